package vn.luutru.app;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.projection.SchemaRows;

/** Events that no version of this service wrote, put into its log by SQL, and the tables of its read models. */
public final class PlantedEvents {

    private static final String INSERT = """
        with head as (update log.head set position = position + 1 returning position, recorded_at)
        insert into log.event (position, stream, version, type, recorded_at, open, sealed)
        select position, ?, 0, ?, recorded_at, ?, ? from head returning position\
        """;

    private final DataSource database;

    public PlantedEvents(DataSource database) {
        this.database = database;
    }

    /** Appends an event in clear; returns its position. */
    public long append(String type, String open) throws SQLException {
        return append(UUID.randomUUID(), type, open.getBytes(StandardCharsets.UTF_8), null);
    }

    /** A check-in of which only the facts are given. */
    public long checkIn(String facts) throws SQLException {
        return append("GuestCheckedIn/1", """
            {"reportedAt":"2026-07-01T08:00:00Z","declaredBy":"key-1","establishment":"E-PLANTED","facts":{%s},\
            "dueAt":"2026-07-01T16:00:00Z","timeliness":"ON_TIME","ruleSet":"law"}\
            """.formatted(facts));
    }

    /** The event at a position once more, as another stay with the same key, its encrypted part cut by a byte. */
    public long damagedCopy(long position) throws SQLException {
        UUID stream = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select type, open, substr(sealed, 1, length(sealed) - 1) from log.event where position = ?");
                PreparedStatement key = connection.prepareStatement("""
                    insert into log.stream_key select ?, month, wrapped from log.stream_key
                    where stream = (select stream from log.event where position = ?)\
                    """)) {
            select.setLong(1, position);
            key.setObject(1, stream);
            key.setLong(2, position);
            key.executeUpdate();
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return append(stream, row.getString(1), row.getBytes(2), row.getBytes(3));
            }
        }
    }

    private long append(UUID stream, String type, byte[] open, byte[] encrypted) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, stream);
            insert.setString(2, type);
            insert.setBytes(3, open);
            insert.setBytes(4, encrypted);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Puts other bytes in the place of an event's open part. */
    public void replace(long position, String found, String replacement) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                    update log.event set open = convert_to(replace(convert_from(open, 'UTF8'), ?, ?), 'UTF8')
                    where position = ?\
                    """)) {
            update.setString(1, found);
            update.setString(2, replacement);
            update.setLong(3, position);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("There is no event " + position);
            }
        }
    }

    /** The key of a month, as if something had been declared in it long ago; it encrypts nothing. */
    public void monthKey(YearMonth month) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into log.month_key (month, wrapped) values (?, ?) on conflict do nothing")) {
            insert.setInt(1, PostgresMonthKeys.number(month));
            insert.setBytes(2, new byte[60]);
            insert.executeUpdate();
        }
    }

    /** Destroys the key of a stay without an event. */
    public void destroyKey(String stay) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from log.stream_key where stream = ?")) {
            delete.setObject(1, UUID.fromString(stay));
            if (delete.executeUpdate() != 1) {
                throw new IllegalStateException("There is no key of " + stay);
            }
        }
    }

    /** Every row of a read model. */
    public Map<String, List<String>> rows(String schema) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return SchemaRows.of(connection, schema);
        }
    }
}
