package vn.luutru.projection.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.projection.Asking;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.Page;
import vn.luutru.projection.TestDatabase;

/** An auditor finds what was asked under a case and about a person, and which events an administrator let be skipped. */
@IntegrationTest
class AccessSearchTest {

    private static final Instant NOW = Instant.parse("2026-07-20T05:00:00Z");

    private final List<Recorded<Event>> log = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_asked_under_a_case_is_found_however_the_case_is_written() throws SQLException {
        asks("an", "Vụ 12/2026", Map.of("name", "thu"));
        asks("binh", "VỤ  12 / 2026", Map.of("ward", "16531"));
        asks("chi", "Vụ 112/2026", Map.of("name", "thu"));
        asks("dung", null, Map.of("name", "thu"));
        assertThat(readers(about("vụ 12/2026", null, null))).containsExactly("binh", "an");
        assertThat(readers(about("12/2026", null, null)))
                .as("a part of a case is another case")
                .isEmpty();
        assertThat(readers(about("vụ 12/2026", "Nguyễn Văn Thử", null))).containsExactly("an");
    }

    @Test
    void who_asked_for_a_number_or_a_name_is_found() throws SQLException {
        asks("so", "1", Map.of("document", "038-090 000001"));
        asks("o-tim", "1", Map.of("words", "thu 038090000001", "when", "moi-luc"));
        asks("ten", "1", Map.of("name", "NGUYEN VAN THU"));
        asks("mot-phan", "1", Map.of("name", "van th"));
        asks("khac", "1", Map.of("name", "nguyen van mau", "document", "038090000002"));
        asks("danh-sach", "1", Map.of("list", "dang-o", "ward", "16531"));
        assertThat(readers(about(null, "038090000001", null))).containsExactly("o-tim", "so");
        assertThat(readers(about(null, "Nguyễn Văn Thử", null)))
                .as("all of the name, or a part by which it is found")
                .containsExactly("mot-phan", "ten", "o-tim");
        assertThat(readers(about(null, "nguyễn văn", null))).containsExactly("khac", "ten");
        assertThat(readers(about(null, "Thử 038 090 000 001", null))).containsExactly("ten", "o-tim", "so");
        assertThatThrownBy(() -> found(about(null, "·", null))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> found(about(" ", null, null))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_is_found_in_lines_that_officers_are_told_to_type() throws SQLException {
        asks("mot-o", "1", Map.of("words", "thu 301 song mau", "when", "moi-luc"));
        asks("phong", "1", Map.of("words", "thu phòng 301", "when", "bay-gio"));
        asks("khac", "1", Map.of("words", "hoa 301 song biec", "when", "moi-luc"));
        assertThat(readers(about(null, "Lê Thị Thu Mẫu", null))).containsExactly("phong", "mot-o");
    }

    /** The names are stored. */
    @Test
    void a_search_for_a_case_or_a_person_is_recorded_under_a_name_of_its_own() {
        assertThat(new AccessQuestion("an", AccessEntry.Kind.SESSION, NOW, NOW, null, 10).recordedAs())
                .isEqualTo("access-log");
        assertThat(about("vụ 7", null, null).recordedAs()).isEqualTo("access-log-search");
        assertThat(about(null, "thu", null).recordedAs()).isEqualTo("access-log-search");
        assertThat(about(null, null, new UUID(1, 1)).recordedAs()).isEqualTo("access-log-search");
    }

    @Test
    void entries_are_looked_through_to_the_end_and_in_pages() throws SQLException {
        asks("dau", "Vụ 7", Map.of());
        for (int i = 0; i < 5_100; i++) {
            asks("khac", "Vụ 8", Map.of());
        }
        asks("giua", "Vụ 7", Map.of());
        asks("cuoi", "Vụ 7", Map.of());
        build();
        Page<AccessEntry> first = list(new AccessQuestion(null, null, null, null, "vụ 7", null, null, null, 2));
        assertThat(first.items()).extracting(AccessEntry::reader).containsExactly("cuoi", "giua");
        Page<AccessEntry> rest =
                list(new AccessQuestion(null, null, null, null, "vụ 7", null, null, first.nextPage(), 2));
        assertThat(rest.items()).extracting(AccessEntry::reader).containsExactly("dau");
        assertThat(rest.nextPage()).isNull();
    }

    @Test
    void an_event_that_is_skipped_is_an_act_of_the_administrator_once() throws SQLException {
        EventQuarantined skipped =
                new EventQuarantined(1, "GuestCheckedIn/1", "malformed fact", "phiếu 7", NOW, "admin");
        // In place of the event, and where it was recorded.
        happens(skipped);
        happens(skipped);
        assertThat(found(new AccessQuestion(null, AccessEntry.Kind.SYSTEM, null, null, null, 10)))
                .containsExactly(new AccessEntry(
                        AccessEntry.Kind.SYSTEM,
                        skipped.stream(),
                        "admin",
                        "ADMIN",
                        null,
                        null,
                        null,
                        "event-quarantined",
                        Map.of(
                                "position", "1",
                                "type", "GuestCheckedIn/1",
                                "problem", "malformed fact",
                                "reason", "phiếu 7"),
                        0,
                        NOW));
    }

    private static AccessQuestion about(String caseFile, String words, UUID person) {
        return new AccessQuestion(null, null, null, null, caseFile, words, person, null, 50);
    }

    private void asks(String reader, String caseFile, Map<String, String> criteria) {
        happens(new PersonsQueried(
                UUID.randomUUID(),
                reader,
                "POLICE",
                "16531",
                "MISSING_PERSON",
                caseFile,
                "residents",
                criteria,
                2,
                NOW));
    }

    private void happens(Event event) {
        log.add(new Recorded<>(log.size() + 1, NOW, event));
    }

    private List<String> readers(AccessQuestion question) throws SQLException {
        return found(question).stream().map(AccessEntry::reader).toList();
    }

    private List<AccessEntry> found(AccessQuestion question) throws SQLException {
        build();
        return list(question).items();
    }

    private void build() throws SQLException {
        BuiltReadModels.build(database, log, new AccessLog());
    }

    private Page<AccessEntry> list(AccessQuestion question) {
        AccessQueries access = new AccessQueries(database.dataSource(), new PersonPseudonyms(new byte[32]));
        return Asking.as(Scope.province(), allowed -> access.list(allowed, question));
    }
}
