package vn.luutru.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.projection.CheckpointStore.Checkpoint;

/**
 * Takes the locks of checkpoints and the one on schemas, and ends sessions that hold them while their process is paused in the
 * middle of what it sends or reads. The server has limits for a transaction that lies idle and for a statement that computes;
 * none applies while it waits for the next piece of a COPY or of a message. So whoever waited for a lock in vain looks at its
 * holder.
 *
 * <p>A holder is ended once it has waited for its client for 15 seconds and got no byte of a COPY between two looks. What its
 * process still writes is then refused, as after any lost connection.
 */
final class CheckpointLocks {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointLocks.class);

    /**
     * Sessions that hold a lock and wait for their client, and whether for as long as a transaction may lie idle. Each message
     * begins a new state of a session, so that its age is that of the wait, save within a COPY. A row that is locked names the
     * transaction that locked it.
     */
    private static final String SELECT = """
            select holder.pid, holder.backend_start, holder.state_change, coalesce(copied.bytes_processed, 0),
                   holder.state_change < clock_timestamp() - interval '15 s'
            from pg_stat_activity holder left join pg_stat_progress_copy copied on copied.pid = holder.pid
            where holder.datname = current_database() and holder.usename = current_user
                and holder.state = 'active' and holder.wait_event_type = 'Client'
                and (holder.backend_xid in (select xmax from projection.checkpoint)
                    or holder.pid in (select pid from pg_locks
                        where locktype = 'advisory' and granted and objsubid = 1
                            and (classid::bigint << 32) + objid::bigint = ?))""";

    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where pid = ? and backend_start = ?";

    /** A session that waits for its client, and how far it was. */
    private record Holder(int pid, OffsetDateTime began, OffsetDateTime waitsSince, long copied) {}

    private Set<Holder> seen = Set.of();

    /**
     * The checkpoint of a schema, whose row is locked until the transaction ends. Waits at most for the lock timeout of the
     * transaction.
     *
     * @param serving the read model's serving schema
     * @return null if there is none
     */
    @Nullable
    Checkpoint lock(Connection connection, String schema, String serving) throws SQLException {
        try {
            return CheckpointStore.lock(connection, schema, serving);
        } catch (SQLException e) {
            throw failed(connection, e);
        }
    }

    /** The same for the lock under which schemas are created, swapped and dropped. */
    void lockSchemas(Connection connection) throws SQLException {
        try {
            CheckpointStore.lockSchemas(connection);
        } catch (SQLException e) {
            throw failed(connection, e);
        }
    }

    /** Looks who holds the locks if one was not free in time, on a transaction that has failed anyway. */
    private SQLException failed(Connection connection, SQLException failure) {
        if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
            try {
                connection.rollback();
                look(connection);
                connection.rollback();
            } catch (SQLException e) {
                // Whoever waits next looks again.
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private synchronized void look(Connection connection) throws SQLException {
        Set<Holder> found = new HashSet<>();
        Set<Holder> stalled = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, CheckpointStore.SCHEMA_LOCK);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Holder holder = new Holder(
                            rows.getInt(1),
                            rows.getObject(2, OffsetDateTime.class),
                            rows.getObject(3, OffsetDateTime.class),
                            rows.getLong(4));
                    found.add(holder);
                    if (rows.getBoolean(5) && seen.contains(holder)) {
                        stalled.add(holder);
                    }
                }
            }
        }
        seen = found;
        for (Holder holder : stalled) {
            terminate(connection, holder);
        }
    }

    private static void terminate(Connection connection, Holder holder) throws SQLException {
        try (PreparedStatement terminate = connection.prepareStatement(TERMINATE)) {
            terminate.setInt(1, holder.pid);
            terminate.setObject(2, holder.began);
            try (ResultSet row = terminate.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    LOG.warn(
                            "Database session {} held the lock of a read model and waited for its process since {}: ended",
                            holder.pid,
                            holder.waitsSince);
                }
            }
        }
    }
}
