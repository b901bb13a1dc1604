package vn.luutru.adapter.postgres.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.event.Event;
import vn.luutru.eventstore.stored.EventRowMapper;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.projection.subscription.DecodedLog;
import vn.luutru.projection.subscription.LogMark;

/**
 * The log as projections read it.
 *
 * <p>Half a dozen projections read the same events, mostly at about the same time. Events are therefore read, opened and
 * decoded once, in segments of fixed borders, and the last few segments are kept. Positions have no gaps, so a segment
 * that is full will never change. What this process writes itself is never read back at all by those who keep up: the
 * writer hands each group over once it is on disk.
 *
 * <p>Nothing decoded is kept for more than about a minute: another process may have destroyed a key meanwhile.
 */
public final class PostgresEventLog implements DecodedLog {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresEventLog.class);
    private static final long KEPT_NANOSECONDS = Duration.ofMinutes(1).toNanos();
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /** The limit keeps the planner from reading all keys to join a thousand of them. */
    private static final String SELECT = "SELECT " + EventRows.COLUMNS + """
         FROM log.event e
        LEFT JOIN LATERAL (SELECT * FROM log.stream_key s WHERE s.stream = e.stream LIMIT 1) k ON true
        WHERE e.position > ? AND e.position <= ? ORDER BY e.position\
        """;

    private static final String MARK =
            "SELECT i.id, e.recorded_at FROM log.identity i JOIN log.event e ON e.position = ?";

    private final DataSource database;
    private final EventRowMapper mapper;
    private final LogHead head;
    private final LongSupplier nanoTime;
    private volatile @Nullable UUID identity;
    private final RecentEvents recent = new RecentEvents();
    private final DecodedSegments segments;

    public PostgresEventLog(DataSource database, KeyRing keys, LogHead head) {
        this(database, keys, head, System::nanoTime);
    }

    public PostgresEventLog(DataSource database, KeyRing keys, LogHead head, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.database = database;
        this.mapper = new EventRowMapper(keys);
        this.head = head;
        this.segments = new DecodedSegments(nanoTime, this::load);
        head.listen((base, recordedAt, group) -> recent.add(base, recordedAt, group, nanoTime.getAsLong()));
    }

    /**
     * Events up to one that cannot be read; where the very next one cannot be read, it is thrown.
     *
     * <p>Where this process knows of no more, who has got something already is not kept waiting for the database.
     */
    @Override
    public List<Recorded<Event>> read(long after, int max) {
        dropOld();
        List<Recorded<Event>> events = new ArrayList<>(Math.min(max, 2 * DecodedSegments.SIZE));
        while (events.size() < max) {
            recent.read(after + events.size(), max - events.size(), events);
            long position = after + events.size();
            if (events.size() == max
                    || (!events.isEmpty() && position >= head.newest().position())) {
                return events;
            }
            try {
                List<Recorded<Event>> part = segments.after(position, max - events.size());
                if (part.isEmpty()) {
                    if (position < head.newest().position()) {
                        // The log is shorter than it was: whoever waits for more must not be answered that there is.
                        head();
                    }
                    return events;
                }
                events.addAll(part);
            } catch (UnreadableEventException e) {
                if (events.isEmpty()) {
                    throw e;
                }
                return events;
            }
        }
        return events;
    }

    @Override
    public long head() {
        long known = head.newest().position();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT position FROM log.head");
                ResultSet row = select.executeQuery()) {
            row.next();
            long stored = row.getLong(1);
            if (stored < known) {
                replaced(known, stored);
            } else {
                head.newest().reached(stored);
            }
            return stored;
        } catch (SQLException e) {
            throw unreadable("The head of the log could not be read", e);
        }
    }

    /** What was committed before the head was read is missing: the log is not the one that this process has cached. */
    private void replaced(long known, long stored) {
        LOG.error("The log ends at {}, and ended at {}: it was restored. Rebuild the read models", stored, known);
        head.newest().replaced(stored);
        dropCache();
    }

    /** Whoever restores a backup breaks the connections: what was read before is read anew after each failure. */
    private StoreUnavailableException unreadable(String message, SQLException cause) {
        dropCache();
        return new StoreUnavailableException(message, cause);
    }

    @Override
    public UUID identity() {
        UUID known = identity;
        if (known != null) {
            return known;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT id FROM log.identity");
                ResultSet row = select.executeQuery()) {
            row.next();
            UUID found = row.getObject(1, UUID.class);
            identity = found;
            return found;
        } catch (SQLException e) {
            throw unreadable("The identity of the log could not be read", e);
        }
    }

    @Override
    public @Nullable LogMark mark(long position) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(MARK)) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new LogMark(
                                row.getObject(1, UUID.class),
                                row.getTimestamp(2).toInstant())
                        : null;
            }
        } catch (SQLException e) {
            throw unreadable("The log could not be read", e);
        }
    }

    @Override
    public @Nullable Instant timeAfter(long position, Instant now) {
        try (Connection connection = database.getConnection()) {
            return LogClock.timeAfter(connection, position, now);
        } catch (SQLException e) {
            throw unreadable("The time of the log could not be read", e);
        }
    }

    /** Other processes may write too: they do not ring this one's bell, so it looks from time to time. */
    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            dropOld();
            long left = until - System.nanoTime();
            if (head.newest().awaitAfter(position, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())))) {
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

    @Override
    public void dropCache() {
        identity = null;
        dropDecoded();
    }

    @Override
    public void dropDecoded() {
        recent.clear();
        segments.clear();
    }

    private void dropOld() {
        long now = nanoTime.getAsLong();
        recent.dropUntil(now - KEPT_NANOSECONDS);
        segments.dropUntil(now - KEPT_NANOSECONDS);
    }

    /** How many events are kept that need not be read. */
    public int kept() {
        return recent.size();
    }

    @Override
    public @Nullable Recorded<Event> at(long position) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, position - 1);
            select.setLong(2, position);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                StoredRow row = EventRows.read(rows);
                return new Recorded<>(row.position(), row.recordedAt(), row.keyMonth(), mapper.toEvent(row));
            }
        } catch (SQLException e) {
            throw unreadable("The log could not be read", e);
        }
    }

    private void load(long after, long upTo, DecodedSegments.Segment into) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    StoredRow row = EventRows.read(rows);
                    try {
                        into.add(row, mapper.toEvent(row));
                    } catch (UnreadableEventException e) {
                        into.add(row, Quarantine.find(connection, row.position()), e);
                    }
                }
            }
        } catch (SQLException e) {
            throw unreadable("The log could not be read", e);
        }
    }
}
