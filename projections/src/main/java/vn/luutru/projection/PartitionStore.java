package vn.luutru.projection;

import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.table.SqlText;

/**
 * How far the tables of a schema are with each partition of a topic: {@code projection.partition}. Only read under the lock
 * of the schema's own checkpoint, whose position is the least of these. Nothing here commits.
 */
final class PartitionStore {

    /**
     * @param position   up to which the tables have everything of the partition; 0 before the first event
     * @param recordedAt of the event of the log at this position; null before the first
     */
    record Place(int partition, long position, @Nullable Instant recordedAt) {}

    /** Whether a schema, the one parameter, is kept by partitions. */
    static final String IS_DIVIDED = "exists (select from projection.partition where schema = ?)";

    private PartitionStore() {}

    static void createTable(Connection connection) throws SQLException {
        execute(connection, """
                create table if not exists projection.partition (
                    schema text, partition int, position bigint not null, recorded_at timestamptz,
                    primary key (schema, partition)
                ) with (fillfactor = 20)""");
    }

    /** In the order of their numbers; empty if the schema is followed as a whole. */
    static List<Place> all(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select partition, position, recorded_at from projection.partition where schema = ? order by 1")) {
            select.setString(1, schema);
            List<Place> places = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.add(new Place(row.getInt(1), row.getLong(2), SqlText.instant(row, "recorded_at")));
                }
            }
            return places;
        }
    }

    static void add(Connection connection, String schema, Place place) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into projection.partition values (?, ?, ?, ?)")) {
            insert.setString(1, schema);
            insert.setInt(2, place.partition());
            insert.setLong(3, place.position());
            insert.setObject(
                    4, place.recordedAt() == null ? null : place.recordedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Moves a partition from where its process believes it to be; false if it is elsewhere. */
    static boolean move(Connection connection, String schema, long from, Place to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update projection.partition set position = ?, recorded_at = ?
                where schema = ? and partition = ? and position = ?""")) {
            update.setLong(1, to.position());
            update.setObject(2, to.recordedAt() == null ? null : to.recordedAt().atOffset(ZoneOffset.UTC));
            update.setString(3, schema);
            update.setInt(4, to.partition());
            update.setLong(5, from);
            return update.executeUpdate() == 1;
        }
    }

    static void remove(Connection connection, String schema) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from projection.partition where schema = ?")) {
            delete.setString(1, schema);
            delete.executeUpdate();
        }
    }
}
