package vn.luutru.projection.tourism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.tourism.cube.Measure;
import vn.luutru.projection.tourism.cube.Rounding;

/** Somebody with every call, every grouping and every period, who wants to know of one guest. */
@IntegrationTest
class PublishedFiguresTest {

    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 5, 1);
    private static final List<GroupBy> OF_ESTABLISHMENTS =
            List.of(GroupBy.DAY, GroupBy.MONTH, GroupBy.WARD, GroupBy.ESTABLISHMENT_TYPE, GroupBy.STARS);
    private static final List<GroupBy> OF_PERSONS = List.of(
            GroupBy.MONTH,
            GroupBy.WARD,
            GroupBy.ESTABLISHMENT_TYPE,
            GroupBy.STARS,
            GroupBy.ORIGIN,
            GroupBy.NATIONALITY,
            GroupBy.AGE_GROUP,
            GroupBy.SEX);
    private static final List<GroupBy> OF_PROVINCE =
            List.of(GroupBy.MONTH, GroupBy.ORIGIN, GroupBy.NATIONALITY, GroupBy.AGE_GROUP, GroupBy.SEX);
    private static final List<ToLongFunction<Figures>> GUESTS =
            List.of(Figures::dayGuests, Figures::overnightArrivals, Figures::openArrivals, Figures::arrivals);
    private static final List<ToLongFunction<Figures>> NIGHTS = List.of(Figures::nights, Figures::openNights);

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
    void asking_otherwise_reveals_nothing_that_the_published_cells_do_not_show(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(seed, 5, 200), random, 50);
        for (boolean ofPersons : new boolean[] {false, true}) {
            for (int i = 0; i < 15; i++) {
                TourismQuestion other = another(random, ofPersons ? OF_PERSONS : OF_ESTABLISHMENTS, ofPersons);
                List<GroupBy> finest = !ofPersons ? OF_ESTABLISHMENTS : other.ofProvince() ? OF_PROVINCE : OF_PERSONS;
                Map<List<@Nullable String>, List<Long>> cells =
                        built.counted(new TourismQuestion(FROM, TO, finest, Territory.province(), false));
                assertThat(without(built.counted(other))).as(other.toString()).isEqualTo(added(finest, cells, other));
            }
        }
    }

    @Property(tries = 5)
    void no_answer_and_no_difference_of_answers_reveals_one_to_four_guests(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(seed, 5, 200), random, 50);
        for (boolean ofPersons : new boolean[] {false, true}) {
            List<GroupBy> finest = ofPersons ? OF_PERSONS : OF_ESTABLISHMENTS;
            for (int i = 0; i < 15; i++) {
                for (TourismAnswer.Item item :
                        built.ask(another(random, finest, ofPersons)).items()) {
                    // Multiples of one number stay so, however they are added to and subtracted from each other.
                    Figures figures = item.figures();
                    GUESTS.forEach(count -> assertThat(count.applyAsLong(figures) % Rounding.GUESTS)
                            .isZero());
                    int base = ofPersons ? Rounding.NIGHTS_OF_MONTH : Rounding.GUESTS;
                    NIGHTS.forEach(count ->
                            assertThat(count.applyAsLong(figures) % base).isZero());
                    Long rooms = figures.roomsUsed();
                    assertThat(rooms == null ? 0 : rooms % Rounding.GUESTS).isZero();
                }
            }
        }
    }

    @Property(tries = 1)
    void cells_are_right_on_average_and_empty_ones_are_published_too(@ForAll long seed) throws SQLException {
        List<Event> events = Seasons.history(seed, 5, 250);
        List<GroupBy> finest = List.of(GroupBy.DAY, GroupBy.WARD, GroupBy.ESTABLISHMENT_TYPE, GroupBy.STARS);
        Map<List<@Nullable String>, Figures> truth =
                BuiltTourism.byGroup(BuiltTourism.of(database, events, new Random(seed), 250)
                        .ask(new TourismQuestion(FROM, TO, finest, Territory.province(), true)));
        int secrets = 30;
        double error = 0;
        double ofPersons = 0;
        long cells = 0;
        long empty = 0;
        BuiltTourism built = BuiltTourism.of(database, events, new Random(seed), 250);
        long guests = built.ask(new TourismQuestion(FROM, TO, List.of(GroupBy.ORIGIN), Territory.province(), true))
                .total()
                .arrivals();
        for (int i = 0; i < secrets; i++) {
            built = BuiltTourism.of(database, events, new Random(seed), 250, "one secret of many, number " + i);
            for (Map.Entry<List<@Nullable String>, List<Long>> cell : built.counted(
                            new TourismQuestion(FROM, TO, finest, Territory.province(), false))
                    .entrySet()) {
                Figures exact = truth.getOrDefault(cell.getKey(), Figures.NOTHING);
                error += arrivals(cell.getValue()) - exact.arrivals();
                cells++;
                empty += exact.arrivals() == 0 && arrivals(cell.getValue()) != 0 ? 1 : 0;
            }
            ofPersons += built
                    .counted(new TourismQuestion(FROM, TO, List.of(GroupBy.ORIGIN), Territory.province(), false))
                    .values()
                    .stream()
                    .mapToLong(PublishedFiguresTest::arrivals)
                    .sum();
        }
        // Each of three counts errs by two and a half; the mean over all cells by so much less, five times which is
        // rare.
        assertThat(error / cells).isCloseTo(0, within(5 * 2.5 * Math.sqrt(3.0 / cells)));
        assertThat(empty).isGreaterThan(cells / 100);
        assertThat(ofPersons / secrets).isCloseTo((double) guests, within(5 * 2.5 * Math.sqrt(3.0 * 20 / secrets)));
    }

    @Property(tries = 1)
    void what_guests_are_is_published_by_whole_months_that_are_over() throws SQLException {
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(7, 3, 30), new Random(7), 50);
        for (TourismQuestion refused : List.of(
                new TourismQuestion(FROM.plusDays(1), TO, List.of(GroupBy.SEX), Territory.province(), false),
                new TourismQuestion(FROM, TO.minusDays(1), List.of(GroupBy.NATIONALITY), Territory.province(), false),
                new TourismQuestion(FROM, TO.plusMonths(1), List.of(GroupBy.AGE_GROUP), Territory.province(), false),
                new TourismQuestion(FROM, TO, List.of(GroupBy.DAY, GroupBy.ORIGIN), Territory.province(), false))) {
            assertThatThrownBy(() -> built.ask(refused)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(built.ask(new TourismQuestion(
                                FROM, TO.minusDays(1), List.of(GroupBy.SEX), Territory.province(), true))
                        .rounded())
                .isFalse();
    }

    @Example
    void one_guest_more_at_most_doubles_the_chance_of_whatever_is_published() {
        int secrets = 20_000;
        for (long guests = 0; guests < 12; guests++) {
            Map<Long, Integer> less = frequencies(guests, secrets);
            Map<Long, Integer> more = frequencies(guests + 1, secrets);
            less.forEach((recorded, times) -> {
                if (times > 400) {
                    assertThat(more.getOrDefault(recorded, 0) / (double) times).isBetween(0.4, 2.5);
                }
            });
        }
    }

    private static Map<Long, Integer> frequencies(long guests, int secrets) {
        Rounding rounding = BuiltTourism.rounding("of many cells, " + guests);
        Map<Long, Integer> frequencies = new HashMap<>();
        for (int i = 0; i < secrets; i++) {
            long seed = rounding.seed("cell", i);
            frequencies.merge(Rounding.published(Measure.NIGHTS, false, guests, seed), 1, Integer::sum);
        }
        return frequencies;
    }

    @Example
    void one_guest_alone_names_a_cell_in_one_of_768_cases_and_the_measures_have_noise_of_their_own() {
        Rounding rounding = BuiltTourism.rounding("a secret of many cells");
        int cells = 200_000;
        int named = 0;
        long together = 0;
        for (int i = 0; i < cells; i++) {
            long seed = rounding.seed("cell", i);
            named += Rounding.named(1, seed) ? 1 : 0;
            assertThat(Rounding.named(0, seed)).isFalse();
            together += (long) Rounding.noise(seed, 0) * Rounding.noise(seed, 1);
        }
        assertThat(named / (double) cells).isCloseTo(1 / 768.0, within(0.0005));
        assertThat(together / (double) cells).isCloseTo(0, within(0.05));
    }

    @Property(tries = 1)
    void a_day_is_published_once_it_is_over() throws SQLException {
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(7, 5, 250), new Random(7), 50);
        for (boolean exact : new boolean[] {false, true}) {
            TourismAnswer answer = built.ask(new TourismQuestion(
                    TO, BuiltTourism.TODAY.plusDays(12), List.of(GroupBy.DAY), Territory.province(), exact));
            assertThat(answer.items().stream()
                            .filter(item -> item.figures().arrivals() > 0)
                            .map(item -> LocalDate.parse(item.values().getFirst()))
                            .anyMatch(day -> !day.isBefore(BuiltTourism.TODAY)))
                    .isEqualTo(exact);
        }
    }

    /** The counts of the finest cells, added up as another question asks for them. */
    private static Map<List<@Nullable String>, List<Long>> added(
            List<GroupBy> finest, Map<List<@Nullable String>, List<Long>> cells, TourismQuestion other) {
        int[] places = other.groupBy().stream().mapToInt(finest::indexOf).toArray();
        int ward = finest.indexOf(GroupBy.WARD);
        Map<List<@Nullable String>, List<Long>> groups = new HashMap<>();
        without(cells).forEach((values, counted) -> {
            String day = values.getFirst() + (other.ofPersons() ? "-01" : "");
            if (inPeriod(day, other)
                    && (other.territory().isProvince() || other.territory().covers(values.get(ward)))) {
                List<@Nullable String> key = new ArrayList<>();
                IntStream.of(places).forEach(place -> key.add(values.get(place)));
                groups.merge(key, counted, PublishedFiguresTest::plus);
            }
        });
        groups.values().removeIf(counted -> counted.stream().allMatch(count -> count == 0));
        return groups;
    }

    private static List<Long> plus(List<Long> one, List<Long> other) {
        return IntStream.range(0, one.size())
                .mapToObj(i -> one.get(i) + other.get(i))
                .toList();
    }

    /** Without whether there are establishments, which is no count, and without groups of which nothing is counted. */
    private static Map<List<@Nullable String>, List<Long>> without(Map<List<@Nullable String>, List<Long>> cells) {
        Map<List<@Nullable String>, List<Long>> counts = new HashMap<>();
        cells.forEach((values, counted) -> {
            List<Long> some = counted.subList(0, counted.size() - 1);
            if (some.stream().anyMatch(count -> count != 0)) {
                counts.put(values, some);
            }
        });
        return counts;
    }

    private static long arrivals(List<Long> counted) {
        return counted.get(0) + counted.get(1) + counted.get(2);
    }

    private static boolean inPeriod(String day, TourismQuestion question) {
        LocalDate date = LocalDate.parse(day);
        return !date.isBefore(question.from()) && date.isBefore(question.to());
    }

    private static TourismQuestion another(Random random, List<GroupBy> finest, boolean ofPersons) {
        List<GroupBy> groupBy = new ArrayList<>(finest);
        groupBy.removeIf(dimension -> random.nextInt(3) > 0);
        if (ofPersons && groupBy.stream().noneMatch(GroupBy::ofPersons)) {
            groupBy.add(GroupBy.NATIONALITY);
        }
        Territory territory = switch (random.nextInt(8)) {
            case 0, 1 -> Territory.ward("16522");
            case 2 -> Territory.wards(Set.of("16531", "16522"));
            default -> Territory.province();
        };
        if (ofPersons) {
            LocalDate from = FROM.plusMonths(random.nextInt(2));
            return new TourismQuestion(
                    from, from.isAfter(FROM) ? TO : TO.minusMonths(random.nextInt(2)), groupBy, territory, false);
        }
        if (random.nextInt(3) == 0) {
            return new TourismQuestion(FROM, TO, groupBy, territory, false);
        }
        LocalDate from = FROM.plusDays(random.nextInt(40));
        return new TourismQuestion(from, from.plusDays(1 + random.nextInt(20)), groupBy, territory, false);
    }
}
