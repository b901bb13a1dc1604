package vn.luutru.projection.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.CubeTables;
import vn.luutru.projection.tourism.cube.Group;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.tourism.cube.Measure;
import vn.luutru.projection.tourism.cube.Rounding;

@IntegrationTest
class TourismFiguresTest {

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 15)
    void every_figure_is_what_counting_by_hand_gives(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        List<Event> events = Seasons.history(seed, 6, 20 + random.nextInt(280));
        PlainTourism byHand = new PlainTourism(events);
        List<TourismQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            questions.add(question(random));
        }
        compare(BuiltTourism.of(database, events, random, 40), questions, byHand);
        compare(BuiltTourism.rebuilt(database, events, random), questions, byHand);
    }

    @Property(tries = 8)
    void an_establishments_own_figures_are_those_of_its_guests_alone(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        List<Event> events = Seasons.history(seed, 6, 20 + random.nextInt(280));
        BuiltTourism built = BuiltTourism.of(database, events, random, 40);
        Set<EstablishmentId> establishments = new LinkedHashSet<>();
        Map<UUID, EstablishmentId> stays = new HashMap<>();
        for (Event event : events) {
            if (event instanceof EstablishmentEvent recorded) {
                establishments.add(recorded.establishment());
            } else if (event instanceof GuestCheckedIn in) {
                stays.put(in.stream(), in.establishment());
            }
        }
        for (EstablishmentId establishment : establishments) {
            TourismQuestion asked = byOrigin(random);
            PlainTourism byHand = new PlainTourism(events.stream()
                    .filter(event ->
                            !(event instanceof StayEvent stay) || establishment.equals(stays.get(stay.stream())))
                    .toList());
            assertThat(BuiltTourism.byGroup(built.queries(false)
                            .ofEstablishment(establishment, asked.from(), asked.to(), asked.territory())))
                    .isEqualTo(byHand.figures(asked, BuiltTourism.TODAY, AgeGroups.USUAL));
        }
    }

    private static TourismQuestion byOrigin(Random random) {
        LocalDate from = Seasons.FIRST.plusDays(random.nextInt(Seasons.DAYS));
        Territory territory = switch (random.nextInt(8)) {
            case 0, 1 -> Territory.ward("16531");
            case 2 -> Territory.wards(Set.of("16531", "16522"));
            default -> Territory.province();
        };
        return new TourismQuestion(
                from, from.plusDays(1 + random.nextInt(60)), List.of(GroupBy.ORIGIN), territory, true);
    }

    @Property(tries = 6)
    void what_can_be_let_on_a_day_is_what_the_establishments_not_closed_then_have(@ForAll long seed)
            throws SQLException {
        Random random = new Random(seed);
        List<Event> events = Seasons.history(seed, 6, 100);
        BuiltTourism built = BuiltTourism.of(database, events, random, 40);
        Map<String, EstablishmentRecord> establishments = new HashMap<>();
        for (Event event : events) {
            if (event instanceof EstablishmentEvent recorded) {
                String id = recorded.establishment().value();
                EstablishmentRecord known = EstablishmentTables.evolve(establishments.get(id), recorded);
                if (known != null) {
                    establishments.put(id, known);
                }
            }
        }
        for (int i = 0; i < 10; i++) {
            LocalDate day = Seasons.FIRST.plusDays(random.nextInt(Seasons.DAYS));
            long rooms = 0;
            long beds = 0;
            for (EstablishmentRecord establishment : establishments.values()) {
                boolean there =
                        !establishment.descriptions().getFirst().validFrom().isAfter(day)
                                && establishment.stateOn(day) != EstablishmentRecord.State.CLOSED;
                rooms += there && establishment.on(day).type().tourism()
                        ? establishment.on(day).rooms()
                        : 0;
                beds += there && establishment.on(day).type().tourism()
                        ? establishment.on(day).beds()
                        : 0;
            }
            List<Capacity> found = built.queries(false).capacity(day, Territory.province());
            assertThat(found.stream().mapToLong(Capacity::rooms).sum()).isEqualTo(rooms);
            assertThat(found.stream().mapToLong(Capacity::beds).sum()).isEqualTo(beds);
            assertThat(built.queries(false).capacity(day, Territory.ward("16531")).stream()
                            .mapToLong(Capacity::rooms)
                            .sum())
                    .isLessThanOrEqualTo(rooms);
        }
    }

    @Property(tries = 10)
    void the_rows_do_not_depend_on_batches_nor_on_destroyed_keys(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        List<Event> events = Seasons.history(seed, 6, 200);
        Map<String, List<String>> rows =
                BuiltTourism.of(database, events, random, 1).rows();
        assertThat(BuiltTourism.of(database, events, random, 30).rows()).isEqualTo(rows);
        assertThat(BuiltTourism.rebuilt(database, events, random).rows()).isEqualTo(rows);
    }

    @Property(tries = 4)
    void what_is_published_is_each_exact_cell_with_noise_of_its_own(@ForAll long seed) throws SQLException {
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(seed, 6, 200), new Random(seed), 40);
        List<GroupBy> cells = List.of(GroupBy.DAY, GroupBy.WARD, GroupBy.ESTABLISHMENT_TYPE, GroupBy.STARS);
        LocalDate from = Seasons.FIRST;
        LocalDate to = from.plusMonths(2);
        Rounding rounding = BuiltTourism.rounding(BuiltTourism.SECRET);
        Map<List<@Nullable String>, Figures> exact =
                BuiltTourism.byGroup(built.ask(new TourismQuestion(from, to, cells, Territory.province(), true)));
        long[] sums = new long[2];
        built.counted(new TourismQuestion(from, to, cells, Territory.province(), false))
                .forEach((name, counted) -> {
                    Figures figures = exact.getOrDefault(name, Figures.NOTHING);
                    String stars = name.get(3);
                    Group group = new Group(
                            Objects.requireNonNull(name.get(1)),
                            Objects.requireNonNull(name.get(2)),
                            stars == null ? 0 : Integer.parseInt(stars));
                    long noise = CubeTables.seed(rounding, LocalDate.parse(Objects.requireNonNull(name.get(0))), group);
                    long nights = counted.get(Measure.NIGHTS.ordinal());
                    long arrivals = counted.get(Measure.OPEN_ARRIVALS.ordinal());
                    assertThat(nights).isEqualTo(Rounding.published(Measure.NIGHTS, false, figures.nights(), noise));
                    assertThat(arrivals)
                            .isEqualTo(Rounding.published(Measure.OPEN_ARRIVALS, false, figures.openArrivals(), noise));
                    sums[0] += nights;
                    sums[1] += arrivals;
                });
        for (List<GroupBy> groupBy : List.of(List.<GroupBy>of(), List.of(GroupBy.DAY), List.of(GroupBy.MONTH))) {
            Figures published = built.ask(new TourismQuestion(from, to, groupBy, Territory.province(), false))
                    .total();
            assertThat(published.nights()).isEqualTo(Math.max(0, sums[0]));
            assertThat(published.openArrivals()).isEqualTo(Math.max(0, sums[1]));
        }
    }

    @Property(tries = 2)
    void a_day_guest_counts_a_guest_day_where_the_office_wants_it_so(@ForAll long seed) throws SQLException {
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(seed, 4, 150), new Random(seed), 40);
        TourismQuestion spring =
                new TourismQuestion(Seasons.FIRST, BuiltTourism.TODAY, List.of(), Territory.province(), true);
        TourismAnswer usual = built.queries(false).figures(spring);
        TourismAnswer counted = built.queries(true).figures(spring);
        assertThat(counted.total()).isEqualTo(usual.total());
        assertThat(usual.guestDays(usual.total()))
                .isEqualTo(usual.total().nights() + usual.total().openNights());
        assertThat(counted.guestDays(counted.total()) - usual.guestDays(usual.total()))
                .isEqualTo(usual.total().dayGuests());
    }

    @Property(tries = 10)
    void no_column_holds_a_name_a_number_or_a_reference(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        Map<String, List<String>> rows = BuiltTourism.of(database, Seasons.history(seed, 6, 120), random, 40)
                .rows();
        assertThat(rows.get("stay")).isNotEmpty();
        rows.values()
                .forEach(table -> table.forEach(row -> assertThat(row)
                        .doesNotContain(
                                Seasons.PLANTED_NAME, Seasons.PLANTED_NUMBER, Seasons.PLANTED_REFERENCE, "424242")));
    }

    private static void compare(BuiltTourism built, List<TourismQuestion> questions, PlainTourism byHand) {
        for (TourismQuestion question : questions) {
            Map<List<@Nullable String>, Figures> expected =
                    byHand.figures(question, BuiltTourism.TODAY, AgeGroups.USUAL);
            Map<List<@Nullable String>, Figures> found = BuiltTourism.byGroup(built.ask(question));
            if (question.groupBy().isEmpty() && expected.isEmpty()) {
                expected = Map.of(List.of(), Figures.NOTHING);
            }
            assertThat(found).as(question.toString()).isEqualTo(expected);
        }
    }

    private static TourismQuestion question(Random random) {
        List<GroupBy> groupBy = new ArrayList<>();
        for (GroupBy dimension : GroupBy.values()) {
            if (random.nextInt(4) == 0) {
                groupBy.add(random.nextInt(groupBy.size() + 1), dimension);
            }
        }
        var from = Seasons.FIRST.plusDays(random.nextInt(Seasons.DAYS + 4) - 3L);
        var to = from.plusDays(1 + random.nextInt(random.nextBoolean() ? 4 : 100));
        Territory territory = switch (random.nextInt(8)) {
            case 0, 1 -> Territory.ward("16531");
            case 2 -> Territory.wards(Set.of("16531", "16522"));
            default -> Territory.province();
        };
        return new TourismQuestion(from, to, groupBy, territory, true);
    }
}
