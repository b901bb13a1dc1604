package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import vn.luutru.adapter.postgres.database.SqlFailures;
import vn.luutru.adapter.postgres.log.EventRows;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.TrackedLog;

/** Reads the log in its order, for Axon's streaming; on a connection of its own, which is opened when first needed. */
final class LogReader implements TrackedLog, AutoCloseable {

    private static final String AFTER = "SELECT " + EventRows.COLUMNS + """
         FROM log.event e LEFT JOIN log.stream_key k ON k.stream = e.stream
        WHERE e.position > ? ORDER BY e.position LIMIT ?\
        """;

    private static final String HEAD = "SELECT position FROM log.head";

    private static final String TIME = "SELECT recorded_at FROM log.event WHERE position = ?";

    private final WriterConnection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private interface Query<T> {
        T on(Connection open) throws SQLException;
    }

    LogReader(WriterConnection connection) {
        this.connection = connection;
    }

    @Override
    public List<StoredRow> after(long position, int max) {
        return read(open -> {
            List<StoredRow> rows = new ArrayList<>();
            try (PreparedStatement select = open.prepareStatement(AFTER)) {
                select.setLong(1, position);
                select.setInt(2, max);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        rows.add(EventRows.read(found));
                    }
                }
            }
            return rows;
        });
    }

    @Override
    public long head() {
        return read(open -> {
            try (PreparedStatement select = open.prepareStatement(HEAD)) {
                return position(select);
            }
        });
    }

    /** Times ascend with positions, which are dense, so the place is found by halving. */
    @Override
    public long before(Instant at) {
        return read(open -> {
            try (PreparedStatement head = open.prepareStatement(HEAD);
                    PreparedStatement select = open.prepareStatement(TIME)) {
                long earlier = 0;
                long end = position(head) + 1;
                while (end - earlier > 1) {
                    long middle = (earlier + end) >>> 1;
                    if (isBefore(select, middle, at)) {
                        earlier = middle;
                    } else {
                        end = middle;
                    }
                }
                return earlier;
            }
        });
    }

    private static boolean isBefore(PreparedStatement select, long position, Instant at) throws SQLException {
        select.setLong(1, position);
        try (ResultSet row = select.executeQuery()) {
            return row.next() && row.getTimestamp(1).toInstant().isBefore(at);
        }
    }

    private static long position(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A connection that broke while it was idle is worth a second try. */
    private <T> T read(Query<T> query) {
        lock.lock();
        try {
            try {
                return query.on(connection.get());
            } catch (SQLException e) {
                connection.discard();
                return query.on(connection.get());
            }
        } catch (SQLException e) {
            connection.discard();
            throw new StoreUnavailableException("The log was not read: " + SqlFailures.describe(e), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.discard();
        } finally {
            lock.unlock();
        }
    }
}
