package vn.luutru.projection;

import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.table.Rows;

/**
 * Where the tables of a schema stopped: {@code projection.stop}, for processes that answer from them but do not keep
 * them. A row counts only while it names an event behind the checkpoint; one without a type says that the tables are of
 * another log, and goes when they are replaced or found right. Nothing here commits.
 */
final class StopStore {

    private StopStore() {}

    static void createTable(Connection connection) throws SQLException {
        execute(connection, """
                create table if not exists projection.stop (
                    schema text primary key,
                    position bigint not null,
                    type text not null,
                    reason text not null,
                    stopped_at timestamptz not null default now()
                )""");
    }

    static void save(Connection connection, String schema, Stop stop) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into projection.stop (schema, position, type, reason) values (?, ?, ?, ?)
                on conflict (schema) do update set position = excluded.position, type = excluded.type,
                    reason = excluded.reason, stopped_at = excluded.stopped_at
                where stop.position <> excluded.position or stop.reason <> excluded.reason""")) {
            insert.setString(1, schema);
            insert.setLong(2, stop.position());
            insert.setString(3, Rows.storable(stop.type()));
            insert.setString(4, stop.reason());
            insert.executeUpdate();
        }
    }

    /** The tables are of another log: whatever lies behind their checkpoint is not applied to them. */
    static void saveMismatch(Connection connection, String schema, String reason) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into projection.stop (schema, position, type, reason)
                select schema, position + 1, '', ? from projection.checkpoint where schema = ?
                on conflict (schema) do update set position = excluded.position, type = excluded.type,
                    reason = excluded.reason, stopped_at = excluded.stopped_at
                where stop.position <> excluded.position or stop.type <> '' or stop.reason <> excluded.reason""")) {
            insert.setString(1, reason);
            insert.setString(2, schema);
            insert.executeUpdate();
        }
    }

    /** The tables are of this log after all. */
    static void removeMismatch(Connection connection, String schema) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from projection.stop where schema = ? and type = ''")) {
            delete.setString(1, schema);
            delete.executeUpdate();
        }
    }

    /** The tables are replaced: what was known of them is not known of the new ones. */
    static void remove(Connection connection, String schema) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from projection.stop where schema = ?")) {
            delete.setString(1, schema);
            delete.executeUpdate();
        }
    }

    static @Nullable Stop find(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select s.position, s.type, s.reason from projection.stop s join projection.checkpoint c using (schema)
                where s.schema = ? and s.position > c.position""")) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Stop(row.getLong(1), row.getString(2), row.getString(3)) : null;
            }
        }
    }
}
