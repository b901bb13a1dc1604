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
import static vn.luutru.projection.watch.WatchedProvince.ENTRY;
import static vn.luutru.projection.watch.WatchedProvince.NUMBER;
import static vn.luutru.projection.watch.WatchedProvince.born;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.declaration.event.WatchListEvent.WatchMatchFound;
import vn.luutru.projection.Asking;
import vn.luutru.projection.BuiltReadModels;

/** Who is looked for is found as soon as they are declared, wherever they are looked for, and nowhere else. */
@IntegrationTest
class WatchMatchesTest {

    private WatchedProvince province;

    @BeforeEach
    void open() {
        province = new WatchedProvince();
    }

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void a_number_is_found_however_it_is_written_and_whatever_the_name() throws SQLException {
        province.happens(
                province.number(ENTRY, null),
                checkedIn("bien", "1", guest("Ai Đó", "0380 7700 0123", BEGIN).build()));
        province.happens(checkedIn(
                "bien", "2", guest("Trần Văn Giả", "038077000124", BEGIN).build()));

        assertThat(province.alerts(Scope.province()))
                .extracting(WatchAlert::stay, WatchAlert::by, WatchAlert::ward)
                .containsExactly(tuple(stay("bien", "1"), WatchKeys.By.NUMBER, "16531"));
    }

    @Test
    void a_name_is_found_without_marks_in_any_order_with_its_date_of_birth() throws SQLException {
        province.happens(province.name(ENTRY, "Trần Văn Giả", "1977-07-07"));
        province.happens(born("1", "GIA TRAN VAN", BirthDate.of(LocalDate.of(1977, 7, 7))));
        province.happens(born("2", "Trần Văn Giả", BirthDate.of(LocalDate.of(1977, 7, 8))));
        province.happens(born("3", "Trần Văn Giả", BirthDate.ofYear(1977)));
        province.happens(born("4", "Trần Văn Giả", BirthDate.ofYear(1978)));
        province.happens(born("5", "Trần Văn Giả", null));
        province.happens(born("6", "Trần Văn Giả Mạo", BirthDate.of(LocalDate.of(1977, 7, 7))));

        assertThat(province.alerts(Scope.province()))
                .extracting(WatchAlert::stay, WatchAlert::by)
                .containsExactlyInAnyOrder(
                        tuple(stay("bien", "1"), WatchKeys.By.NAME),
                        tuple(stay("bien", "3"), WatchKeys.By.NAME),
                        tuple(stay("bien", "5"), WatchKeys.By.NAME_ONLY));
    }

    @Test
    void an_entry_with_a_year_fits_every_date_in_it() throws SQLException {
        province.happens(province.name(ENTRY, "Trần Văn Giả", "1977"));
        province.happens(born("1", "Trần Văn Giả", BirthDate.of(LocalDate.of(1977, 7, 7))));
        province.happens(born("2", "Trần Văn Giả", BirthDate.parse("1977-03")));
        province.happens(born("3", "Trần Văn Giả", BirthDate.of(LocalDate.of(1976, 12, 31))));

        assertThat(province.alerts(Scope.province()))
                .extracting(WatchAlert::stay)
                .containsExactlyInAnyOrder(stay("bien", "1"), stay("bien", "2"));
    }

    @Test
    void an_entry_counts_from_its_own_place_in_the_log_to_its_last_day_or_its_removal() throws SQLException {
        province.happens(checkedIn("bien", "before", guest("A", NUMBER, BEGIN).build()));
        province.happens(province.number(ENTRY, null));
        province.happens(checkedIn("bien", "during", guest("A", NUMBER, BEGIN).build()));
        province.happens(new WatchEntryRemoved(ENTRY, "đã tìm thấy", BEGIN, "officer"));
        province.happens(checkedIn("bien", "removed", guest("A", NUMBER, BEGIN).build()));
        UUID second = new UUID(7, 2);
        province.happens(province.number(second, null));
        province.happensAt(
                Instant.parse("2026-12-31T17:00:00Z"),
                checkedIn("bien", "expired", guest("A", NUMBER, BEGIN).build()));

        assertThat(province.alerts(Scope.province()))
                .extracting(WatchAlert::stay)
                .containsExactly(stay("bien", "during"));
    }

    @Test
    void a_correction_to_the_number_or_the_name_is_compared_too() throws SQLException {
        province.happens(province.number(ENTRY, "16531"), province.name(new UUID(7, 2), "Trần Văn Giả", "1990-03-15"));
        province.happens(
                checkedIn("bien", "1", guest("A", "038090000001", BEGIN).build()));
        province.happens(checkedIn("nui", "2", guest("A", "038090000002", BEGIN).build()));
        province.happens(corrected("bien", "1", Field.DOCUMENT_NUMBER, NUMBER));
        province.happens(corrected("nui", "2", Field.DOCUMENT_NUMBER, NUMBER));
        province.happens(corrected("nui", "2", Field.FULL_NAME, "Trần Văn Giả"));

        assertThat(province.alerts(Scope.province()))
                .extracting(WatchAlert::stay, WatchAlert::by, WatchAlert::ward)
                .containsExactlyInAnyOrder(
                        tuple(stay("bien", "1"), WatchKeys.By.NUMBER, "16531"),
                        tuple(stay("nui", "2"), WatchKeys.By.NAME_ONLY, "14797"));
    }

    @Test
    void a_match_moves_to_another_ward_with_its_establishment_and_one_that_is_over_stays_where_it_was()
            throws SQLException {
        province.happens(province.number(ENTRY, null), province.number(new UUID(7, 2), "16531"));
        province.happens(checkedIn("bien", "in-house", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedIn("bien", "gone", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedOut("bien", "gone", BEGIN.plus(Duration.ofHours(1))));
        province.happens(
                checkedIn("bien", "corrected", guest("A", "038090000001", BEGIN).build()));
        province.happens(corrected("bien", "corrected", Field.DOCUMENT_NUMBER, NUMBER));
        province.happens(new EstablishmentChanged(
                establishment("bien", "14797", Vietnam.dateOf(BEGIN).plusDays(2)), BEGIN, "admin"));
        assertThat(province.alerts(Scope.ward("16531")))
                .as("until the day of the move")
                .hasSize(6);
        assertThat(province.alerts(Scope.ward("14797"))).isEmpty();

        // The first event of the day on which it lies elsewhere.
        province.happensAt(BEGIN.plus(Duration.ofDays(2)), registered("rung", "16522"));
        List<WatchAlert> left = province.alerts(Scope.ward("16531"));
        List<WatchAlert> moved = province.alerts(Scope.ward("14797"));
        assertThat(left).extracting(WatchAlert::stay).containsOnly(stay("bien", "gone"));
        assertThat(moved)
                .extracting(WatchAlert::stay, WatchAlert::ward, WatchAlert::entry)
                .contains(
                        tuple(stay("bien", "in-house"), "14797", ENTRY),
                        tuple(stay("bien", "in-house"), "14797", new UUID(7, 2)),
                        tuple(stay("bien", "corrected"), "14797", ENTRY))
                .doesNotContain(tuple(stay("bien", "gone"), "14797", ENTRY));
        WatchQueries queries = province.queries();
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

    /** Those in house are read before their match is recorded: a stay, or its month, may be erased in between. */
    @Test
    void a_match_that_is_recorded_after_its_stay_or_its_month_was_erased_is_none() throws SQLException {
        province.happens(checkedIn("bien", "1", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedIn("bien", "2", guest("A", NUMBER, BEGIN).build()));
        province.happens(checkedIn("bien", "3", guest("A", NUMBER, BEGIN).build()));
        province.happens(province.number(ENTRY, null));
        province.happens(found("3", YearMonth.of(2026, 8)));
        province.happens(new StayForgotten(stay("bien", "1"), BEGIN, "admin"));
        province.happens(found("1", YearMonth.of(2026, 8)));
        province.happens(new MonthForgotten(YearMonth.of(2026, 7), BEGIN, "admin"));
        province.happens(found("2", YearMonth.of(2026, 7)));

        Map<String, List<String>> whole = rows(province.log.size());

        assertThat(whole.get("alert"))
                .singleElement()
                .asString()
                .contains(stay("bien", "3").toString());
        assertThat(rows(1)).isEqualTo(whole);
    }

    private static WatchMatchFound found(String reference, YearMonth month) {
        return new WatchMatchFound(
                ENTRY,
                stay("bien", reference).value(),
                new EstablishmentId("bien"),
                month,
                WatchKeys.By.NUMBER.code(),
                BEGIN,
                "luutru");
    }

    @Test
    void where_batches_end_makes_no_difference() throws SQLException {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            UUID entry = new UUID(8, random.nextInt(6));
            province.happens(
                    switch (random.nextInt(4)) {
                        case 0 -> province.number(entry, random.nextBoolean() ? null : "14797");
                        case 1 -> new WatchEntryRemoved(entry, "x", BEGIN, "officer");
                        default ->
                            checkedIn(
                                    random.nextBoolean() ? "bien" : "nui",
                                    "r" + i,
                                    guest("A", random.nextBoolean() ? NUMBER : "038090000001", BEGIN)
                                            .build());
                    });
        }
        Map<String, List<String>> whole = rows(province.log.size());
        assertThat(whole.get("alert")).isNotEmpty();
        assertThat(rows(1)).isEqualTo(whole);
        assertThat(rows(7)).isEqualTo(whole);
    }

    private Map<String, List<String>> rows(int largest) throws SQLException {
        return BuiltReadModels.rows(province.database, new WatchMatches(province.keys), province.log, largest);
    }
}
