package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.projection.table.TransactionSettings;

/**
 * Whether the serving tables of a read model are of another log, as this process found out. That stays so while it cannot
 * look again, and every process that answers from them learns of it.
 */
final class Mismatch {

    private static final Logger LOG = LoggerFactory.getLogger(Mismatch.class);

    private final DataSource database;
    private final String schema;
    private volatile @Nullable Stop found;

    Mismatch(DataSource database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /** Null if they are of this log, as far as this process knows. */
    @Nullable
    Stop found() {
        return found;
    }

    /** @param position of the last event that readers see */
    void found(long position, LogMismatchException mismatch) {
        String reason = String.valueOf(mismatch.getMessage());
        found = new Stop(position, "", reason);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TransactionSettings.apply(connection);
            StopStore.saveMismatch(connection, schema, reason);
            connection.commit();
        } catch (SQLException e) {
            LOG.warn("That read model {} is of another log could not be stored: SQL state {}", schema, e.getSQLState());
        }
    }

    /** They were looked at, and are of this log. */
    void over() {
        found = null;
    }
}
