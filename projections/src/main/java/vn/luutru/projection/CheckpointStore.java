package vn.luutru.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * How far the tables of each schema are: {@code projection.checkpoint}, in the database of the read models.
 *
 * <p>A checkpoint belongs to a schema, so that a rebuild beside a serving schema has one of its own. Its row is also
 * the lock under which the schema is changed. Nothing here commits.
 */
final class CheckpointStore {

    /**
     * @param version  of the projection that built the tables
     * @param position the last event applied, 0 before the first
     */
    record Checkpoint(int version, long position) {}

    /** Any number that nobody else uses as an advisory lock on this database. */
    private static final long SCHEMA_LOCK = 0x4C55_5554_5255_0001L;

    private CheckpointStore() {}

    /** Until the transaction ends, no other process creates, swaps or drops schemas. */
    static void lockSchemas(Connection connection) throws SQLException {
        execute(connection, "select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
    }

    static void createTable(Connection connection) throws SQLException {
        execute(connection, "create schema if not exists projection");
        execute(connection, """
                create table if not exists projection.checkpoint (
                    schema text primary key,
                    version int not null,
                    position bigint not null,
                    updated_at timestamptz not null default now()
                ) with (fillfactor = 20)""");
    }

    static @Nullable Checkpoint find(Connection connection, String schema) throws SQLException {
        return select(connection, schema, "");
    }

    /** Waits for whoever holds the row, at most the lock timeout of the session. */
    static @Nullable Checkpoint lock(Connection connection, String schema) throws SQLException {
        return select(connection, schema, " for update");
    }

    static void add(Connection connection, String schema, int version) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into projection.checkpoint (schema, version, position) values (?, ?, 0)")) {
            insert.setString(1, schema);
            insert.setInt(2, version);
            insert.executeUpdate();
        }
    }

    static void move(Connection connection, String schema, long position) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update projection.checkpoint set position = ?, updated_at = now() where schema = ?")) {
            update.setLong(1, position);
            update.setString(2, schema);
            update.executeUpdate();
        }
    }

    static void remove(Connection connection, String schema) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from projection.checkpoint where schema = ?")) {
            delete.setString(1, schema);
            delete.executeUpdate();
        }
    }

    static void rename(Connection connection, String schema, String newName) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update projection.checkpoint set schema = ? where schema = ?")) {
            update.setString(1, newName);
            update.setString(2, schema);
            update.executeUpdate();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static @Nullable Checkpoint select(Connection connection, String schema, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select version, position from projection.checkpoint where schema = ?" + lock)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Checkpoint(row.getInt(1), row.getLong(2)) : null;
            }
        }
    }
}
