package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.projection.figures.CellNoise;

/**
 * Somebody with every question about places, who knows everybody in them but one person, and wants to know whether that
 * person was there. They know all counts as they would be without and with the person, and how the noise is drawn,
 * not the secret.
 */
@IntegrationTest
class AttackerTest {

    private static final int LENGTH = 150;
    private static final int SECRETS = 120;

    /** The place in the history of the person's only event. */
    private static final int TARGET = 110;

    /** The Monday of the week in which the person arrived. */
    private static final LocalDate WEEK =
            Vietnam.dateOf(PlacesHistory.at(TARGET)).with(DayOfWeek.MONDAY);

    /** How far a frequency among so many secrets may be from a chance: about five standard deviations. */
    private static final double CHANCE = 0.32;

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void no_answer_and_no_difference_of_answers_reveals_whether_one_person_was_there(@ForAll long seed)
            throws SQLException {
        Random random = new Random(seed);
        List<Recorded<Event>> with = crowded(seed);
        UUID target = Province.stay("the-establishment", "guest-" + TARGET).value();
        List<Recorded<Event>> without = with.stream()
                .filter(recorded -> !recorded.event().stream().equals(target))
                .toList();
        assertThat(without).hasSize(with.size() - 1);
        LocalDate last = Vietnam.dateOf(with.getLast().recordedAt());
        List<LocalDate> days = List.of(last, last.minusDays(1));
        List<Map<String, Long>> there = answers(with, days);
        List<Map<String, Long>> notThere = answers(without, days);
        Set<String> ways = new TreeSet<>();
        there.forEach(answer -> ways.addAll(answer.keySet()));
        notThere.forEach(answer -> ways.addAll(answer.keySet()));
        List<String> touched = new ArrayList<>();
        for (String way : ways) {
            double measured = distance(there, notThere, answer -> answer.getOrDefault(way, -1L));
            // A count may change by one, and a group may besides be named or not.
            assertThat(measured).as(way).isLessThan(granted(2) + CHANCE);
            if (measured > 0) {
                touched.add(way);
            }
        }
        assertThat(touched)
                .as("the person is counted")
                .anyMatch(way -> way.contains("the-establishment persons"))
                .anyMatch(way -> way.contains("WORKER_DORMITORY"));
        List<String> all = List.copyOf(ways);
        for (int i = 0; i < 2_000; i++) {
            String one = touched.get(random.nextInt(touched.size()));
            String other = all.get(random.nextInt(all.size()));
            double measured = distance(
                    there, notThere, answer -> answer.getOrDefault(one, -1L) - answer.getOrDefault(other, -1L));
            assertThat(measured).as(one + " - " + other).isLessThan(1);
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void no_event_changes_what_was_published_of_a_midnight(@ForAll long seed) throws SQLException {
        List<Recorded<Event>> log = log(PlacesHistory.of(seed, LENGTH));
        PublishedPlaces places = new PublishedPlaces(database, false);
        CellNoise noise = PublishedPlaces.noise("1");
        int begun = LENGTH - 15;
        places.build(log.subList(0, begun));
        List<LocalDate> days = new ArrayList<>();
        Map<String, Long> recorded = Map.of();
        for (Recorded<Event> next : log.subList(begun, LENGTH)) {
            places.goOn(next);
            Map<String, Long> then = places.occupancy(noise, days);
            // An establishment that is described anew may be listed no more, or in another ward.
            assertThat(values(then, recorded.keySet())).isEqualTo(values(recorded, then.keySet()));
            assertThat(then.keySet().containsAll(recorded.keySet()) || next.event() instanceof EstablishmentEvent)
                    .isTrue();
            LocalDate day = Vietnam.dateOf(next.recordedAt());
            if (!days.contains(day)) {
                days.add(day);
            }
            recorded = places.occupancy(noise, days);
        }
    }

    /** Else every combination of wards would be one more look at the same persons. */
    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void what_is_published_of_several_wards_is_the_sum_of_what_is_published_of_each(@ForAll long seed)
            throws SQLException {
        List<Recorded<Event>> log = log(PlacesHistory.of(seed, LENGTH));
        CellNoise noise = PublishedPlaces.noise("1");
        LocalDate day = Vietnam.dateOf(log.getLast().recordedAt());
        for (boolean atOnce : List.of(true, false)) {
            PublishedPlaces places = new PublishedPlaces(database, atOnce);
            places.build(log);
            Map<String, Long> sums = new HashMap<>();
            for (String ward : PlacesHistory.WARDS) {
                places.occupancy(noise, day, Territory.ward(ward))
                        .forEach((cell, count) -> sums.merge(cell, count, Long::sum));
            }
            assertThat(places.occupancy(noise, day, Territory.wards(Set.copyOf(PlacesHistory.WARDS))))
                    .isEqualTo(sums);
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void a_midnight_is_published_as_it_was_known_when_it_came(@ForAll long seed) throws SQLException {
        List<Recorded<Event>> log = log(PlacesHistory.of(seed, LENGTH));
        CellNoise noise = PublishedPlaces.noise("1");
        LocalDate day = Vietnam.dateOf(log.get(LENGTH - 20).recordedAt());
        List<Recorded<Event>> before = log.stream()
                .filter(recorded -> Vietnam.dateOf(recorded.recordedAt()).isBefore(day))
                .toList();
        PublishedPlaces then = new PublishedPlaces(database, true);
        then.build(before);
        Map<String, Long> known = then.occupancy(noise, List.of(day));
        PublishedPlaces now = new PublishedPlaces(database, false);
        now.build(before);
        now.goOn(log.get(before.size()));
        // The establishments may have been described anew by that event; what is published of persons was written
        // before.
        Map<String, Long> published = now.occupancy(noise, List.of(day));
        Set<String> both = new HashSet<>(known.keySet());
        both.retainAll(published.keySet());
        assertThat(values(published, both)).isEqualTo(values(known, both));
        assertThat(both).isNotEmpty();
    }

    @Example
    void one_person_more_at_most_doubles_the_chance_of_any_answer() {
        int secrets = 20_000;
        for (long count = 0; count < 12; count++) {
            Map<Long, Integer> less = frequencies(count, secrets);
            Map<Long, Integer> more = frequencies(count + 1, secrets);
            less.forEach((recorded, times) -> {
                if (times > 400) {
                    assertThat(more.getOrDefault(recorded, 0) / (double) times).isBetween(0.4, 2.5);
                }
            });
        }
    }

    @Example
    void the_noise_is_right_on_average_and_two_persons_wide() {
        double sum = 0;
        double squares = 0;
        int secrets = 20_000;
        for (Map.Entry<Long, Integer> recorded : frequencies(100, secrets).entrySet()) {
            sum += (recorded.getKey() - 100) * (double) recorded.getValue();
            squares += Math.pow(recorded.getKey().doubleValue() - 100, 2) * recorded.getValue();
        }
        assertThat(sum / secrets).isBetween(-0.1, 0.1);
        assertThat(Math.sqrt(squares / secrets)).isBetween(1.5, 3.5);
    }

    private static Map<Long, Integer> frequencies(long count, int secrets) {
        CellNoise noise = PublishedPlaces.noise("of many cells");
        Map<Long, Integer> frequencies = new HashMap<>();
        for (int i = 0; i < secrets; i++) {
            frequencies.merge(noise.published(count, "cell", i), 1, Integer::sum);
        }
        return frequencies;
    }

    /** What may be revealed of a person who changes this many counts by one: each doubles or halves the chances. */
    private static double granted(int counts) {
        double factor = Math.pow(2, counts);
        return (factor - 1) / (factor + 1);
    }

    private static List<Map<String, Long>> answers(List<Recorded<Event>> log, List<LocalDate> days)
            throws SQLException {
        PublishedPlaces places = new PublishedPlaces(database, false);
        places.build(log);
        List<Map<String, Long>> answers = new ArrayList<>();
        for (int secret = 0; secret < SECRETS; secret++) {
            CellNoise noise = PublishedPlaces.noise("number " + secret);
            Map<String, Long> answer = new HashMap<>(places.occupancy(noise, days));
            answer.putAll(places.progress(noise, WEEK));
            answers.add(answer);
        }
        return answers;
    }

    /** How much oftener than in one half of all cases the attacker is right who bets on a number, times two. */
    private static double distance(
            List<Map<String, Long>> there, List<Map<String, Long>> notThere, Function<Map<String, Long>, Long> number) {
        Map<Long, Integer> balance = new HashMap<>();
        there.forEach(answer -> balance.merge(number.apply(answer), 1, Integer::sum));
        notThere.forEach(answer -> balance.merge(number.apply(answer), -1, Integer::sum));
        return balance.values().stream().mapToInt(Math::abs).sum() / (2.0 * SECRETS);
    }

    private static Map<String, Long> values(Map<String, Long> cells, Set<String> which) {
        Map<String, Long> values = new HashMap<>(cells);
        values.keySet().retainAll(which);
        return values;
    }

    /** A history with an establishment of four guests among its last events, {@link #TARGET} the last of them. */
    private static List<Recorded<Event>> crowded(long seed) {
        List<Event> events = new ArrayList<>(PlacesHistory.of(seed, LENGTH));
        Establishment establishment = new Establishment(
                new EstablishmentId("the-establishment"),
                "Nhà Mẫu",
                EstablishmentType.WORKER_DORMITORY,
                null,
                Regime.RESIDENCE_ONLY,
                PlacesHistory.WARDS.getFirst(),
                PlacesHistory.ZONES.getFirst(),
                10,
                20,
                false,
                LocalDate.of(2026, 1, 1));
        events.set(TARGET - 4, new EstablishmentRegistered(establishment, PlacesHistory.at(TARGET - 4), "admin"));
        for (int i = TARGET - 3; i <= TARGET; i++) {
            events.set(
                    i,
                    Province.checkedIn(
                            "the-establishment",
                            "guest-" + i,
                            Province.guest("Nguyễn Văn Thử", "038090000001", PlacesHistory.at(i))
                                    .set(Field.WORKER_EMPLOYER, "Công ty Mẫu")
                                    .set(Field.WORKER_EMPLOYER_TAX_CODE, "2800000000")
                                    .build()));
        }
        Set<UUID> begun = new HashSet<>();
        // Whatever is declared of a stay whose check-in had to make room is left out.
        events.removeIf(event -> event instanceof StayEvent stay
                && (event instanceof GuestCheckedIn ? !begun.add(stay.stream()) : !begun.contains(stay.stream())));
        return log(events);
    }

    private static List<Recorded<Event>> log(List<Event> events) {
        ListEventLog log = new ListEventLog();
        for (int i = 0; i < events.size(); i++) {
            log.append(Province.BEGIN.plus(Duration.ofHours(8L * i)), List.of(events.get(i)));
        }
        return log.read(0, events.size());
    }
}
