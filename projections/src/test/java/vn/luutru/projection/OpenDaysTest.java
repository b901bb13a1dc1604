package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.OpenDays;
import vn.luutru.projection.compliance.OpenMonth;
import vn.luutru.projection.compliance.ProgressRow;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.figures.EstablishmentCache;

/**
 * Sixty hotels in two wards, each of which declared on one day of July, and on every day of the first week of August: all
 * of them declared something in July, and next to nothing of it.
 */
@IntegrationTest
class OpenDaysTest {

    private static final int HOTELS = 60;
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);
    private static final String WARD = "16531";
    private static final String OTHER = "16522";

    private static final Map<YearMonth, OpenMonth> COUNTED = new HashMap<>();

    private static TestDatabase database;

    @BeforeAll
    static void declare() throws SQLException {
        database = TestDatabase.create();
        List<Event> events = new ArrayList<>();
        for (int hotel = 0; hotel < HOTELS; hotel++) {
            String id = "hotel-%02d".formatted(hotel);
            events.add(new EstablishmentRegistered(
                    Province.establishment(id, hotel % 2 == 0 ? WARD : OTHER, LocalDate.of(2026, 1, 1)),
                    Province.BEGIN,
                    "admin"));
            events.add(nil(id, JULY.plusDays(hotel % 31)));
            for (int day = 0; day < 7; day++) {
                events.add(nil(id, AUGUST.plusDays(day)));
            }
        }
        // Opened in the middle of July: no report is missing before.
        events.add(new EstablishmentRegistered(
                Province.establishment("late", OTHER, JULY.plusDays(20)), Province.BEGIN, "admin"));
        List<Recorded<Event>> log = new ArrayList<>();
        for (Event event : events) {
            Instant at = Province.BEGIN.plus(Duration.ofSeconds(log.size()));
            log.add(new Recorded<>(log.size() + 1L, at, event));
        }
        new PublishedPlaces(database, false).build(log);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static NilReported nil(String hotel, LocalDate day) {
        Instant evening = Vietnam.startOf(day.plusDays(1)).minusSeconds(3600);
        return new NilReported(new EstablishmentId(hotel), day, evening, "key-1");
    }

    private static ComplianceQueries queries() {
        return new ComplianceQueries(
                database.dataSource(),
                new EstablishmentCache(),
                Clock.fixed(Instant.parse("2026-12-01T05:00:00Z"), Vietnam.ZONE));
    }

    private static OpenDays published(String secret, LocalDate from, LocalDate last, Territory territory) {
        return new PublishedProgress(PublishedPlaces.noise(secret))
                .ofDays(from, last, territory, month -> COUNTED.computeIfAbsent(month, queries()::openDays));
    }

    @Test
    void who_declared_on_one_day_of_a_month_has_not_declared_the_month() {
        List<ProgressRow> progress = queries().progress(JULY, AUGUST.minusDays(1), Territory.province());
        assertThat(progress.stream().mapToLong(ProgressRow::declaring).sum())
                .as("declared something")
                .isEqualTo(HOTELS);
        OpenDays july = published("1", JULY, AUGUST.minusDays(1), Territory.province());
        assertThat(july.open()).isEqualTo(HOTELS * 31L + 11);
        assertThat(july.share()).isCloseTo(60.0 / (HOTELS * 31 + 11), within(0.02));
        OpenDays week = published("1", AUGUST, AUGUST.plusDays(6), Territory.province());
        assertThat(week.share()).as("all but the one that opened last").isCloseTo(60.0 / 61, within(0.05));
    }

    @Test
    void a_night_and_a_period_over_two_months_are_told_too() {
        OpenDays night = published("1", AUGUST, AUGUST, Territory.province());
        assertThat(night.open()).isEqualTo(HOTELS + 1);
        assertThat(night.cells()).isEqualTo(1);
        OpenDays both = published("1", JULY.plusDays(30), AUGUST.plusDays(6), Territory.province());
        assertThat(both.open()).isEqualTo(8L * (HOTELS + 1));
        assertThat(both.share()).isCloseTo(7.0 * HOTELS / (8 * (HOTELS + 1)), within(0.05));
    }

    @Test
    void days_on_which_nothing_was_open_add_no_noise() {
        OpenDays year = published("1", LocalDate.of(2025, 3, 1), LocalDate.of(2026, 1, 1), Territory.province());
        assertThat(year.open()).isEqualTo(HOTELS);
        assertThat(year.cells()).isEqualTo(1);
    }

    @Test
    void a_ward_has_its_own_establishments_alone() {
        OpenDays ward = published("1", JULY, AUGUST.minusDays(1), Territory.ward(WARD));
        assertThat(ward.open()).isEqualTo(HOTELS / 2 * 31L);
        OpenDays both = published("1", JULY, AUGUST.minusDays(1), Territory.wards(Set.of(WARD, OTHER)));
        assertThat(both.open()).isEqualTo(HOTELS * 31L + 11);
        assertThat(both.cells()).isEqualTo(2L * 31);
    }

    /** Else every choice of days would be one more look at the same establishments. */
    @Test
    void what_is_published_of_a_period_is_the_sum_of_what_is_published_of_its_days() {
        for (String secret : List.of("1", "2", "3")) {
            LocalDate last = AUGUST.plusDays(6);
            long days = AUGUST.datesUntil(last.plusDays(1))
                    .mapToLong(day ->
                            published(secret, day, day, Territory.province()).declared())
                    .sum();
            OpenDays week = published(secret, AUGUST, last, Territory.province());
            // A day is held at its open establishments, of which 60 of 61 declared; the sum is not.
            assertThat((double) days).isCloseTo((double) week.declared(), within(7 * 4.0));
            assertThat(published(secret, AUGUST, last, Territory.province())).isEqualTo(week);
        }
    }

    @Test
    void the_noise_is_within_its_margin_in_19_of_20_cases() {
        int within = 0;
        int secrets = 200;
        for (int secret = 0; secret < secrets; secret++) {
            OpenDays july = published("s" + secret, JULY, JULY.plusDays(27), Territory.ward(WARD));
            long exact = HOTELS / 2 * 28L;
            long declared = exactlyDeclared(JULY, JULY.plusDays(27));
            within += Math.abs(july.share() - (double) declared / exact) <= july.margin() ? 1 : 0;
        }
        assertThat((double) within / secrets).isBetween(0.88, 1.0);
    }

    private static long exactlyDeclared(LocalDate from, LocalDate last) {
        long days = 0;
        for (int hotel = 0; hotel < HOTELS; hotel += 2) {
            LocalDate day = JULY.plusDays(hotel % 31);
            days += day.isBefore(from) || day.isAfter(last) ? 0 : 1;
        }
        return days;
    }

    @Test
    void nothing_is_missing_where_nothing_was_open() {
        OpenDays before = published("1", LocalDate.of(2025, 7, 1), LocalDate.of(2025, 7, 31), Territory.province());
        assertThat(before).isEqualTo(new OpenDays(0, 0, 0));
        assertThat(before.share()).isZero();
        assertThat(before.margin()).isZero();
    }
}
