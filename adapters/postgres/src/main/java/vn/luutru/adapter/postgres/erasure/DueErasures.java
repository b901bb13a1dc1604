package vn.luutru.adapter.postgres.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import vn.luutru.declaration.StoreUnavailableException;

/** Streams whose keys are about to be destroyed, where the log that says so is kept elsewhere. */
public final class DueErasures {

    private final DataSource database;

    public DueErasures(DataSource database) {
        this.database = database;
    }

    /** Notes one, durably. */
    public void add(UUID stream) {
        update("INSERT INTO log.erasure_due (stream) VALUES (?) ON CONFLICT DO NOTHING", stream);
    }

    public void remove(UUID stream) {
        update("DELETE FROM log.erasure_due WHERE stream = ?", stream);
    }

    /** Those that were noted and not removed. */
    public List<UUID> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT stream FROM log.erasure_due");
                ResultSet rows = select.executeQuery()) {
            List<UUID> streams = new ArrayList<>();
            while (rows.next()) {
                streams.add(rows.getObject(1, UUID.class));
            }
            return streams;
        } catch (SQLException e) {
            throw new StoreUnavailableException("Due erasures could not be read", e);
        }
    }

    private void update(String sql, UUID stream) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, stream);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailableException("A due erasure could not be noted", e);
        }
    }
}
