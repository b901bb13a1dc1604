package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.days;
import static vn.luutru.projection.Province.establishment;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.TestDatabase;

/** Guests in house are in the ward of today, also where a move of their establishment is recorded in advance. */
@IntegrationTest
class MovedEstablishmentTest {

    private static final String HERE = "16531";
    private static final String THERE = "16522";
    private static final LocalDate MOVE = LocalDate.of(2026, 7, 20);

    private final List<Recorded<Event>> log = new ArrayList<>();
    private TestDatabase database;
    private AskedRegister queries;

    @BeforeEach
    void describe() throws SQLException {
        database = TestDatabase.create();
        queries = new AskedRegister(database.dataSource());
        create();
        happens(
                BEGIN,
                registered("h1", HERE),
                registered("h2", HERE),
                checkedIn(
                        "h1",
                        "1",
                        guest("Nguyễn Văn Thử", "038090000001", BEGIN).build()),
                checkedIn("h1", "2", guest("Lê Thị Mẫu", "038190000002", BEGIN).build()));
        happens(days(1), new EstablishmentChanged(establishment("h1", THERE, MOVE), days(1), "admin"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_move_that_is_recorded_in_advance_moves_nobody_before_its_day() throws SQLException {
        happens(
                days(2),
                checkedIn(
                        "h1",
                        "3",
                        guest("Phạm Văn Sau", "038090000003", days(2)).build()),
                checkedOut("h1", "2", days(2)));

        assertThat(inHouse(HERE)).containsExactly("1", "3");
        assertThat(inHouse(THERE)).isEmpty();
    }

    @Test
    void the_first_event_of_the_day_moves_those_in_house_and_leaves_those_who_have_left() throws SQLException {
        happens(days(2), checkedOut("h1", "2", days(2)));
        happens(
                days(30),
                checkedIn(
                        "h2",
                        "9",
                        guest("Đỗ Văn Khác", "038090000009", days(30)).build()));

        assertThat(inHouse(THERE)).containsExactly("1");
        assertThat(inHouse(HERE)).containsExactly("9");
        assertThat(all(HERE)).containsExactly("2", "9");
    }

    @Test
    void a_rebuild_gives_the_same_rows() throws SQLException {
        happens(days(2), checkedOut("h1", "2", days(2)));
        happens(
                days(30),
                checkedIn(
                        "h2",
                        "9",
                        guest("Đỗ Văn Khác", "038090000009", days(30)).build()));
        List<String> running = List.of(String.valueOf(all(HERE)), String.valueOf(all(THERE)));
        create();
        apply(log);

        assertThat(List.of(String.valueOf(all(HERE)), String.valueOf(all(THERE))))
                .isEqualTo(running);
    }

    private void create() throws SQLException {
        try (Connection connection = database.connect()) {
            AskedRegister.begun(connection, Register.NAME);
            connection.commit();
        }
    }

    private void happens(Instant recordedAt, Event... events) throws SQLException {
        List<Recorded<Event>> batch = new ArrayList<>();
        for (Event event : events) {
            batch.add(new Recorded<>(log.size() + batch.size() + 1, recordedAt, event));
        }
        log.addAll(batch);
        apply(batch);
    }

    private void apply(List<Recorded<Event>> batch) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setSchema(Register.NAME);
            new Register().apply(connection, 0, batch);
            connection.commit();
        }
    }

    private List<String> inHouse(String ward) {
        return references(ward, ResidentsQuestion.builder().state(Resident.State.IN_HOUSE));
    }

    private List<String> all(String ward) {
        return references(ward, ResidentsQuestion.builder());
    }

    private List<String> references(String ward, ResidentsQuestion.Builder question) {
        return queries.residents(Scope.ward(ward), question.build()).items().stream()
                .map(Resident::reference)
                .sorted()
                .toList();
    }
}
