package vn.luutru.projection.zone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.occupancy.Occupants;
import vn.luutru.projection.zone.WorkerAttributes.Group;

/**
 * Workers who moved from one establishment to another, found without knowing who they are: figures have no number of persons.
 * An arrival counts as a transfer if a worker of the same employer, sex, nationality and home province left another
 * establishment of those counted within the {@link #WITHIN} before it. Each leaving answers for one arrival at most; arrivals
 * are taken in the order of time and establishment, and each takes the earliest such leaving that is left. Who came
 * without an employer is no worker.
 *
 * <p>So like persons who come and go count as a transfer too, and who changes employer with the establishment does not.
 */
final class Transfers {

    /** How long a worker may be between two establishments. */
    static final Duration WITHIN = Duration.ofDays(7);

    private static final long WITHIN_MICROS = TimeUnit.DAYS.toMicros(WITHIN.toDays());

    private static final Comparator<Move> ORDER =
            Comparator.comparingLong(Move::at).thenComparing(Move::establishment);

    /** @param at microseconds since 1970 */
    private record Move(String establishment, long at, WorkerAttributes traits) {}

    private final Map<Group, Long> found = new HashMap<>();

    private Transfers() {}

    /** Those of the arrivals between two instants, the bounds included. */
    static Transfers between(Occupants occupants, Collection<String> establishments, Instant from, Instant to) {
        long first = Occupants.micros(from);
        long last = Occupants.micros(to);
        long earliest = Occupants.micros(from.minus(WITHIN));
        List<Move> arrivals = new ArrayList<>();
        List<Move> left = new ArrayList<>();
        List<@Nullable WorkerAttributes> workers = workers(occupants);
        occupants.each(establishments, earliest, last, (establishment, kind, arrived, departed, bed) -> {
            WorkerAttributes traits = workers.get(kind);
            if (traits != null && arrived >= first) {
                arrivals.add(new Move(occupants.establishment(establishment), arrived, traits));
            }
            if (traits != null && departed >= earliest && departed <= last) {
                left.add(new Move(occupants.establishment(establishment), departed, traits));
            }
        });
        return among(arrivals, left);
    }

    private static Transfers among(List<Move> arrivals, List<Move> left) {
        arrivals.sort(ORDER);
        left.sort(ORDER);
        Map<WorkerAttributes, Deque<Move>> leavings = new HashMap<>();
        left.forEach(move -> leavings.computeIfAbsent(move.traits, none -> new ArrayDeque<>())
                .add(move));
        Transfers transfers = new Transfers();
        for (Move arrival : arrivals) {
            Deque<Move> before = leavings.get(arrival.traits);
            if (before != null && takes(arrival, before)) {
                transfers.count(arrival);
            }
        }
        return transfers;
    }

    /** By number; null for who is no worker. */
    private static List<@Nullable WorkerAttributes> workers(Occupants occupants) {
        List<@Nullable WorkerAttributes> workers = new ArrayList<>();
        for (int kind = 0; kind < occupants.particulars(); kind++) {
            WorkerAttributes traits = WorkerAttributes.of(occupants.particulars(kind));
            workers.add(traits.worker() ? traits : null);
        }
        return workers;
    }

    private static boolean takes(Move arrival, Deque<Move> leavings) {
        long earliest = arrival.at - WITHIN_MICROS;
        while (!leavings.isEmpty() && leavings.getFirst().at < earliest) {
            leavings.removeFirst();
        }
        for (Iterator<Move> left = leavings.iterator(); left.hasNext(); ) {
            Move leaving = left.next();
            if (leaving.at > arrival.at) {
                return false;
            }
            if (!leaving.establishment.equals(arrival.establishment)) {
                left.remove();
                return true;
            }
        }
        return false;
    }

    private void count(Move arrival) {
        found.merge(Group.establishment(arrival.establishment), 1L, Long::sum);
        arrival.traits.groups().forEach(group -> found.merge(group, 1L, Long::sum));
    }

    long of(Group group) {
        return found.getOrDefault(group, 0L);
    }
}
