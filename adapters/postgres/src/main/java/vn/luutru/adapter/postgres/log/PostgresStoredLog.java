package vn.luutru.adapter.postgres.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.codec.stored.EventTypes;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredEvent.OpenPart;
import vn.luutru.projection.subscription.StoredLog;

/** Rows of {@code log.event}, and what came before them in the stream of their stay. */
public final class PostgresStoredLog implements StoredLog {

    /** What came before is looked up for later events of a stay only: the condition is the subquery's own, not the join's. */
    static final String SELECT = """
        SELECT e.position, e.recorded_at, e.stream, e.version, e.type, e.open, e.sealed, b.types, b.opens
        FROM log.event e
        CROSS JOIN LATERAL (
          SELECT array_agg(p.type ORDER BY p.version) AS types, array_agg(p.open ORDER BY p.version) AS opens
          FROM log.event p
          WHERE e.type IN ('""" + String.join("', '", EventTypes.laterOfStay()) + """
        ') AND p.stream = e.stream AND p.version < e.version
        ) b
        WHERE e.position > ? ORDER BY e.position LIMIT ?\
        """;

    private final DataSource database;

    public PostgresStoredLog(DataSource database) {
        this.database = database;
    }

    @Override
    public List<StoredEvent> read(long after, int max) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, after);
            select.setInt(2, max);
            try (ResultSet rows = select.executeQuery()) {
                List<StoredEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(new StoredEvent(
                            rows.getLong(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getObject(3, UUID.class),
                            rows.getInt(4),
                            rows.getString(5),
                            rows.getBytes(6),
                            rows.getBytes(7),
                            null,
                            earlier(rows)));
                }
                return events;
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("The log could not be read", e);
        }
    }

    private static List<OpenPart> earlier(ResultSet row) throws SQLException {
        Array types = row.getArray(8);
        if (types == null) {
            return List.of();
        }
        String[] names = (String[]) types.getArray();
        byte[][] opens = (byte[][]) row.getArray(9).getArray();
        List<OpenPart> earlier = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            earlier.add(new OpenPart(names[i], opens[i]));
        }
        return earlier;
    }

    /** Positions have no gaps here. */
    @Override
    public long count(long after) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT position FROM log.head");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Math.max(0, row.getLong(1) - after);
        } catch (SQLException e) {
            throw new StoreUnavailableException("The log could not be read", e);
        }
    }

    @Override
    public boolean isQuarantined(long position) {
        try (Connection connection = database.getConnection()) {
            return Quarantine.find(connection, position) != null;
        } catch (SQLException e) {
            throw new StoreUnavailableException("The log could not be read", e);
        }
    }
}
