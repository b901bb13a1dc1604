package vn.luutru.projection;

import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.subscription.LogMark;
import vn.luutru.projection.table.SqlText;

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
     * @param mark     of that event; null before the first, and where an earlier version of this service left it out
     * @param divided  whether partitions of a topic have positions of their own, of which this is the least;
     *                 known under the lock only
     * @param held     whether an administrator holds the read model, its rebuild included; known under the lock only
     */
    record Checkpoint(int version, long position, @Nullable LogMark mark, boolean divided, boolean held) {}

    /** Any number that nobody else uses as an advisory lock on this database. */
    static final long SCHEMA_LOCK = 0x4C55_5554_5255_0001L;

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
        if (!hasMarks(connection)) {
            execute(connection, """
                    alter table projection.checkpoint
                        add column if not exists log_id uuid, add column if not exists recorded_at timestamptz""");
        }
    }

    /** To alter a table waits for everybody who holds one of its rows, even where there is nothing to be done. */
    private static boolean hasMarks(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select count(*) = 2 from pg_attribute where attrelid = 'projection.checkpoint'::regclass
                        and attname in ('log_id', 'recorded_at')""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    static @Nullable Checkpoint find(Connection connection, String schema) throws SQLException {
        return select(connection, schema, "");
    }

    /** Whether there is a schema or a checkpoint of it: what is neither was never begun by anybody. */
    static boolean isBegun(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select exists (select from pg_namespace where nspname = ?),
                    to_regclass('projection.checkpoint') is not null""")) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1) || (row.getBoolean(2) && find(connection, schema) != null);
            }
        }
    }

    /**
     * Waits for whoever holds the row, at most the lock timeout of the session.
     *
     * @param serving the read model's serving schema, by which an administrator holds it
     */
    static @Nullable Checkpoint lock(Connection connection, String schema, String serving) throws SQLException {
        Checkpoint locked = select(connection, schema, " for update");
        if (locked == null) {
            return null;
        }
        // By a statement of its own: one that waited sees other tables as they were before it waited.
        try (PreparedStatement select =
                connection.prepareStatement("select " + PartitionStore.IS_DIVIDED + ", " + PauseStore.IS_HELD)) {
            select.setString(1, schema);
            select.setString(2, serving);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Checkpoint(
                        locked.version(), locked.position(), locked.mark(), row.getBoolean(1), row.getBoolean(2));
            }
        }
    }

    static void add(Connection connection, String schema, int version) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into projection.checkpoint (schema, version, position) values (?, ?, 0)")) {
            insert.setString(1, schema);
            insert.setInt(2, version);
            insert.executeUpdate();
        }
    }

    /**
     * Moves a checkpoint from where this process found it. Whoever finds it elsewhere has been overtaken, whatever it
     * believes to have locked, and must not commit.
     */
    static void move(Connection connection, String schema, long from, long to, LogMark mark) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update projection.checkpoint set position = ?, log_id = ?, recorded_at = ?, updated_at = now()
                where schema = ? and position = ?""")) {
            update.setLong(1, to);
            update.setObject(2, mark.log());
            update.setObject(3, mark.recordedAt().atOffset(ZoneOffset.UTC));
            update.setString(4, schema);
            update.setLong(5, from);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("Another process has moved the checkpoint from " + from);
            }
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

    private static @Nullable Checkpoint select(Connection connection, String schema, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select version, position, log_id, recorded_at from projection.checkpoint where schema = ?" + lock)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Checkpoint(row.getInt(1), row.getLong(2), mark(row), false, false) : null;
            }
        }
    }

    private static @Nullable LogMark mark(ResultSet row) throws SQLException {
        UUID log = row.getObject(3, UUID.class);
        Instant recordedAt = SqlText.instant(row, "recorded_at");
        return log == null || recordedAt == null ? null : new LogMark(log, recordedAt);
    }
}
