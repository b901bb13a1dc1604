package vn.luutru.adapter.postgres.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Which log this database belongs to: the one in it, or one that is kept elsewhere. Keys and read models of one log beside
 * another one would be worth nothing. A log that goes on elsewhere is closed here: whichever process appends to it then is
 * refused by the database.
 */
public final class LogBinding {

    /** The constraint that an append to a closed log violates. */
    public static final String CLOSED = "head_closed";

    /** Where a log is kept. */
    public enum Store {
        POSTGRESQL,
        EVENTSTOREDB;

        private String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The log that this database belongs to.
     *
     * @param log the identity of the log, which counts where it is kept elsewhere
     */
    public record Bound(Store store, UUID log) {}

    /**
     * What this database itself has of a log.
     *
     * @param position of the newest event, 0 if there is none
     * @param closed   whether nothing more is appended
     * @param keys     whether there are keys of streams or of months
     */
    public record Here(long position, boolean closed, boolean keys) {}

    /** What came of binding the database to a log elsewhere. */
    public enum Binding {
        BOUND,
        /** Nothing has changed: the log in the database has other events than those that the other log is to have. */
        OWN_LOG_DIFFERS,
        /** Nothing has changed: the database belongs to another log that is kept elsewhere. */
        BELONGS_ELSEWHERE
    }

    private final DataSource database;

    public LogBinding(DataSource database) {
        this.database = database;
    }

    private interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    /** Whether the database has the form of this version. */
    public boolean isMigrated() {
        return with(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT to_regclass('log.binding') IS NOT NULL")) {
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    /** Null before the first start. */
    public @Nullable Bound find() {
        return with(LogBinding::bound);
    }

    /** The database belongs to the log in it, unless it belongs to one already; to which it does then. */
    public Bound bindHere() {
        return with(connection -> {
            try (Statement insert = connection.createStatement()) {
                insert.execute("""
                    INSERT INTO log.binding (store, log) SELECT 'postgresql', id FROM log.identity
                    ON CONFLICT DO NOTHING\
                    """);
            }
            Bound bound = bound(connection);
            if (bound == null) {
                throw new StoreUnavailableException("The database says no longer to which log it belongs", null);
            }
            return bound;
        });
    }

    /**
     * The database belongs to a log in EventStoreDB from now on, and its own one is closed.
     *
     * @param upTo the newest position of its own log that the other one has, 0 if there is none
     */
    public Binding bindElsewhere(UUID log, long upTo) {
        return transaction(connection -> {
            // Its row is locked, so nothing is appended meanwhile.
            if (closed(connection) != upTo) {
                connection.rollback();
                return Binding.OWN_LOG_DIFFERS;
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO log.binding (store, log) VALUES (?, ?)
                    ON CONFLICT (one) DO UPDATE SET store = excluded.store, log = excluded.log
                    WHERE binding.store = 'postgresql' OR binding.log = excluded.log\
                    """)) {
                insert.setString(1, Store.EVENTSTOREDB.stored());
                insert.setObject(2, log);
                if (insert.executeUpdate() == 0) {
                    connection.rollback();
                    return Binding.BELONGS_ELSEWHERE;
                }
            }
            return Binding.BOUND;
        });
    }

    /** What the database has of a log. */
    public Here here() {
        return with(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("""
                        SELECT position, closed_at IS NOT NULL,
                               EXISTS (SELECT FROM log.stream_key) OR EXISTS (SELECT FROM log.month_key)
                        FROM log.head\
                        """)) {
                row.next();
                return new Here(row.getLong(1), row.getBoolean(2), row.getBoolean(3));
            }
        });
    }

    /** Nothing is appended to the log in this database from now on; its newest position. */
    public long close() {
        return transaction(LogBinding::closed);
    }

    /** Opens a closed log again. */
    public void reopen() {
        with(connection -> {
            try (Statement update = connection.createStatement()) {
                return update.executeUpdate("UPDATE log.head SET closed_at = NULL");
            }
        });
    }

    private static @Nullable Bound bound(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT store, log FROM log.binding")) {
            return row.next()
                    ? new Bound(Store.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getObject(2, UUID.class))
                    : null;
        }
    }

    private static long closed(Connection connection) throws SQLException {
        try (Statement update = connection.createStatement();
                ResultSet row = update.executeQuery("UPDATE log.head SET closed_at = position RETURNING position")) {
            row.next();
            return row.getLong(1);
        }
    }

    private <T> T transaction(Work<T> work) {
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private <T extends @Nullable Object> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreUnavailableException(
                    "To which log the database belongs could not be read: SQL state " + e.getSQLState(), e);
        }
    }
}
