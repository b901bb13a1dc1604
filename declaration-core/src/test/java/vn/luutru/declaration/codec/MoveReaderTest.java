package vn.luutru.declaration.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.ESTABLISHMENT;
import static vn.luutru.declaration.codec.ReadDeclaration.HEAD;
import static vn.luutru.declaration.codec.ReadDeclaration.body;
import static vn.luutru.declaration.codec.ReadDeclaration.line;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.StayCommand.Move;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.place.Place;

class MoveReaderTest {

    private static final Instant MOVED = Instant.parse("2026-07-02T08:00:00Z");

    @Test
    void a_move_names_its_instant_and_the_parts_of_the_place_that_change() {
        assertThat(line("{\"type\": \"MOVE\", " + HEAD + ", \"movedAt\": \"2026-07-02T15:00:00+07:00\", "
                                + "\"room\": \" P.  302 \", \"bed\": null, \"department\": \"\"}")
                        .command())
                .isEqualTo(new Move(ESTABLISHMENT, "R-1", MOVED, new Place(null, "P. 302", null)));
        ParsedDeclaration hospital =
                body(DeclarationType.MOVE, "{\"movedAt\": \"2026-07-02T08:00:00Z\", \"department\": \"Khoa  Nội\"}");
        assertThat(hospital.command())
                .isEqualTo(new Move(ESTABLISHMENT, "R-1", MOVED, new Place("Khoa Nội", null, null)));
        assertThat(hospital.findings()).isEmpty();
    }

    @Test
    void a_move_without_an_instant_an_offset_or_a_place_is_refused() {
        assertThat(body(DeclarationType.MOVE, "{\"room\": \"302\"}").findings())
                .containsExactly(Finding.of(FindingCode.FIELD_REQUIRED, "/movedAt"));
        assertThat(body(DeclarationType.MOVE, "{\"movedAt\": \"2026-07-02T15:00:00\", \"room\": \"302\"}")
                        .findings())
                .containsExactly(Finding.of(FindingCode.INSTANT_MALFORMED, "/movedAt"));
        assertThat(body(DeclarationType.MOVE, "{\"movedAt\": \"2026-07-02T08:00:00Z\", \"room\": null}")
                        .findings())
                .containsExactly(Finding.of(FindingCode.FIELD_REQUIRED, "/room"));
    }

    @Test
    void what_belongs_to_a_move_alone_stands_in_no_other_declaration() {
        assertThat(body(DeclarationType.CHECK_IN, "{\"movedAt\": \"2026-07-02T08:00:00Z\"}")
                        .findings())
                .containsExactly(Finding.of(FindingCode.FIELD_NOT_ALLOWED, "/movedAt"));
        assertThat(body(DeclarationType.CHECK_IN, "{\"department\": \"Nội\"}").findings())
                .containsExactly(Finding.of(FindingCode.FIELD_UNKNOWN, "/department"));
        assertThat(body(
                                DeclarationType.MOVE,
                                "{\"movedAt\": \"2026-07-02T08:00:00Z\", \"room\": \"302\", \"party\": \"B-1\"}")
                        .findings())
                .containsExactly(Finding.of(FindingCode.FIELD_IGNORED, "/party"));
    }
}
