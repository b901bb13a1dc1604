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
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.projection.TestDatabase;

/** Somebody with every call, every grouping and every period, who wants to know of one guest. */
class PublishedFiguresTest {

    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 5, 1);
    private static final List<GroupBy> OF_HOUSES =
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
    void asking_otherwise_tells_nothing_that_the_finest_table_does_not_tell(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(seed, 5, 200), random, 50);
        for (boolean ofPersons : new boolean[] {false, true}) {
            List<GroupBy> finest = ofPersons ? OF_PERSONS : OF_HOUSES;
            TourismAnswer table = built.ask(new TourismQuestion(FROM, TO, finest, null, false));
            for (int i = 0; i < 15; i++) {
                TourismQuestion other = another(random, finest, ofPersons);
                assertThat(sums(BuiltTourism.byGroup(built.ask(other))))
                        .as(other.toString())
                        .isEqualTo(sums(added(table, other)));
            }
        }
    }

    @Property(tries = 5)
    void no_answer_and_no_difference_of_answers_tells_one_to_four_guests(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(seed, 5, 200), random, 50);
        for (boolean ofPersons : new boolean[] {false, true}) {
            List<GroupBy> finest = ofPersons ? OF_PERSONS : OF_HOUSES;
            for (int i = 0; i < 15; i++) {
                for (TourismAnswer.Item item :
                        built.ask(another(random, finest, ofPersons)).items()) {
                    // Multiples of one number stay so, however they are added to and subtracted from each other.
                    Figures told = item.figures();
                    GUESTS.forEach(count -> assertThat(count.applyAsLong(told) % Rounding.GUESTS)
                            .isZero());
                    int base = ofPersons ? Rounding.NIGHTS_OF_MONTH : Rounding.GUESTS;
                    NIGHTS.forEach(
                            count -> assertThat(count.applyAsLong(told) % base).isZero());
                    Long rooms = told.roomsUsed();
                    assertThat(rooms == null ? 0 : rooms % Rounding.GUESTS).isZero();
                }
            }
        }
    }

    @Property(tries = 1)
    void each_atom_is_near_the_truth_and_right_on_average(@ForAll long seed) throws SQLException {
        List<Event> events = Seasons.history(seed, 5, 250);
        BuiltTourism built = BuiltTourism.of(database, events, new Random(seed), 250);
        TourismQuestion asked = new TourismQuestion(FROM, TO, OF_PERSONS, null, false);
        Map<List<@Nullable String>, Figures> truth =
                BuiltTourism.byGroup(built.ask(new TourismQuestion(FROM, TO, OF_PERSONS, null, true)));
        long guests = truth.values().stream().mapToLong(Figures::arrivals).sum();
        int secrets = 40;
        double told = 0;
        for (int i = 0; i < secrets; i++) {
            TourismAnswer answer = BuiltTourism.of(
                            database, events, new Random(seed), 250, "one secret of many, number " + i)
                    .ask(asked);
            BuiltTourism.byGroup(answer).forEach((group, figures) -> {
                Figures exact = truth.get(group);
                GUESTS.subList(0, 3)
                        .forEach(count -> assertThat(count.applyAsLong(figures))
                                .isCloseTo(count.applyAsLong(exact), within((long) Rounding.GUESTS - 1)));
                NIGHTS.forEach(count -> assertThat(count.applyAsLong(figures))
                        .isCloseTo(count.applyAsLong(exact), within((long) Rounding.NIGHTS_OF_MONTH - 1)));
            });
            told += answer.total().arrivals();
        }
        // Each atom errs by about two guests; the mean over secrets by six times less, and atoms err independently.
        double error = 5.0 * 2.2 * Math.sqrt(3.0 * truth.size() / secrets);
        assertThat(told / secrets).isCloseTo((double) guests, within(error));
    }

    @Property(tries = 1)
    void what_guests_are_is_told_by_whole_months_that_are_over() throws SQLException {
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(7, 3, 30), new Random(7), 50);
        for (TourismQuestion refused : List.of(
                new TourismQuestion(FROM.plusDays(1), TO, List.of(GroupBy.SEX), null, false),
                new TourismQuestion(FROM, TO.minusDays(1), List.of(GroupBy.NATIONALITY), null, false),
                new TourismQuestion(FROM, TO.plusMonths(1), List.of(GroupBy.AGE_GROUP), null, false),
                new TourismQuestion(FROM, TO, List.of(GroupBy.DAY, GroupBy.ORIGIN), null, false))) {
            assertThatThrownBy(() -> built.ask(refused)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(built.ask(new TourismQuestion(FROM, TO.minusDays(1), List.of(GroupBy.SEX), null, true))
                        .rounded())
                .isFalse();
    }

    @Example
    void one_guest_more_changes_what_is_told_of_an_atom_in_one_secret_of_five() {
        for (long guests = 0; guests < 20; guests++) {
            int same = 0;
            for (long noise = 0; noise < Rounding.GUESTS; noise++) {
                long without = Rounding.told(Measure.DAY_GUESTS, false, guests, noise);
                same += Rounding.told(Measure.DAY_GUESTS, false, guests + 1, noise) == without ? 1 : 0;
            }
            assertThat(same).isEqualTo(4);
        }
    }

    @Property(tries = 1)
    void a_day_is_told_once_it_is_over() throws SQLException {
        BuiltTourism built = BuiltTourism.of(database, Seasons.history(7, 5, 250), new Random(7), 50);
        for (boolean exact : new boolean[] {false, true}) {
            TourismAnswer answer = built.ask(
                    new TourismQuestion(TO, BuiltTourism.TODAY.plusDays(12), List.of(GroupBy.DAY), null, exact));
            assertThat(answer.items().stream()
                            .filter(item -> item.figures().arrivals() > 0)
                            .map(item -> LocalDate.parse(item.values().getFirst()))
                            .anyMatch(day -> !day.isBefore(BuiltTourism.TODAY)))
                    .isEqualTo(exact);
        }
    }

    /** The finest table's figures, added up as another question asks for them. */
    private static Map<List<@Nullable String>, Figures> added(TourismAnswer finest, TourismQuestion other) {
        int[] places = other.groupBy().stream()
                .mapToInt(dimension -> finest.groupBy().indexOf(dimension))
                .toArray();
        int ward = finest.groupBy().indexOf(GroupBy.WARD);
        Map<List<@Nullable String>, Figures> groups = new HashMap<>();
        for (TourismAnswer.Item item : finest.items()) {
            String day = item.values().getFirst() + (other.ofPersons() ? "-01" : "");
            if (inPeriod(day, other)
                    && (other.territory() == null
                            || other.territory().equals(item.values().get(ward)))) {
                List<@Nullable String> key = new ArrayList<>();
                IntStream.of(places).forEach(place -> key.add(item.values().get(place)));
                groups.merge(key, item.figures(), Figures::plus);
            }
        }
        return groups;
    }

    private static boolean inPeriod(String day, TourismQuestion question) {
        LocalDate date = LocalDate.parse(day);
        return !date.isBefore(question.from()) && date.isBefore(question.to());
    }

    /** Without the groups of which nothing is told. */
    private static Map<List<@Nullable String>, Figures> sums(Map<List<@Nullable String>, Figures> groups) {
        Map<List<@Nullable String>, Figures> told = new HashMap<>(groups);
        told.values().removeIf(figures -> figures.arrivals() + figures.nights() + figures.openNights() == 0);
        return told;
    }

    private static TourismQuestion another(Random random, List<GroupBy> finest, boolean ofPersons) {
        List<GroupBy> groupBy = new ArrayList<>(finest);
        groupBy.removeIf(dimension -> random.nextInt(3) > 0);
        if (ofPersons && groupBy.stream().noneMatch(GroupBy::ofPersons)) {
            groupBy.add(GroupBy.NATIONALITY);
        }
        String territory = random.nextInt(4) == 0 ? "16522" : null;
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
