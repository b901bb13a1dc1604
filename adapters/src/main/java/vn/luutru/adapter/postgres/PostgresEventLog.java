package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.codec.KeyRing;
import vn.luutru.projection.EventLog;

/**
 * The log as projections read it.
 *
 * <p>Half a dozen projections read the same events, mostly at about the same time. Events are therefore read, opened and
 * decoded once, in segments of fixed borders, and the last few segments are kept. Positions have no gaps, so a segment
 * that is full will never change. What this process writes itself is never read back at all: the writer hands each group
 * over once it is on disk.
 *
 * <p>Nothing decoded is kept for more than about a minute: another process may have destroyed a key meanwhile.
 */
public final class PostgresEventLog implements EventLog {

    private static final int SEGMENT = 1_024;
    private static final int KEPT_SEGMENTS = 32;
    private static final long KEPT_NANOSECONDS = Duration.ofMinutes(1).toNanos();
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /** The limit keeps the planner from reading all keys to join a thousand of them. */
    private static final String SELECT = "SELECT " + StoredRow.COLUMNS + """
             FROM log.event e
            LEFT JOIN LATERAL (SELECT * FROM log.stream_key s WHERE s.stream = e.stream LIMIT 1) k ON true
            WHERE e.position > ? AND e.position <= ? ORDER BY e.position""";

    private final DataSource database;
    private final Sealing sealing;
    private final LogHead head;
    private final LongSupplier nanoTime;
    private final Map<Long, Segment> segments = new LinkedHashMap<>(2 * KEPT_SEGMENTS, 0.75f, true);

    public PostgresEventLog(DataSource database, KeyRing keys, LogHead head) {
        this(database, keys, head, System::nanoTime);
    }

    PostgresEventLog(DataSource database, KeyRing keys, LogHead head, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.database = database;
        this.sealing = new Sealing(keys);
        this.head = head;
        head.listen(this::remember);
    }

    @Override
    public List<Recorded<Event>> read(long after, int max) {
        List<Recorded<Event>> events = new ArrayList<>(Math.min(max, 2 * SEGMENT));
        long position = after;
        while (events.size() < max) {
            Segment segment = segment(position / SEGMENT);
            List<Recorded<Event>> part = segment.after(position, max - events.size());
            events.addAll(part);
            position += part.size();
            if (part.isEmpty() || position % SEGMENT != 0) {
                return events;
            }
        }
        return events;
    }

    @Override
    public long head() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT position FROM log.head");
                ResultSet row = select.executeQuery()) {
            row.next();
            head.reached(row.getLong(1));
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StoreUnavailableException("The head of the log could not be read", e);
        }
    }

    /** Other processes may write too: they do not ring this one's bell, so it looks from time to time. */
    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            forgetOld();
            long left = until - System.nanoTime();
            if (head.awaitAfter(position, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())))) {
                return true;
            }
            if (head() > position) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
        }
    }

    /** Forgets what was decoded: a key has been destroyed. */
    void forgetDecoded() {
        synchronized (segments) {
            segments.clear();
        }
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        synchronized (segments) {
            segments.values().removeIf(segment -> now - segment.since > KEPT_NANOSECONDS);
        }
    }

    /** How many segments are kept. */
    int kept() {
        synchronized (segments) {
            return segments.size();
        }
    }

    private Segment segment(long number) {
        forgetOld();
        synchronized (segments) {
            Segment found = segments.computeIfAbsent(number, Segment::new);
            if (segments.size() > KEPT_SEGMENTS) {
                segments.remove(segments.keySet().iterator().next());
            }
            return found;
        }
    }

    private void remember(long base, Instant recordedAt, List<Append> group) {
        for (int i = 0; i < group.size(); ) {
            long position = base + i;
            int count = (int) Math.min(group.size() - i, SEGMENT - position % SEGMENT);
            segment(position / SEGMENT).remember(position, recordedAt, group.subList(i, i + count));
            i += count;
        }
    }

    private List<Recorded<Event>> load(long after, long upTo) {
        List<Recorded<Event>> events = new ArrayList<>(SEGMENT);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    StoredRow row = StoredRow.read(rows);
                    Event event = sealing.toEvent(row, row.sealed() == null ? null : sealing.key(row));
                    events.add(new Recorded<>(row.position(), row.recordedAt(), event));
                }
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("The log could not be read", e);
        }
        return events;
    }

    /** A thousand positions, as far as they exist and were asked for. */
    private final class Segment {

        private final long base;
        private final long since = nanoTime.getAsLong();
        private final ReentrantLock lock = new ReentrantLock();
        private final List<Recorded<Event>> events = new ArrayList<>();

        private Segment(long number) {
            this.base = number * SEGMENT;
        }

        private List<Recorded<Event>> after(long position, int max) {
            int from = (int) (position - base);
            lock.lock();
            try {
                if (from >= events.size()) {
                    events.addAll(load(base + events.size(), base + SEGMENT));
                }
                int to = Math.min(events.size(), from + max);
                return from >= to ? List.of() : List.copyOf(events.subList(from, to));
            } finally {
                lock.unlock();
            }
        }

        /** Takes what follows what it has. While somebody reads, or after a gap, it is left to be read. */
        private void remember(long after, Instant recordedAt, List<Append> group) {
            if (lock.tryLock()) {
                try {
                    if (base + events.size() == after) {
                        for (Append append : group) {
                            long position = base + events.size() + 1;
                            events.add(new Recorded<>(position, recordedAt, append.event()));
                        }
                    }
                } finally {
                    lock.unlock();
                }
            }
        }
    }
}
