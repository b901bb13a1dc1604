package vn.luutru.projection.tourism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.tourism.cube.GroupBy;

/**
 * Somebody with every grouping who knows of many lone guests where, when and what they would be, and not whether they
 * came. Each stays in a hotel that is the only one of its rank in its ward, in which nobody else is declared of that day:
 * the attacker knows all others to the last person. Half of the guests came, by the toss of a coin.
 */
@IntegrationTest
class LoneGuestsTest {

    private static final int WARDS = 900;
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 4, 1);
    private static final List<String> COUNTRIES = List.of("VNM", "KOR", "FRA", "DEU", "JPN", "USA", "CHE", "NOR");
    private static final List<GroupBy> OF_PERSONS =
            List.of(GroupBy.ORIGIN, GroupBy.NATIONALITY, GroupBy.AGE_GROUP, GroupBy.SEX);

    /** What is promised: betting on a person is right in two cases of three, and what chance adds in so many wards. */
    private static final double PROMISED = 2.0 / 3 + 0.05;

    /** A person alone makes a group appear in one of 768 cases: 450 who came, and what chance adds. */
    private static final int NAMED_BY_CHANCE = 6;

    /** A guest who may have come. */
    private record Lone(String ward, LocalDate day, String nationality, int age, Sex sex, boolean came) {}

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Example
    void no_grouping_reveals_whether_a_lone_guest_came() throws SQLException {
        List<Lone> guests = guests(new Random(42));
        BuiltTourism built = BuiltTourism.of(database, history(guests), new Random(1), 2_000);
        Map<String, Set<String>> recorded = new HashMap<>();
        Set<String> named = new HashSet<>();
        for (List<GroupBy> groupBy : groupings()) {
            TourismAnswer answer = built.ask(new TourismQuestion(FROM, TO, groupBy, Territory.province(), false));
            for (TourismAnswer.Item item : answer.items()) {
                note(answer, item, recorded);
                if (groupBy.contains(GroupBy.NATIONALITY)
                        && COUNTRIES.contains(item.values().get(groupBy.indexOf(GroupBy.NATIONALITY)))) {
                    named.add(item.values().get(groupBy.indexOf(GroupBy.WARD)));
                }
            }
        }
        assertThat(named)
                .as("wards in which a lone guest's nationality is named")
                .hasSizeLessThan(NAMED_BY_CHANCE);
        Set<String> signs = new TreeSet<>();
        recorded.values().forEach(signs::addAll);
        assertThat(signs).hasSizeGreaterThan(20);
        for (String sign : signs) {
            assertThat(right(guests, recorded, Set.of(sign))).as(sign).isLessThan(PROMISED);
        }
        assertThat(right(guests, recorded, signs)).as("any figure at all").isLessThan(PROMISED);
        assertThat(precision(guests, recorded, signs))
                .as("what is published is no proof")
                .isLessThan(0.9);
    }

    @Example
    void an_answer_of_too_many_groups_is_refused_with_the_limit() throws SQLException {
        BuiltTourism built = BuiltTourism.of(database, history(guests(new Random(7))), new Random(1), 2_000);
        List<GroupBy> groupBy = List.of(GroupBy.WARD, GroupBy.DAY);
        assertThat(built.ask(new TourismQuestion(FROM, FROM.plusDays(55), groupBy, Territory.province(), true))
                        .items())
                .hasSize(55 * WARDS);
        assertThatThrownBy(() ->
                        built.ask(new TourismQuestion(FROM, FROM.plusDays(56), groupBy, Territory.province(), true)))
                .isInstanceOfSatisfying(
                        TooManyGroupsException.class,
                        refused -> assertThat(refused.most()).isEqualTo(TourismQueries.MAX_GROUPS));
    }

    /** All groupings that keep wards apart: of persons by the month, and of establishments by the day. */
    private static List<List<GroupBy>> groupings() {
        List<List<GroupBy>> groupings = new ArrayList<>();
        for (int some = 0; some < 1 << OF_PERSONS.size(); some++) {
            for (EnumSet<GroupBy> more : List.of(
                    EnumSet.noneOf(GroupBy.class),
                    EnumSet.of(GroupBy.STARS),
                    EnumSet.of(GroupBy.ESTABLISHMENT_TYPE, GroupBy.STARS, GroupBy.MONTH))) {
                List<GroupBy> groupBy = new ArrayList<>(List.of(GroupBy.WARD));
                groupBy.addAll(more);
                for (int i = 0; i < OF_PERSONS.size(); i++) {
                    if ((some >> i & 1) == 1) {
                        groupBy.add(OF_PERSONS.get(i));
                    }
                }
                groupings.add(groupBy);
            }
        }
        groupings.add(List.of(GroupBy.WARD, GroupBy.DAY));
        groupings.add(List.of(GroupBy.WARD, GroupBy.STARS, GroupBy.DAY));
        return groupings;
    }

    /** Which figures of a ward are more than nothing, on its guest's day where days are published. */
    private static void note(TourismAnswer answer, TourismAnswer.Item item, Map<String, Set<String>> recorded) {
        int day = answer.groupBy().indexOf(GroupBy.DAY);
        String ward = Objects.requireNonNull(item.values().get(answer.groupBy().indexOf(GroupBy.WARD)));
        String date = day < 0 ? "" : item.values().get(day);
        Figures figures = item.figures();
        Map<String, Long> counts = new HashMap<>();
        counts.put("arrivals", figures.arrivals());
        counts.put("openArrivals", figures.openArrivals());
        counts.put("nights", figures.nights() + figures.openNights());
        Long rooms = figures.roomsUsed();
        counts.put("rooms", rooms == null ? 0 : rooms);
        counts.forEach((measure, count) -> {
            if (count > 0) {
                recorded.computeIfAbsent(ward + date, none -> new HashSet<>()).add(answer.groupBy() + " " + measure);
            }
        });
    }

    /** How often a bet is right that says "came" when one of the figures is more than nothing, or the contrary. */
    private static double right(List<Lone> guests, Map<String, Set<String>> recorded, Set<String> signs) {
        long right = guests.stream()
                .filter(guest -> seen(guest, recorded, signs) == guest.came)
                .count();
        double share = right / (double) guests.size();
        return Math.max(share, 1 - share);
    }

    private static double precision(List<Lone> guests, Map<String, Set<String>> recorded, Set<String> signs) {
        List<Lone> seen =
                guests.stream().filter(guest -> seen(guest, recorded, signs)).toList();
        return seen.stream().filter(Lone::came).count() / (double) Math.max(1, seen.size());
    }

    private static boolean seen(Lone guest, Map<String, Set<String>> recorded, Set<String> signs) {
        Set<String> found = new HashSet<>(recorded.getOrDefault(guest.ward, Set.of()));
        found.addAll(recorded.getOrDefault(guest.ward + guest.day, Set.of()));
        found.retainAll(signs);
        return !found.isEmpty();
    }

    private static List<Lone> guests(Random random) {
        List<Lone> guests = new ArrayList<>();
        for (int i = 0; i < WARDS; i++) {
            guests.add(new Lone(
                    "w%04d".formatted(i),
                    FROM.plusDays(3 + random.nextInt(24)),
                    COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                    random.nextInt(80),
                    random.nextBoolean() ? Sex.MALE : Sex.FEMALE,
                    random.nextBoolean()));
        }
        return guests;
    }

    private static List<Event> history(List<Lone> guests) {
        List<Event> events = new ArrayList<>();
        for (Lone guest : guests) {
            events.add(new EstablishmentRegistered(
                    new Establishment(
                            id(guest),
                            "Nhà " + guest.ward,
                            EstablishmentType.HOTEL,
                            3,
                            Regime.LICENSED_LODGING,
                            guest.ward,
                            null,
                            10,
                            20,
                            false,
                            FROM.minusYears(1)),
                    Vietnam.startOf(FROM),
                    "admin"));
        }
        guests.stream().filter(Lone::came).map(LoneGuestsTest::checkIn).forEach(events::add);
        return events;
    }

    /** For one night. */
    private static GuestCheckedIn checkIn(Lone guest) {
        var arrived = Vietnam.startOf(guest.day).plus(Duration.ofHours(14));
        StayDetails.Builder details = StayDetails.builder()
                .set(Field.FULL_NAME, "Nguyễn Văn Thử")
                .set(Field.DATE_OF_BIRTH, BirthDate.of(LocalDate.of(1990, 1, 1)))
                .set(Field.SEX, guest.sex)
                .set(Field.NATIONALITY, guest.nationality)
                .set(Field.ROOM, "101")
                .set(Field.ARRIVED_AT, arrived)
                .set(Field.DEPARTED_AT, arrived.plus(Duration.ofHours(20)));
        @Nullable Integer age = guest.age;
        return new GuestCheckedIn(
                StayId.of(id(guest), "r"),
                id(guest),
                "r",
                details.build(),
                age,
                arrived,
                arrived,
                Timeliness.ON_TIME,
                "law-2026",
                "key-1");
    }

    private static EstablishmentId id(Lone guest) {
        return new EstablishmentId("h-" + guest.ward);
    }
}
