package vn.luutru.adapter.web.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.Resident;

class ResidentFileTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T07:00:00Z");
    private static final String REST = "and there are more";
    private static final Resident STAY = new Resident(
            new StayId(new UUID(0, 1)),
            new UUID(0, 2),
            "R-1",
            "Nguyễn Văn Thử",
            null,
            null,
            null,
            null,
            null,
            "E-1",
            "Khách sạn Mẫu",
            "16531",
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            ARRIVED,
            null,
            null,
            ARRIVED,
            ARRIVED,
            Timeliness.ON_TIME,
            false,
            Resident.State.IN_HOUSE);

    @Test
    void a_file_of_all_that_were_found_says_nothing_more() {
        ResidentFile file = ResidentFile.of(page -> page == null
                ? new Page<>(Collections.nCopies(500, STAY), "second")
                : new Page<>(Collections.nCopies(3, STAY), null));
        assertThat(file.size()).isEqualTo(503);
        assertThat(text(file)).doesNotContain(REST);
        assertThat(name(file)).contains("\"luu-tru.csv\"");
    }

    @Test
    void a_file_that_leaves_some_out_says_so_in_its_last_row_and_in_its_name() {
        ResidentFile file = ResidentFile.of(page -> new Page<>(Collections.nCopies(500, STAY), "more"));
        assertThat(file.size()).isEqualTo(ResidentFile.MAX_ROWS);
        assertThat(text(file).lines().toList().getLast()).startsWith(REST);
        assertThat(name(file)).contains("\"luu-tru-5000-dong-dau.csv\"");
    }

    private static String text(ResidentFile file) {
        byte[] body = file.download(REST).getBody();
        assertThat(body).isNotNull();
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String name(ResidentFile file) {
        ResponseEntity<byte[]> answer = file.download(REST);
        return String.valueOf(answer.getHeaders().getFirst("Content-Disposition"));
    }
}
