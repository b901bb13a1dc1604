package vn.luutru.adapter.postgres.keys;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.StreamKeyStore;

/** The wrapped keys of streams in {@code log.stream_key}, for a log that is kept elsewhere. */
public final class PostgresStreamKeys implements StreamKeyStore {

    /** In the order of streams, so that two processes never wait for each other. */
    private static final String INSERT = """
        INSERT INTO log.stream_key (stream, month, wrapped)
        SELECT * FROM unnest(?::uuid[], ?::int[], ?::bytea[]) AS k (stream, month, wrapped) ORDER BY stream
        ON CONFLICT DO NOTHING\
        """;

    private static final String SELECT = "SELECT stream, month, wrapped FROM log.stream_key WHERE stream = ANY (?)";

    private final DataSource database;

    public PostgresStreamKeys(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Wrapped> putIfAbsent(Map<UUID, Wrapped> keys) {
        List<Map.Entry<UUID, Wrapped>> entries = List.copyOf(keys.entrySet());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Array streams = connection.createArrayOf(
                    "uuid", entries.stream().map(Map.Entry::getKey).toArray());
            Array months = connection.createArrayOf(
                    "int4",
                    entries.stream().map(entry -> entry.getValue().month()).toArray());
            Array wrapped = connection.createArrayOf(
                    "bytea",
                    entries.stream().map(entry -> entry.getValue().bytes()).toArray(byte[][]::new));
            insert.setArray(1, streams);
            insert.setArray(2, months);
            insert.setArray(3, wrapped);
            return insert.executeUpdate() == entries.size() ? keys : find(connection, keys.keySet());
        } catch (SQLException e) {
            throw new StoreUnavailableException("The keys of streams could not be stored", e);
        }
    }

    @Override
    public Map<UUID, Wrapped> find(Collection<UUID> streams) {
        try (Connection connection = database.getConnection()) {
            return find(connection, streams);
        } catch (SQLException e) {
            throw new StoreUnavailableException("The keys of streams could not be read", e);
        }
    }

    @Override
    public Set<UUID> destroyed(Collection<UUID> streams) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT stream FROM log.destroyed_key WHERE stream = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", streams.toArray()));
            Set<UUID> found = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new StoreUnavailableException("Which keys were destroyed could not be read", e);
        }
    }

    private static Map<UUID, Wrapped> find(Connection connection, Collection<UUID> streams) throws SQLException {
        Map<UUID, Wrapped> found = HashMap.newHashMap(streams.size());
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setArray(1, connection.createArrayOf("uuid", streams.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), new Wrapped(rows.getInt(2), rows.getBytes(3)));
                }
            }
        }
        return found;
    }
}
