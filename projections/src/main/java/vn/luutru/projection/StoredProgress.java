package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How far a read model is, as the database says it: for a process that does not keep it. */
final class StoredProgress {

    private static final Duration TTL = Duration.ofSeconds(1);

    private final ReadModel model;
    private final DataSource database;
    private final Recent<Stop> stop = new Recent<>(TTL);

    StoredProgress(ReadModel model, DataSource database) {
        this.model = model;
        this.database = database;
    }

    /**
     * The position of the serving tables. When the database does not answer, or has no tables yet, nobody sees anything: 0,
     * and who waits goes on waiting.
     */
    long position() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Long stored = model.position(connection, model.serving);
            return stored == null ? 0 : stored;
        } catch (SQLException unreachable) {
            return 0;
        }
    }

    /**
     * Whether any process has begun to build the tables.
     *
     * @throws ProjectionException if the database does not answer
     */
    boolean isBegun() {
        try (Connection connection = database.getConnection()) {
            return CheckpointStore.isBegun(connection, model.serving);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** Whether the serving tables are of another version than this process asks for; false when the database is silent. */
    boolean isOfOtherVersion() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            return model.isOfOtherVersion(connection);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    /** Why they go no further, asked for at most once a second; null if they do, or the database does not answer. */
    @Nullable
    Stop stop() {
        return stop.get(this::read);
    }

    private @Nullable Stop read() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            return model.stop(connection);
        } catch (SQLException unreachable) {
            return null;
        }
    }
}
