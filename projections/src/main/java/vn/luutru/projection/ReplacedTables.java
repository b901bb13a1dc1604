package vn.luutru.projection;

import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The tables that a rebuild has replaced. Who began to read them finishes there, and only then they can be dropped: apart
 * from the swap, so that no new reader waits meanwhile.
 */
final class ReplacedTables {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** How long one attempt waits for readers; whoever creates or swaps tables waits as long. */
    private static final Duration READERS = Duration.ofMillis(500);

    private final String serving;
    private final String schema;

    /**
     * @param serving the schema that serves
     * @param schema  the one that it replaced
     */
    ReplacedTables(String serving, String schema) {
        this.serving = serving;
        this.schema = schema;
    }

    /**
     * Drops them, if there are any.
     *
     * @return false if somebody still reads them: nothing is dropped yet
     */
    boolean drop(Connection connection) throws SQLException {
        ReadModel.begin(connection, serving);
        execute(connection, "set local lock_timeout = '" + READERS.toMillis() + "ms'");
        try {
            CheckpointStore.lockSchemas(connection);
            execute(connection, "drop schema if exists " + schema + " cascade");
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (!isLockWait(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Whether a lock was not free in time: whoever holds it is at work, and the turn is made again. */
    static boolean isLockWait(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
