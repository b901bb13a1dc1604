package vn.luutru.projection.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.table.SqlText;

/**
 * Compares the access log with the event log that it is built from: an auditor sees that no entry is missing, none was
 * changed, and none was added. The event log is what happened; the access log is a table that can be built anew.
 */
public final class AccessAudit {

    /** So many events are looked at in one go. */
    public static final int MAX_EVENTS = 50_000;

    private static final int BATCH = 2_000;

    /**
     * What a part of the log showed.
     *
     * @param from     after which position it began
     * @param to       the last position that was looked at
     * @param complete whether that is the end of what the access log has read
     * @param entries  how many entries the access log must have of it
     * @param missing  positions of events that it lacks
     * @param changed  positions whose entry says something else than the event
     * @param invented positions of entries without such an event
     */
    public record Report(
            long from,
            long to,
            boolean complete,
            long entries,
            List<Long> missing,
            List<Long> changed,
            List<Long> invented) {

        public Report {
            missing = List.copyOf(missing);
            changed = List.copyOf(changed);
            invented = List.copyOf(invented);
        }

        /** Whether the access log holds what happened, and nothing else. */
        public boolean agrees() {
            return missing.isEmpty() && changed.isEmpty() && invented.isEmpty();
        }
    }

    private final EventLog log;
    private final DataSource database;

    public AccessAudit(EventLog log, DataSource database) {
        this.log = log;
        this.database = database;
    }

    /**
     * @param after    the position to begin after
     * @param followed the position up to which the access log has read
     * @throws ProjectionException if the database cannot be asked
     */
    public Report run(long after, long followed) {
        Map<Long, AccessEntry> expected = new HashMap<>();
        long last = after;
        int seen = 0;
        while (last < followed && seen < MAX_EVENTS) {
            List<Recorded<Event>> batch = log.read(last, BATCH);
            if (batch.isEmpty()) {
                break;
            }
            for (Recorded<Event> recorded : batch) {
                if (recorded.position() <= followed) {
                    AccessEntry entry = AccessEntries.of(recorded);
                    if (entry != null) {
                        expected.put(recorded.position(), entry);
                    }
                }
            }
            last = Math.min(batch.getLast().position(), followed);
            seen += batch.size();
        }
        return compared(after, last, last >= followed, expected);
    }

    private Report compared(long from, long to, boolean complete, Map<Long, AccessEntry> expected) {
        List<Long> changed = new ArrayList<>();
        List<Long> invented = new ArrayList<>();
        Map<Long, AccessEntry> missing = new HashMap<>(expected);
        try (Connection connection = database.getConnection()) {
            new SqlText()
                    .add("select * from access.query where position > ? and position <= ?", from, to)
                    .each(connection, row -> {
                        long position = row.getLong("position");
                        AccessEntry known = missing.remove(position);
                        if (known == null) {
                            invented.add(position);
                        } else if (!known.same(AccessQueries.entry(row))) {
                            changed.add(position);
                        }
                    });
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        return new Report(
                from,
                to,
                complete,
                expected.size(),
                missing.keySet().stream().sorted().toList(),
                changed.stream().sorted().toList(),
                invented.stream().sorted().toList());
    }
}
