package vn.luutru.projection;

import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.projection.table.SqlText;

/**
 * The tables that a rebuild has replaced. Who began to read them finishes there, and only then they can be dropped: apart
 * from the swap, so that no new reader waits meanwhile. Nothing keeps them up to date, so that a guest who is erased stays
 * in them: each process looks for them again and again, whichever made the swap.
 */
final class ReplacedTables {

    private static final Logger LOG = LoggerFactory.getLogger(ReplacedTables.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** How long one attempt waits for readers; whoever creates or swaps tables waits as long. */
    private static final Duration READERS = Duration.ofMillis(500);

    /** The pause between two looks. */
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final String serving;
    private final String schema;
    private final LongSupplier nanoTime;
    private volatile long next;

    /**
     * @param serving  the schema that serves
     * @param schema   the one that it replaced
     * @param nanoTime as {@link System#nanoTime}
     */
    ReplacedTables(String serving, String schema, LongSupplier nanoTime) {
        this.serving = serving;
        this.schema = schema;
        this.nanoTime = nanoTime;
        next = nanoTime.getAsLong();
    }

    /** Tables were replaced just now: the next look is at once. */
    void lookAtOnce() {
        next = nanoTime.getAsLong();
    }

    /** Drops them, if there are any, nobody reads them, and the last look is a while ago. */
    void dropNowAndThen(Connection connection) throws SQLException {
        if (nanoTime.getAsLong() - next >= 0) {
            next = nanoTime.getAsLong() + PAUSE;
            drop(connection);
        }
    }

    /** Whether there are any. */
    boolean any(Connection connection) throws SQLException {
        ReadModel.begin(connection, serving);
        boolean any = !new SqlText()
                .add("select 1 from pg_namespace where nspname = ?", schema)
                .list(connection, row -> 1)
                .isEmpty();
        connection.commit();
        return any;
    }

    private void drop(Connection connection) throws SQLException {
        ReadModel.begin(connection, serving);
        execute(connection, "set local lock_timeout = '" + READERS.toMillis() + "ms'");
        try {
            CheckpointStore.lockSchemas(connection);
            execute(connection, "drop schema if exists " + schema + " cascade");
            connection.commit();
        } catch (SQLException e) {
            // The read model itself is well, and goes on.
            connection.rollback();
            if (!isLockWait(e)) {
                LOG.warn("Schema {}, which a rebuild replaced, cannot be dropped yet: {}", schema, e.getSQLState());
            }
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
