package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.rule.RuleSet;
import vn.luutru.declaration.validation.Unidentified;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.occupancy.MidnightCounts;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.OccupantAttributes;
import vn.luutru.projection.occupancy.Occupants;
import vn.luutru.projection.zone.WorkerAttributes.Group;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/**
 * Counts the stays of some establishments, in one pass for all lines: first by establishment and by what the persons are, each a number,
 * then those numbers together by group. Shared beds are few, and found apart.
 */
final class ZoneCounts {

    private static final Comparator<Group> ORDER = Comparator.comparing(Group::by)
            .thenComparing(Group::key, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Group::name, Comparator.nullsLast(Comparator.naturalOrder()));

    /** What is counted of stays that have the same number. */
    private static final class Tallies {

        private final int[] met;
        private final int[] persons;
        private final int[] arrivals;
        private final int[] leavings;
        private final int[] past30;
        private final int[] missing;

        Tallies(int numbers) {
            met = new int[numbers];
            persons = new int[numbers];
            arrivals = new int[numbers];
            leavings = new int[numbers];
            past30 = new int[numbers];
            missing = new int[numbers];
        }

        void add(int number, boolean inHouse, boolean arrived, boolean left, boolean longAgo, boolean checkOutMissing) {
            met[number]++;
            persons[number] += inHouse ? 1 : 0;
            arrivals[number] += arrived ? 1 : 0;
            leavings[number] += left ? 1 : 0;
            past30[number] += inHouse && longAgo ? 1 : 0;
            missing[number] += inHouse && checkOutMissing ? 1 : 0;
        }

        Figures of(int number) {
            return new Figures(
                    persons[number],
                    persons[number],
                    arrivals[number],
                    leavings[number],
                    past30[number],
                    missing[number]);
        }
    }

    private static final class PersonsInHouse implements MidnightCounts.Counter<Long> {

        private final long[] persons;

        PersonsInHouse(int midnights) {
            persons = new long[midnights];
        }

        @Override
        public void add(int midnight, int particulars) {
            persons[midnight]++;
        }

        @Override
        public Long of(int midnight) {
            return persons[midnight];
        }
    }

    private ZoneCounts() {}

    /** The instant from which on leavings matter to the figures at another. */
    static Instant since(Instant at) {
        return month(at);
    }

    /** The lines by what is cached, or in the database. */
    static List<Line> of(
            Connection connection, OccupancyCache known, Collection<String> establishments, Mergers mergers, Instant at)
            throws SQLException {
        return known.count(connection, since(at), at, occupants -> of(occupants, establishments, mergers, at));
    }

    /**
     * How many persons are in house when each of some local days begins, in one pass for all.
     *
     * @param establishments whose guests are counted on each day
     */
    static Map<LocalDate, Long> persons(
            Connection connection, OccupancyCache known, NavigableMap<LocalDate, List<String>> establishments)
            throws SQLException {
        return MidnightCounts.of(
                connection, known, establishments, (occupants, midnights) -> new PersonsInHouse(midnights));
    }

    /**
     * The lines with anybody in them; without any, none at all.
     *
     * @param mergers on the day: who is in an establishment that was merged is counted in the one that stays, if that is
     *                among these
     */
    static List<Line> of(Occupants occupants, Collection<String> establishments, Mergers mergers, Instant at) {
        long until = Occupants.micros(at);
        long month = Occupants.micros(month(at));
        long past30 =
                Occupants.micros(Vietnam.startOf(Vietnam.dateOf(at).minusDays(RuleSet.TEMPORARY_RESIDENCE_DAYS - 1L)));
        Tallies byEstablishment = new Tallies(occupants.establishments() + establishments.size());
        Tallies byKind = new Tallies(occupants.particulars());
        boolean[] registering = registering(occupants);
        occupants.each(establishments, month, until, (stay, establishment, kind, arrived, departed, bed) -> {
            boolean inHouse = departed > until;
            boolean arrivedNow = arrived >= month;
            boolean left = departed >= month && departed <= until;
            boolean registers = arrived < past30 && registering[kind];
            boolean missing = occupants.isCheckOutMissing(stay, until);
            byEstablishment.add(establishment, inHouse, arrivedNow, left, registers, missing);
            byKind.add(kind, inHouse, arrivedNow, left, registers, missing);
        });
        Map<Group, Figures> counted = new TreeMap<>(ORDER);
        for (int establishment = 0; establishment < occupants.establishments(); establishment++) {
            if (byEstablishment.met[establishment] > 0) {
                counted.merge(
                        Group.establishment(mergers.surviving(occupants.establishment(establishment), establishments)),
                        byEstablishment.of(establishment),
                        Figures::plus);
            }
        }
        Map<Group, Map<String, Integer>> spelled = new HashMap<>();
        Employers employers = Employers.of(occupants, byKind.met);
        for (int kind = 0; kind < byKind.met.length; kind++) {
            if (byKind.met[kind] > 0) {
                OccupantAttributes particulars = occupants.particulars(kind);
                WorkerAttributes traits = WorkerAttributes.of(occupants, kind, employers);
                Figures figures = byKind.of(kind);
                traits.groups().forEach(group -> counted.merge(group, figures, Figures::plus));
                if (particulars.employer() != null) {
                    spelled.computeIfAbsent(traits.employer(), none -> new HashMap<>())
                            .merge(particulars.employer(), byKind.met[kind], Integer::sum);
                }
            }
        }
        SharedBeds shared = SharedBeds.at(occupants, establishments, mergers, at, employers);
        List<Line> lines = new ArrayList<>();
        counted.forEach((group, figures) -> lines.add(new Line(
                group.by(),
                group.key(),
                commonest(spelled.getOrDefault(group, Map.of())),
                figures.with(shared.surplus(group)))));
        return lines;
    }

    /**
     * By what persons are, whether they may have to register temporary residence: citizens, and whose nationality is
     * unknown; not foreigners, who declare their stay under law 47/2014. Facts keep neither papers nor ward of residence.
     */
    private static boolean[] registering(Occupants occupants) {
        boolean[] registering = new boolean[occupants.particulars()];
        for (int kind = 0; kind < registering.length; kind++) {
            String nationality = occupants.particulars(kind).nationality();
            registering[kind] = nationality == null
                    || nationality.equals(Vietnam.CODE)
                    || nationality.equals(Unidentified.NATIONALITY);
        }
        return registering;
    }

    /** Of spellings that are as common, the first in the order of characters. */
    private static @Nullable String commonest(Map<String, Integer> spelled) {
        return spelled.entrySet().stream()
                .min(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static Instant month(Instant at) {
        return Vietnam.startOf(Vietnam.dateOf(at).withDayOfMonth(1));
    }
}
