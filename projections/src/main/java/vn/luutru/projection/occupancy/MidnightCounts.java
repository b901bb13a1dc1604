package vn.luutru.projection.occupancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.luutru.declaration.Vietnam;

/**
 * Who is in some establishments when each of some local days begins: one pass over the stays for all days with the same
 * establishments, which are most days.
 */
public final class MidnightCounts {

    /** What is counted of the stays at each of several midnights. */
    public interface Counter<R> {

        /**
         * A stay whose guest is in house at a midnight.
         *
         * @param midnight    its number, from 0, in the order of the days
         * @param particulars a number, of {@link Occupants#particulars(int)}; of a guest who moved, those of the last one of
         *                    the midnights that are counted together
         */
        void add(int midnight, int particulars);

        /** What was counted at a midnight. */
        R of(int midnight);
    }

    /** Begins to count. */
    public interface Counters<R> {

        /** A counter for as many midnights. */
        Counter<R> of(Occupants occupants, int midnights);
    }

    /** Days on which the establishments are the same, the earliest first. */
    record Alike(List<String> establishments, List<LocalDate> days) {

        /** In the order of {@link #days}. */
        <R> List<R> count(Occupants occupants, Counters<R> counters) {
            long[] midnights = days.stream()
                    .mapToLong(day -> Occupants.micros(Vietnam.startOf(day)))
                    .toArray();
            Counter<R> counter = counters.of(occupants, midnights.length);
            occupants.each(
                    establishments,
                    midnights[0],
                    midnights[midnights.length - 1],
                    (stay, establishment, particulars, arrived, departed, bed) -> {
                        for (int i = 0; i < midnights.length; i++) {
                            if (arrived <= midnights[i] && departed > midnights[i]) {
                                counter.add(i, particulars);
                            }
                        }
                    });
            return IntStream.range(0, midnights.length).mapToObj(counter::of).toList();
        }
    }

    private MidnightCounts() {}

    /**
     * Counts at the midnights with which some local days begin, by what is cached, or in the database.
     *
     * @param establishments whose stays are counted, by id, for each of the days
     * @return for each of the days
     * @throws SQLException if the database cannot be asked
     */
    public static <R> Map<LocalDate, R> of(
            Connection connection,
            OccupancyCache occupancy,
            NavigableMap<LocalDate, List<String>> establishments,
            Counters<R> counters)
            throws SQLException {
        Map<LocalDate, R> counts = new TreeMap<>();
        for (Alike alike : alike(establishments)) {
            List<LocalDate> days = alike.days;
            List<R> counted = occupancy.count(
                    connection,
                    Vietnam.startOf(days.getFirst()),
                    Vietnam.startOf(days.getLast()),
                    occupants -> alike.count(occupants, counters));
            for (int i = 0; i < days.size(); i++) {
                counts.put(days.get(i), counted.get(i));
            }
        }
        return counts;
    }

    /** In the order of their first days. */
    static List<Alike> alike(NavigableMap<LocalDate, List<String>> establishments) {
        Map<List<String>, List<LocalDate>> days = establishments.keySet().stream()
                .collect(Collectors.groupingBy(establishments::get, LinkedHashMap::new, Collectors.toList()));
        List<Alike> alike = new ArrayList<>();
        days.forEach((same, when) -> alike.add(new Alike(same, when)));
        return alike;
    }
}
