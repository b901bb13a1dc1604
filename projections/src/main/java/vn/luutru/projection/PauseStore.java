package vn.luutru.projection;

import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * Which read models an administrator holds: {@code projection.pause}, for every process that keeps their tables or answers
 * from them. A row whose read model was resumed counts only while the checkpoint is before {@code resumed_to}, so nobody
 * need delete it. Nothing here commits.
 */
final class PauseStore {

    /** Whether an administrator holds a read model, whose serving schema is the one parameter. */
    static final String IS_HELD = "exists (select from projection.pause where schema = ? and resumed_to is null)";

    private PauseStore() {}

    static void createTable(Connection connection) throws SQLException {
        execute(connection, """
                create table if not exists projection.pause (
                    schema text primary key,
                    paused_at timestamptz not null,
                    paused_by text not null,
                    resumed_to bigint
                )""");
    }

    /** Under the lock of the checkpoint: whoever holds it next applies nothing. */
    static void hold(Connection connection, String schema, String by) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into projection.pause (schema, paused_at, paused_by) values (?, now(), ?)
                on conflict (schema) do update set paused_at = excluded.paused_at, paused_by = excluded.paused_by,
                    resumed_to = null
                where pause.resumed_to is not null""")) {
            insert.setString(1, schema);
            insert.setString(2, Rows.storable(by));
            insert.executeUpdate();
        }
    }

    /** @param to the position before which readers are refused */
    static void release(Connection connection, String schema, long to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update projection.pause set resumed_to = ? where schema = ? and resumed_to is null")) {
            update.setLong(1, to);
            update.setString(2, schema);
            update.executeUpdate();
        }
    }

    /** Tables that were built anew lack nothing that a pause left out. */
    static void forgetReleased(Connection connection, String schema) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from projection.pause where schema = ? and resumed_to is not null")) {
            delete.setString(1, schema);
            delete.executeUpdate();
        }
    }

    static boolean isHeld(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + IS_HELD)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Why readers are refused; null if they are not. */
    static @Nullable Pause find(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select paused_at, paused_by, resumed_to from projection.pause p where schema = ? and (
                    resumed_to is null or not exists (
                        select from projection.checkpoint c where c.schema = p.schema and c.position >= p.resumed_to))
                """)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                Instant since = Objects.requireNonNull(SqlText.instant(row, "paused_at"));
                return new Pause(since, row.getString("paused_by"), row.getObject("resumed_to", Long.class));
            }
        }
    }
}
