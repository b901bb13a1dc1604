package vn.luutru.adapter.postgres.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.TimeMarks;

/** Marks in {@code log.time_mark}, for a log that is kept elsewhere. */
public final class PostgresTimeMarks implements TimeMarks {

    private final DataSource database;

    public PostgresTimeMarks(DataSource database) {
        this.database = database;
    }

    @Override
    public @Nullable Mark before(long position) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                    SELECT position, event, time FROM log.time_mark WHERE position < ? ORDER BY position DESC LIMIT 1\
                    """)) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Mark(
                                row.getLong(1),
                                row.getObject(2, UUID.class),
                                row.getTimestamp(3).toInstant())
                        : null;
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("The marks of the log could not be read", e);
        }
    }

    @Override
    public void add(Mark mark) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO log.time_mark (position, event, time) VALUES (?, ?, ?) ON CONFLICT DO NOTHING\
                    """)) {
            insert.setLong(1, mark.position());
            insert.setObject(2, mark.event());
            insert.setTimestamp(3, Timestamp.from(mark.time()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailableException("A mark of the log could not be stored", e);
        }
    }

    @Override
    public void removeFrom(long position) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM log.time_mark WHERE position >= ?")) {
            delete.setLong(1, position);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailableException("Marks of the log could not be removed", e);
        }
    }
}
