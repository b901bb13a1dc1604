package vn.luutru.projection.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;

@IntegrationTest
class RevisionsTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 5)
    void a_month_is_published_as_it_was_at_the_end_of_each_day_that_changed_it(@ForAll long seed) throws SQLException {
        Map<LocalDate, Figures> seen = march(Seasons.history(seed, 5, 250));
        Optional<Revisions.Month> found = revisions().of(MARCH);
        if (found.isEmpty()) {
            nothingIsToldOfMarch();
            return;
        }
        Revisions.Month month = found.get();
        List<Revisions.Published> recorded = month.published();
        assertThat(recorded.getFirst().publishedOn()).isAfterOrEqualTo(APRIL);
        assertThat(recorded.getLast().revision()).isEqualTo(month.revision());
        Map<LocalDate, Figures> kept = new TreeMap<>();
        recorded.forEach(one -> kept.put(one.publishedOn(), one.totals()));
        @Nullable Figures before = null;
        for (Map.Entry<LocalDate, Figures> day : seen.entrySet()) {
            Figures total = day.getValue();
            // A day without an entry changed nothing of the month.
            assertThat(kept.getOrDefault(day.getKey(), before))
                    .as(day.getKey().toString())
                    .isEqualTo(total);
            before = total;
        }
    }

    @Property(tries = 5)
    void what_changed_since_a_revision_leads_from_the_old_totals_to_the_new(@ForAll long seed) throws SQLException {
        march(Seasons.history(seed, 5, 250));
        Revisions revisions = revisions();
        Optional<Revisions.Month> found = revisions.of(MARCH);
        if (found.isEmpty()) {
            nothingIsToldOfMarch();
            return;
        }
        Revisions.Month month = found.get();
        for (Revisions.Published old : month.published()) {
            List<Revisions.Change> changes = revisions.since(old.revision()).stream()
                    .filter(change -> change.month().equals(MARCH))
                    .toList();
            if (old.revision() == month.revision()) {
                assertThat(changes).isEmpty();
                continue;
            }
            Revisions.Change change = changes.getFirst();
            assertThat(change.revision()).isEqualTo(month.revision());
            assertThat(change.before()).isEqualTo(old.totals());
            assertThat(change.now()).isEqualTo(month.published().getLast().totals());
            assertThat(change.difference().arrivals())
                    .isEqualTo(change.now().arrivals() - old.totals().arrivals());
        }
        for (Revisions.Change change : revisions.since(0)) {
            assertThat(change.before()).isNull();
            assertThat(change.difference()).isEqualTo(change.now());
            assertThat(change.now().arrivals() % Rounding.GUESTS).isZero();
            for (long total : new long[] {change.now().nights(), change.now().openNights()}) {
                assertThat(total % Rounding.NIGHTS_OF_MONTH).isZero();
            }
        }
    }

    @Example
    void late_reports_revise_months_that_are_over() throws SQLException {
        march(Seasons.history(11, 5, 250));
        assertThat(revisions().of(MARCH).orElseThrow().published()).hasSizeGreaterThan(3);
        assertThat(revisions().of(YearMonth.of(2031, 1))).isEmpty();
    }

    @Example
    void a_month_that_fell_below_the_threshold_is_told_no_more() throws SQLException {
        Map<LocalDate, Figures> seen = march(Seasons.history(-35, 5, 250));

        assertThat(seen).hasSize(1);
        assertThat(revisions().of(MARCH)).isEmpty();
        nothingIsToldOfMarch();
    }

    /** A season with few guests in March, most of them in establishments that were closed or never registered. */
    private static void nothingIsToldOfMarch() {
        assertThat(revisions().since(0)).extracting(Revisions.Change::month).doesNotContain(MARCH);
    }

    private static Revisions revisions() {
        return new Revisions(database.dataSource(), BuiltTourism.rounding(BuiltTourism.SECRET), BuiltTourism.NOON);
    }

    /** Builds the figures day by day; returns what was published of March at the end of each day after it. */
    private static Map<LocalDate, Figures> march(List<Event> events) throws SQLException {
        StayFigures projection = new StayFigures(
                BuiltTourism.NOON,
                List.of(new TourismCube(AgeGroups.USUAL, BuiltTourism.rounding(BuiltTourism.SECRET))));
        Map<LocalDate, List<Recorded<Event>>> days = new TreeMap<>();
        for (Recorded<Event> recorded : BuiltTourism.logOf(events).read(0, events.size())) {
            days.computeIfAbsent(Vietnam.dateOf(recorded.recordedAt()), none -> new ArrayList<>())
                    .add(recorded);
        }
        Map<LocalDate, Figures> seen = new TreeMap<>();
        try (Connection connection = database.connect()) {
            BuiltReadModels.create(connection, StayFigures.NAME, projection);
            for (Map.Entry<LocalDate, List<Recorded<Event>>> day : days.entrySet()) {
                projection.apply(connection, day.getValue().getFirst().position() - 1, day.getValue());
                connection.commit();
                if (!day.getKey().isBefore(APRIL)) {
                    Figures figures = plain(day.getKey());
                    if (figures != null) {
                        seen.put(day.getKey(), figures);
                    }
                }
            }
        }
        return seen;
    }

    /** The exact total, published with the noise of the month. */
    private static @Nullable Figures plain(LocalDate today) {
        Clock clock = Clock.fixed(today.atTime(23, 0).atZone(Vietnam.ZONE).toInstant(), Vietnam.ZONE);
        Rounding rounding = BuiltTourism.rounding(BuiltTourism.SECRET);
        Figures total = new TourismQueries(
                        database.dataSource(), clock, AgeGroups.USUAL, false, new EstablishmentCache(), rounding)
                .figures(new TourismQuestion(MARCH.atDay(1), APRIL, List.of(), Territory.province(), true))
                .total();
        long[] counted = {
            total.dayGuests(),
            total.overnightArrivals(),
            total.openArrivals(),
            total.nights(),
            total.openNights(),
            Objects.requireNonNull(total.roomsUsed()),
            Objects.requireNonNull(total.openRoomsUsed())
        };
        return Revisions.published(counted, rounding.seed("revision", MARCH));
    }

    @Example
    void of_a_month_with_few_guests_nothing_is_published() {
        Rounding rounding = BuiltTourism.rounding("a secret of many months");
        int published = 0;
        for (int month = 0; month < 2_000; month++) {
            long seed = rounding.seed("revision", month);
            published += Revisions.published(new long[] {0, 1, 0, 2, 0, 2, 0}, seed) == null ? 0 : 1;
            assertThat(Revisions.published(new long[7], seed)).isNull();
        }
        assertThat(published).isLessThan(15);
    }
}
