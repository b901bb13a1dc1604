package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.corrected;
import static vn.luutru.projection.Province.days;
import static vn.luutru.projection.Province.establishment;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;
import static vn.luutru.projection.Province.stay;
import static vn.luutru.projection.Province.unidentified;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;

/** What is kept of who is in house, each event being a batch of its own, is what a rebuild in one batch makes. */
@IntegrationTest
class HouseDaysTest {

    private static final Scope HERE = Scope.ward("16531");
    private static final Scope THERE = Scope.ward("16522");
    private static final LocalDate TODAY = Vietnam.dateOf(BEGIN);

    private final List<Recorded<Event>> log = new ArrayList<>();
    private TestDatabase database;
    private Connection connection;
    private AskedRegister queries;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        queries = new AskedRegister(database.dataSource());
        AskedRegister.begun(connection, Register.NAME);
        happens(BEGIN, registered("bien", "16531"));
        happens(BEGIN, registered("song", "16531"));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    /** To be asked after all that a test does. */
    private void assertSameAsRebuilt() throws SQLException {
        List<List<String>> kept = List.of(rows("house_day"), rows("repeated"));
        connection.commit();
        Register rebuilt = AskedRegister.begun(connection, Register.NAME);
        rebuilt.apply(connection, 0, log);
        assertThat(List.of(rows("house_day"), rows("repeated")))
                .as("rows of a rebuild, and of the running one")
                .isEqualTo(kept);
        connection.rollback();
    }

    @Test
    void whoever_leaves_is_counted_no_more_and_the_newest_report_is_of_those_who_stay() throws SQLException {
        comes("bien", "1", "038090000001", BEGIN);
        comes("bien", "2", "038090000002", BEGIN.plusSeconds(600));
        comes("bien", "3", "038090000003", BEGIN.plusSeconds(1200));
        assertThat(counts(HERE)).containsExactly(tuple("bien", 3));
        assertThat(lastReport()).isEqualTo(BEGIN.plusSeconds(1260));

        happens(days(1), checkedOut("bien", "1", days(1)));
        assertThat(lastReport()).isEqualTo(BEGIN.plusSeconds(1260));
        happens(days(1), new StayCancelled(stay("bien", "3"), CancellationReason.ENTERED_BY_MISTAKE, days(1), "key-1"));
        assertThat(lastReport()).isEqualTo(BEGIN.plusSeconds(660));

        happens(days(1), new StayForgotten(stay("bien", "2"), days(1), "admin"));
        assertThat(counts(HERE)).isEmpty();
        assertThat(rows("house_day")).isEmpty();
        assertSameAsRebuilt();
    }

    @Test
    void a_correction_counts_the_guest_as_who_they_are_and_when_they_came() throws SQLException {
        happens(BEGIN, checkedIn("bien", "1", unidentified("VD-01", BEGIN).build()));
        assertThat(queries.establishments(HERE, null, TODAY))
                .extracting(EstablishmentCount::unidentified, EstablishmentCount::withoutPapers)
                .containsExactly(tuple(1, 1));

        happens(days(40), corrected("bien", "1", Field.NATIONALITY, "JPN"));
        happens(days(40), corrected("bien", "1", Field.ARRIVED_AT, days(-2)));

        assertThat(queries.establishments(HERE, null, Vietnam.dateOf(days(28))))
                .extracting(
                        EstablishmentCount::inHouse,
                        EstablishmentCount::foreign,
                        EstablishmentCount::longStays,
                        EstablishmentCount::arrivedToday)
                .containsExactly(tuple(1, 1, 1, 0));
        assertSameAsRebuilt();
    }

    @Test
    void who_is_in_house_is_counted_where_the_establishment_lies_today() throws SQLException {
        comes("bien", "1", "038090000001", BEGIN);
        happens(
                days(1),
                new EstablishmentChanged(establishment("bien", "16522", LocalDate.of(2026, 7, 20)), days(1), "admin"));
        assertThat(counts(HERE)).containsExactly(tuple("bien", 1));

        comes("song", "1", "038090000002", days(30));

        assertThat(counts(THERE)).containsExactly(tuple("bien", 1));
        assertThat(counts(HERE)).containsExactly(tuple("song", 1));
        assertSameAsRebuilt();
    }

    @Test
    void who_is_in_two_places_is_listed_until_one_of_the_stays_ends_before_the_other_begins() throws SQLException {
        comes("bien", "1", "038090000001", BEGIN);
        comes("song", "2", "038090000001", days(3));
        assertThat(listed(ResidentTrait.TWO_PLACES)).containsExactly("bien/1", "song/2");

        happens(days(4), checkedOut("bien", "1", days(4)));
        assertThat(listed(ResidentTrait.TWO_PLACES)).containsExactly("song/2");

        happens(days(4), corrected("bien", "1", Field.DEPARTED_AT, days(2)));
        assertThat(listed(ResidentTrait.TWO_PLACES)).isEmpty();

        // Said again, later.
        happens(days(5), checkedOut("bien", "1", days(5)));
        assertThat(listed(ResidentTrait.TWO_PLACES)).containsExactly("song/2");

        happens(days(6), new StayForgotten(stay("bien", "1"), days(6), "admin"));
        assertThat(listed(ResidentTrait.TWO_PLACES)).isEmpty();
        assertThat(rows("repeated")).isEmpty();
        assertSameAsRebuilt();
    }

    @Test
    void a_paper_is_under_two_names_also_when_the_first_guest_has_left_or_the_number_is_corrected()
            throws SQLException {
        comes("bien", "1", "038090000001", BEGIN);
        happens(days(1), checkedOut("bien", "1", days(1)));
        happens(
                days(40),
                checkedIn(
                        "bien",
                        "2",
                        guest("Lê Thị Khác", "038090000009", days(40)).build()));
        assertThat(listed(ResidentTrait.TWO_NAMES)).isEmpty();

        happens(days(41), corrected("bien", "2", Field.DOCUMENT_NUMBER, "038090000001"));
        assertThat(listed(ResidentTrait.TWO_NAMES)).containsExactly("bien/2");

        happens(
                days(42),
                new StayCancelled(stay("bien", "1"), CancellationReason.ENTERED_BY_MISTAKE, days(42), "key-1"));
        assertThat(listed(ResidentTrait.TWO_NAMES)).isEmpty();
        assertThat(rows("repeated")).isEmpty();
        assertSameAsRebuilt();
    }

    @Test
    void an_erased_month_takes_its_guests_from_the_counts_and_those_who_were_listed_for_them() throws SQLException {
        comes("bien", "july", "038090000001", BEGIN);
        comes("bien", "august", "038090000002", days(40));
        comes("song", "august", "038090000001", days(40));
        assertThat(listed(ResidentTrait.TWO_PLACES)).containsExactly("bien/july", "song/august");

        happens(days(70), new MonthForgotten(YearMonth.from(TODAY), days(70), "admin"));

        assertThat(listed(ResidentTrait.TWO_PLACES)).isEmpty();
        assertThat(rows("repeated")).isEmpty();
        assertThat(counts(HERE)).containsExactly(tuple("bien", 1), tuple("song", 1));
        assertSameAsRebuilt();
    }

    private void comes(String establishment, String reference, String number, Instant at) throws SQLException {
        happens(
                at,
                checkedIn(
                        establishment,
                        reference,
                        guest("Nguyễn Văn Thử", number, at).build()));
    }

    private void happens(Instant recordedAt, Event event) throws SQLException {
        Recorded<Event> recorded = new Recorded<>(log.size() + 1, recordedAt, event);
        log.add(recorded);
        connection.setAutoCommit(false);
        connection.setSchema(Register.NAME);
        new Register().apply(connection, log.size() - 1L, List.of(recorded));
        connection.commit();
    }

    private List<Tuple> counts(Scope scope) {
        return queries.establishments(scope, null, TODAY).stream()
                .map(count -> tuple(count.establishmentId(), count.inHouse()))
                .toList();
    }

    private Instant lastReport() {
        return queries.establishments(HERE, null, TODAY).getFirst().lastReportAt();
    }

    private List<String> listed(ResidentTrait trait) {
        return AskedRegister.names(queries.residents(
                HERE,
                ResidentsQuestion.builder()
                        .state(Resident.State.IN_HOUSE)
                        .trait(trait, TODAY)
                        .build()));
    }

    private List<String> rows(String table) throws SQLException {
        return SchemaRows.of(connection, Register.NAME).getOrDefault(table, List.of());
    }
}
