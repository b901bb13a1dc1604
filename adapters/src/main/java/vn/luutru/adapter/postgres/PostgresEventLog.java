package vn.luutru.adapter.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * that is full will never change.
 */
public final class PostgresEventLog implements EventLog {

    private static final int SEGMENT = 1_024;
    private static final int KEPT_SEGMENTS = 24;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private static final String SELECT = "SELECT " + StoredRow.COLUMNS + """
             FROM log.event e LEFT JOIN log.stream_key k ON k.stream = e.stream
            WHERE e.position > ? AND e.position <= ? ORDER BY e.position""";

    private final DataSource database;
    private final Sealing sealing;
    private final LogHead head;
    private final Cache<Long, Segment> segments =
            Caffeine.newBuilder().maximumSize(KEPT_SEGMENTS).build();

    public PostgresEventLog(DataSource database, KeyRing keys, LogHead head) {
        this.database = database;
        this.sealing = new Sealing(keys);
        this.head = head;
    }

    @Override
    public List<Recorded<Event>> read(long after, int max) {
        List<Recorded<Event>> events = new ArrayList<>(Math.min(max, 2 * SEGMENT));
        long position = after;
        while (events.size() < max) {
            Segment segment = segments.get(position / SEGMENT, Segment::new);
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
        segments.invalidateAll();
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

    /** A thousand positions, read as far as they exist. */
    private final class Segment {

        private final long base;
        private final List<Recorded<Event>> events = new ArrayList<>();

        private Segment(long number) {
            this.base = number * SEGMENT;
        }

        private synchronized List<Recorded<Event>> after(long position, int max) {
            int from = (int) (position - base);
            if (from >= events.size()) {
                events.addAll(load(base + events.size(), base + SEGMENT));
            }
            int to = Math.min(events.size(), from + max);
            return from >= to ? List.of() : List.copyOf(events.subList(from, to));
        }
    }
}
