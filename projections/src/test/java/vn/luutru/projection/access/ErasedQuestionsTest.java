package vn.luutru.projection.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.register.QuestionsAboutGuest;

/**
 * What was asked for is erased from the tables that are there; a rebuild finds it erased in the log. Both come to the same
 * rows, also of a question that was encrypted before the end of a month and recorded after it.
 */
@IntegrationTest
class ErasedQuestionsTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final int KEY_OF_JUNE = 202606;
    private static final UUID ABOUT = new UUID(1, 1);

    /** Of Việt Nam: the last tenth of June, and the first of July. */
    private static final Instant ASKED = Instant.parse("2026-06-30T16:59:59.900Z");

    private static final Instant RECORDED = Instant.parse("2026-06-30T17:00:00.100Z");

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
    void a_question_about_an_erased_guest_is_the_same_after_a_rebuild() throws SQLException {
        BuiltReadModels.build(database, List.of(whole(1, ABOUT), whole(2, new UUID(1, 2))), new AccessLog());

        new QuestionsAboutGuest(database.dataSource(), new PersonPseudonyms(new byte[32])).clear(List.of(ABOUT));

        assertThat(running()).isEqualTo(rebuilt(List.of(erased(1, ABOUT), whole(2, new UUID(1, 2)))));
    }

    @Test
    void a_question_of_an_erased_month_is_the_same_after_a_rebuild() throws SQLException {
        Recorded<Event> forgotten = new Recorded<>(2, RECORDED, new MonthForgotten(JUNE, RECORDED, "admin"));
        BuiltReadModels.build(database, List.of(whole(1, ABOUT), forgotten), new AccessLog());

        assertThat(running()).isEqualTo(rebuilt(List.of(erased(1, ABOUT), forgotten)));
    }

    /** As long as its key is there. */
    private static Recorded<Event> whole(long position, UUID query) {
        return new Recorded<>(
                position, RECORDED, KEY_OF_JUNE, asked(query, "Ca 01", Map.of("document", "038090000001")));
    }

    /** As the log answers once the key is destroyed. */
    private static Recorded<Event> erased(long position, UUID query) {
        return new Recorded<>(position, RECORDED, asked(query, null, Map.of()));
    }

    private static Event asked(UUID query, @Nullable String caseFile, Map<String, String> criteria) {
        return new PersonsQueried(
                query, "an", "POLICE", "16531", "RESIDENCE_CHECK", caseFile, "residents", criteria, 1, ASKED);
    }

    private Map<String, List<String>> running() throws SQLException {
        try (Connection connection = database.connect()) {
            return SchemaRows.of(connection, AccessLog.NAME);
        }
    }

    private Map<String, List<String>> rebuilt(List<Recorded<Event>> log) throws SQLException {
        return BuiltReadModels.rows(database, new AccessLog(), log, log.size());
    }
}
