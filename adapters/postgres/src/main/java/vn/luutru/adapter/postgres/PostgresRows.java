package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.postgres.log.EventRows;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.CopiedPlaces;
import vn.luutru.eventstore.stored.LogRows;
import vn.luutru.eventstore.stored.StoredRow;

/** What the database has of a log, as it is stored: for copying it elsewhere, and for receipts of before. */
public final class PostgresRows implements LogRows, CopiedPlaces {

    private static final String SELECT = "SELECT " + EventRows.COLUMNS + """
         FROM log.event e LEFT JOIN log.stream_key k ON k.stream = e.stream
        """;

    private final DataSource database;

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    public PostgresRows(DataSource database) {
        this.database = database;
    }

    @Override
    public List<StoredRow> after(long position, int max) {
        return select(SELECT + "WHERE e.position > ? ORDER BY e.position LIMIT ?", statement -> {
            statement.setLong(1, position);
            statement.setInt(2, max);
        });
    }

    /** Everything in a stream, oldest first. */
    public List<StoredRow> stream(UUID stream) {
        return select(SELECT + "WHERE e.stream = ? ORDER BY e.version", statement -> statement.setObject(1, stream));
    }

    @Override
    public @Nullable UUID stream(long position) {
        List<StoredRow> found = select(SELECT + "WHERE e.position = ?", statement -> statement.setLong(1, position));
        return found.isEmpty() ? null : found.getFirst().stream();
    }

    private List<StoredRow> select(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            parameters.set(select);
            List<StoredRow> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(EventRows.read(found));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new StoreUnavailableException("The log could not be read", e);
        }
    }
}
