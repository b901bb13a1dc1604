package vn.luutru.projection;

import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.projection.table.TransactionSettings;

/**
 * Holds one read model, and lets it go on. What it says counts for every process on the database, and for those that start
 * later; another process knows it within a second, and applies nothing from the moment on at which {@link #hold} returns.
 */
final class PauseSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(PauseSwitch.class);
    private static final Duration TTL = Duration.ofSeconds(1);

    private final String name;
    private final DataSource database;
    private final Recent<Pause> known = new Recent<>(TTL);

    PauseSwitch(String name, DataSource database) {
        this.name = name;
        this.database = database;
    }

    /**
     * Waits for the batch that is under way. Does nothing if it is held already.
     *
     * @throws ProjectionException if the database does not answer, or the batch takes too long
     */
    void hold(String by) {
        change(connection -> {
            // Whoever applies a batch holds this row; what it applies is committed before the pause, or not at all.
            CheckpointStore.lock(connection, name, name);
            PauseStore.hold(connection, name, by);
        });
        LOG.info("Projection {} is paused by {}", name, by);
    }

    /**
     * Does nothing if it is not held.
     *
     * @param head the newest event: questions are refused until the tables have it
     * @throws ProjectionException if the database does not answer
     */
    void release(long head, String by) {
        change(connection -> PauseStore.release(connection, name, head));
        LOG.info("Projection {} is resumed by {}", name, by);
    }

    /** Why readers are refused, as it was known a second ago; null if they are not, or the database does not answer. */
    @Nullable
    Pause current() {
        return known.get(this::read);
    }

    private @Nullable Pause read() {
        try (Connection connection = database.getConnection()) {
            return PauseStore.find(connection, name);
        } catch (SQLException unreachable) {
            // Nobody has created the table yet, or no question is answered either.
            return null;
        }
    }

    private interface Change {
        void make(Connection connection) throws SQLException;
    }

    private void change(Change change) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TransactionSettings.apply(connection);
            // Unlike tables that follow from the log: nobody would pause it again after a crash.
            execute(connection, "set local synchronous_commit = on");
            CheckpointStore.lockSchemas(connection);
            CheckpointStore.createTable(connection);
            PauseStore.createTable(connection);
            PartitionStore.createTable(connection);
            change.make(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        } finally {
            known.forget();
        }
    }
}
