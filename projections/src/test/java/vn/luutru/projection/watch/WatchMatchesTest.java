package vn.luutru.projection.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.corrected;
import static vn.luutru.projection.Province.establishment;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;
import static vn.luutru.projection.Province.stay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.projection.Asking;
import vn.luutru.projection.Page;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.register.Register;

/** Who is looked for is found as soon as they are declared, wherever they are looked for, and nowhere else. */
@IntegrationTest
class WatchMatchesTest {

    private static final String NUMBER = "038077000123";
    private static final UUID ENTRY = new UUID(7, 1);

    private final WatchKeys keys = new WatchKeys(new byte[32]);
    private TestDatabase database;
    private final List<Recorded<Event>> log = new ArrayList<>();

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        happens(registered("bien", "16531"), registered("nui", "14797"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_number_is_found_however_it_is_written_and_whatever_the_name() throws SQLException {
        happens(
                number(ENTRY, null),
                checkedIn("bien", "1", guest("Ai Đó", "0380 7700 0123", BEGIN).build()));
        happens(checkedIn(
                "bien", "2", guest("Trần Văn Giả", "038077000124", BEGIN).build()));

        assertThat(alerts(Scope.province()))
                .extracting(WatchAlert::stay, WatchAlert::by, WatchAlert::ward)
                .containsExactly(tuple(stay("bien", "1"), WatchKeys.By.NUMBER, "16531"));
    }

    @Test
    void a_name_is_found_without_marks_in_any_order_with_its_date_of_birth() throws SQLException {
        happens(name(ENTRY, "Trần Văn Giả", "1977-07-07"));
        happens(born("1", "GIA TRAN VAN", BirthDate.of(LocalDate.of(1977, 7, 7))));
        happens(born("2", "Trần Văn Giả", BirthDate.of(LocalDate.of(1977, 7, 8))));
        happens(born("3", "Trần Văn Giả", BirthDate.ofYear(1977)));
        happens(born("4", "Trần Văn Giả", BirthDate.ofYear(1978)));
        happens(born("5", "Trần Văn Giả", null));
        happens(born("6", "Trần Văn Giả Mạo", BirthDate.of(LocalDate.of(1977, 7, 7))));

        assertThat(alerts(Scope.province()))
                .extracting(WatchAlert::stay, WatchAlert::by)
                .containsExactlyInAnyOrder(
                        tuple(stay("bien", "1"), WatchKeys.By.NAME),
                        tuple(stay("bien", "3"), WatchKeys.By.NAME),
                        tuple(stay("bien", "5"), WatchKeys.By.NAME_ONLY));
    }

    @Test
    void an_entry_with_a_year_fits_every_date_in_it() throws SQLException {
        happens(name(ENTRY, "Trần Văn Giả", "1977"));
        happens(born("1", "Trần Văn Giả", BirthDate.of(LocalDate.of(1977, 7, 7))));
        happens(born("2", "Trần Văn Giả", BirthDate.parse("1977-03")));
        happens(born("3", "Trần Văn Giả", BirthDate.of(LocalDate.of(1976, 12, 31))));

        assertThat(alerts(Scope.province()))
                .extracting(WatchAlert::stay)
                .containsExactlyInAnyOrder(stay("bien", "1"), stay("bien", "2"));
    }

    @Test
    void an_entry_counts_from_its_own_place_in_the_log_to_its_last_day_or_its_removal() throws SQLException {
        happens(checkedIn("bien", "before", guest("A", NUMBER, BEGIN).build()));
        happens(number(ENTRY, null));
        happens(checkedIn("bien", "during", guest("A", NUMBER, BEGIN).build()));
        happens(new WatchEntryRemoved(ENTRY, "đã tìm thấy", BEGIN, "officer"));
        happens(checkedIn("bien", "removed", guest("A", NUMBER, BEGIN).build()));
        UUID second = new UUID(7, 2);
        happens(number(second, null));
        log.add(new Recorded<>(
                log.size() + 1,
                Instant.parse("2026-12-31T17:00:00Z"),
                checkedIn("bien", "expired", guest("A", NUMBER, BEGIN).build())));

        assertThat(alerts(Scope.province())).extracting(WatchAlert::stay).containsExactly(stay("bien", "during"));
    }

    @Test
    void a_match_is_told_where_its_entry_holds_and_to_those_who_see_the_ward() throws SQLException {
        happens(number(ENTRY, "16531"));
        happens(checkedIn("nui", "1", guest("A", NUMBER, BEGIN).build()));
        happens(checkedIn("bien", "2", guest("A", NUMBER, BEGIN).build()));
        happens(checkedIn("hoang", "3", guest("A", NUMBER, BEGIN).build()));

        assertThat(alerts(Scope.province())).extracting(WatchAlert::stay).containsExactly(stay("bien", "2"));
        assertThat(alerts(Scope.ward("16531"))).hasSize(1);
        assertThat(alerts(Scope.ward("14797"))).isEmpty();
        assertThat(alerts(Scope.none())).isEmpty();
        WatchQueries queries = new WatchQueries(database.dataSource(), keys);
        assertThat(Asking.as(Scope.ward("16531"), access -> queries.entries(access, null, 10))
                        .items())
                .extracting(WatchEntry::id, WatchEntry::matches)
                .containsExactly(tuple(ENTRY, 1));
        assertThat(Asking.as(Scope.ward("14797"), access -> queries.entries(access, null, 10))
                        .items())
                .isEmpty();
        assertThat(queries.hasEntry(Scope.ward("16531"), ENTRY)).isTrue();
        assertThat(queries.hasEntry(Scope.ward("14797"), ENTRY)).isFalse();
    }

    @Test
    void an_entry_is_found_by_what_an_officer_knows_of_it_page_by_page() throws SQLException {
        UUID minh = new UUID(7, 2);
        UUID giap = new UUID(7, 3);
        happens(number(ENTRY, "16531"), name(minh, "Trần Văn Giả", "1990-03-15"), name(giap, "Trần Thị Giáp", "1977"));
        alerts(Scope.province());

        assertThat(found(Scope.province(), "0380 7700 0123")).containsExactly(ENTRY);
        assertThat(found(Scope.province(), "038077000124")).isEmpty();
        assertThat(found(Scope.province(), "gia tran")).containsExactly(giap, minh);
        assertThat(found(Scope.province(), "TRẦN giáp")).containsExactly(giap);
        assertThat(found(Scope.province(), "1977 cong an")).containsExactly(giap);
        assertThat(found(Scope.province(), "qđ 45")).containsExactly(giap, minh, ENTRY);
        assertThat(found(Scope.province(), "  ")).containsExactly(giap, minh, ENTRY);
        assertThat(found(Scope.ward("16531"), "qd 45")).containsExactly(ENTRY);
        assertThat(found(Scope.ward("14797"), "0380 7700 0123")).isEmpty();

        WatchQueries queries = new WatchQueries(database.dataSource(), keys);
        Page<WatchEntry> first = Asking.as(Scope.province(), access -> queries.entries(access, "tran", null, 1));
        assertThat(first.items()).extracting(WatchEntry::id).containsExactly(giap);
        Page<WatchEntry> second =
                Asking.as(Scope.province(), access -> queries.entries(access, "tran", first.nextPage(), 1));
        assertThat(second.items()).extracting(WatchEntry::id).containsExactly(minh);
        assertThat(second.nextPage()).isNull();
    }

    private List<UUID> found(Scope scope, String typed) {
        WatchQueries queries = new WatchQueries(database.dataSource(), keys);
        return Asking.as(scope, access -> queries.entries(access, typed, null, 10)).items().stream()
                .map(WatchEntry::id)
                .toList();
    }

    @Test
    void a_correction_to_the_number_or_the_name_is_compared_too() throws SQLException {
        happens(number(ENTRY, "16531"), name(new UUID(7, 2), "Trần Văn Giả", "1990-03-15"));
        happens(checkedIn("bien", "1", guest("A", "038090000001", BEGIN).build()));
        happens(checkedIn("nui", "2", guest("A", "038090000002", BEGIN).build()));
        happens(corrected("bien", "1", Field.DOCUMENT_NUMBER, NUMBER));
        happens(corrected("nui", "2", Field.DOCUMENT_NUMBER, NUMBER));
        happens(corrected("nui", "2", Field.FULL_NAME, "Trần Văn Giả"));

        assertThat(alerts(Scope.province()))
                .extracting(WatchAlert::stay, WatchAlert::by, WatchAlert::ward)
                .containsExactlyInAnyOrder(
                        tuple(stay("bien", "1"), WatchKeys.By.NUMBER, "16531"),
                        tuple(stay("nui", "2"), WatchKeys.By.NAME_ONLY, "14797"));
    }

    @Test
    void a_match_moves_to_another_ward_with_its_establishment_and_one_that_is_over_stays_where_it_was()
            throws SQLException {
        happens(number(ENTRY, null), number(new UUID(7, 2), "16531"));
        happens(checkedIn("bien", "in-house", guest("A", NUMBER, BEGIN).build()));
        happens(checkedIn("bien", "gone", guest("A", NUMBER, BEGIN).build()));
        happens(checkedOut("bien", "gone", BEGIN.plus(Duration.ofHours(1))));
        happens(checkedIn("bien", "corrected", guest("A", "038090000001", BEGIN).build()));
        happens(corrected("bien", "corrected", Field.DOCUMENT_NUMBER, NUMBER));
        happens(new EstablishmentChanged(
                establishment("bien", "14797", Vietnam.dateOf(BEGIN).plusDays(2)), BEGIN, "admin"));
        assertThat(alerts(Scope.ward("16531"))).as("until the day of the move").hasSize(6);
        assertThat(alerts(Scope.ward("14797"))).isEmpty();

        // The first event of the day on which it lies elsewhere.
        log.add(new Recorded<>(log.size() + 1, BEGIN.plus(Duration.ofDays(2)), registered("rung", "16522")));
        List<WatchAlert> left = alerts(Scope.ward("16531"));
        List<WatchAlert> moved = alerts(Scope.ward("14797"));
        assertThat(left).extracting(WatchAlert::stay).containsOnly(stay("bien", "gone"));
        assertThat(moved)
                .extracting(WatchAlert::stay, WatchAlert::ward, WatchAlert::entry)
                .contains(
                        tuple(stay("bien", "in-house"), "14797", ENTRY),
                        tuple(stay("bien", "in-house"), "14797", new UUID(7, 2)),
                        tuple(stay("bien", "corrected"), "14797", ENTRY))
                .doesNotContain(tuple(stay("bien", "gone"), "14797", ENTRY));
        WatchQueries queries = new WatchQueries(database.dataSource(), keys);
        assertThat(queries.alert(Scope.ward("16531"), moved.getFirst().id()))
                .as("nor may they note it")
                .isEmpty();
        assertThat(queries.watched(Scope.ward("14797"), List.of(stay("bien", "in-house"), stay("bien", "gone"))))
                .containsExactly(stay("bien", "in-house"));
        assertThat(Asking.as(Scope.ward("16531"), access -> queries.entries(access, null, 10))
                        .items())
                .as("the entry that holds in the ward, with the matches that are still there")
                .extracting(WatchEntry::id, WatchEntry::matches)
                .containsExactly(tuple(new UUID(7, 2), 1));
    }

    @Test
    void matches_up_to_a_position_are_all_found_however_many_came_after_it() throws SQLException {
        happens(number(ENTRY, null));
        happens(checkedIn("bien", "1", guest("A", NUMBER, BEGIN).build()));
        happens(checkedIn("bien", "2", guest("A", NUMBER, BEGIN).build()));
        long upTo = log.getLast().position();
        happens(checkedIn("bien", "3", guest("A", NUMBER, BEGIN).build()));
        happens(checkedIn("bien", "4", guest("A", NUMBER, BEGIN).build()));
        assertThat(alerts(Scope.province())).hasSize(4);

        WatchQueries queries = new WatchQueries(database.dataSource(), keys);
        WatchQueries.Alerts first = queries.alerts(Scope.province(), true, 0, upTo, 2);
        assertThat(first.items()).extracting(WatchAlert::stay).containsExactly(stay("bien", "2"), stay("bien", "1"));
        assertThat(first.nextPage()).isNull();
        assertThat(queries.alerts(Scope.province(), true, 0, upTo, 1).nextPage())
                .isNotNull();
    }

    @Test
    void matches_are_read_part_by_part_also_where_one_guest_fits_two_entries() throws SQLException {
        happens(number(ENTRY, null), number(new UUID(7, 2), null));
        happens(checkedIn("bien", "1", guest("A", NUMBER, BEGIN).build()));
        happens(checkedIn("bien", "2", guest("A", NUMBER, BEGIN).build()));
        List<UUID> all = alerts(Scope.province()).stream().map(WatchAlert::id).toList();
        assertThat(all).hasSize(4);

        WatchQueries queries = new WatchQueries(database.dataSource(), keys);
        List<UUID> read = new ArrayList<>();
        String page = null;
        do {
            WatchQueries.Alerts part = queries.alerts(Scope.province(), true, page, 1);
            assertThat(part.items()).hasSize(1);
            read.add(part.items().getFirst().id());
            page = part.nextPage();
        } while (page != null);
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void the_first_note_stays_and_an_erased_stay_takes_its_match_with_it() throws SQLException {
        happens(
                number(ENTRY, null),
                checkedIn("bien", "1", guest("A", NUMBER, BEGIN).build()));
        WatchAlert alert = alerts(Scope.province()).getFirst();
        happens(new WatchAlertAcknowledged(alert.id(), "đã cử người", BEGIN.plusSeconds(9), "officer"));

        assertThat(alerts(Scope.province()).getFirst().note()).isEqualTo("đã cử người");
        assertThat(new WatchQueries(database.dataSource(), keys)
                        .alerts(Scope.province(), true, 10)
                        .items())
                .isEmpty();

        happens(new StayForgotten(stay("bien", "1"), BEGIN, "admin"));
        assertThat(alerts(Scope.province())).isEmpty();
    }

    @Test
    void where_batches_end_makes_no_difference() throws SQLException {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            UUID entry = new UUID(8, random.nextInt(6));
            happens(
                    switch (random.nextInt(4)) {
                        case 0 -> number(entry, random.nextBoolean() ? null : "14797");
                        case 1 -> new WatchEntryRemoved(entry, "x", BEGIN, "officer");
                        default ->
                            checkedIn(
                                    random.nextBoolean() ? "bien" : "nui",
                                    "r" + i,
                                    guest("A", random.nextBoolean() ? NUMBER : "038090000001", BEGIN)
                                            .build());
                    });
        }
        Map<String, List<String>> whole = rows(log.size());
        assertThat(whole.get("alert")).isNotEmpty();
        assertThat(rows(1)).isEqualTo(whole);
        assertThat(rows(7)).isEqualTo(whole);
    }

    private void happens(Event... events) {
        for (Event event : events) {
            log.add(new Recorded<>(log.size() + 1, BEGIN.plus(Duration.ofMinutes(log.size())), event));
        }
    }

    private WatchEntryAdded number(UUID entry, @Nullable String wards) {
        return new WatchEntryAdded(
                entry,
                keys.ofNumber(NUMBER),
                null,
                null,
                "Công an tỉnh",
                "QĐ 45",
                wards,
                LocalDate.of(2026, 12, 31),
                BEGIN,
                "officer");
    }

    private WatchEntryAdded name(UUID entry, String name, String born) {
        return new WatchEntryAdded(
                entry,
                keys.ofName(name, BirthDate.parse(born)),
                name,
                born,
                "Công an tỉnh",
                "QĐ 45",
                null,
                LocalDate.of(2026, 12, 31),
                BEGIN,
                "officer");
    }

    private static Event born(String reference, String name, @Nullable BirthDate born) {
        return checkedIn(
                "bien",
                reference,
                guest(name, "03809000000" + reference, BEGIN)
                        .set(Field.DATE_OF_BIRTH, born)
                        .build());
    }

    private List<WatchAlert> alerts(Scope scope) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("""
                drop schema if exists register cascade; create schema register;
                drop schema if exists watch cascade; create schema watch
                """);
            Register register = new Register();
            connection.setSchema(Register.NAME);
            register.create(connection);
            register.apply(connection, 0, log);
            WatchMatches watch = new WatchMatches(keys);
            connection.setSchema(WatchMatches.NAME);
            watch.create(connection);
            watch.apply(connection, 0, log);
            connection.commit();
        }
        return new WatchQueries(database.dataSource(), keys)
                .alerts(scope, false, 100)
                .items();
    }

    private Map<String, List<String>> rows(int largest) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("create schema built");
            WatchMatches watch = new WatchMatches(keys);
            connection.setSchema("built");
            watch.create(connection);
            for (int from = 0; from < log.size(); from += largest) {
                watch.apply(connection, from, log.subList(from, Math.min(log.size(), from + largest)));
            }
            Map<String, List<String>> rows = SchemaRows.of(connection, "built");
            connection.rollback();
            return rows;
        }
    }
}
