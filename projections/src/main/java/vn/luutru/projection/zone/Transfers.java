package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.zone.Traits.Group;

/**
 * Workers who moved from one house to another, found without knowing who they are: figures have no number of persons.
 * An arrival counts as a transfer if a worker of the same employer, sex, nationality and home province left another
 * house of those counted within the {@link #WITHIN} before it. Each leaving answers for one arrival at most; arrivals
 * are taken in the order of time, house and stay, and each takes the earliest such leaving that is left. Who came
 * without an employer is no worker.
 *
 * <p>So like persons who come and go count as a transfer too, and who changes employer with the house does not.
 */
final class Transfers {

    /** How long a worker may be between two houses. */
    static final Duration WITHIN = Duration.ofDays(7);

    private record Move(String house, Instant at, Traits traits) {}

    private final Map<Group, Long> found = new HashMap<>();

    private Transfers() {}

    /** Those of the arrivals between two instants, the bounds included. */
    static Transfers between(Connection connection, String schema, List<String> houses, Instant from, Instant to)
            throws SQLException {
        Map<Traits, Deque<Move>> leavings = new HashMap<>();
        moves(connection, schema, "departed_at", houses, from.minus(WITHIN), to)
                .forEach(left -> leavings.computeIfAbsent(left.traits, none -> new ArrayDeque<>())
                        .add(left));
        Transfers transfers = new Transfers();
        for (Move arrival : moves(connection, schema, "arrived_at", houses, from, to)) {
            Deque<Move> left = leavings.get(arrival.traits);
            if (left != null && takes(arrival, left)) {
                transfers.count(arrival);
            }
        }
        return transfers;
    }

    private static boolean takes(Move arrival, Deque<Move> leavings) {
        Instant earliest = arrival.at.minus(WITHIN);
        while (!leavings.isEmpty() && leavings.getFirst().at.isBefore(earliest)) {
            leavings.removeFirst();
        }
        for (Iterator<Move> left = leavings.iterator(); left.hasNext(); ) {
            Move leaving = left.next();
            if (leaving.at.isAfter(arrival.at)) {
                return false;
            }
            if (!leaving.house.equals(arrival.house)) {
                left.remove();
                return true;
            }
        }
        return false;
    }

    private static List<Move> moves(
            Connection connection, String schema, String instant, List<String> houses, Instant from, Instant to)
            throws SQLException {
        return new SqlText()
                .add("select establishment, %s as at, %s".formatted(instant, Traits.COLUMNS))
                .add("from %s.stay where establishment = any(?) and not cancelled".formatted(schema), houses)
                .add("and coalesce(worker_employer_tax_code, worker_employer) is not null")
                .add("and %1$s >= ? and %1$s <= ? and arrived_at <= ?".formatted(instant), from, to, to)
                .add("order by %s, establishment, stay_id".formatted(instant))
                .list(
                        connection,
                        row -> new Move(
                                row.getString("establishment"),
                                Objects.requireNonNull(SqlText.instant(row, "at")),
                                Traits.read(row)));
    }

    private void count(Move arrival) {
        arrival.traits.groups(arrival.house).forEach(group -> found.merge(group, 1L, Long::sum));
    }

    long of(Group group) {
        return found.getOrDefault(group, 0L);
    }
}
