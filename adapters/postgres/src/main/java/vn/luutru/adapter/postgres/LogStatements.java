package vn.luutru.adapter.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.NewEvent;
import vn.luutru.eventstore.stored.SerializedMessage;

/** What the writer says to the database. */
final class LogStatements {

    /**
     * One statement, so one round trip and one commit; the lock on the head gives turns to other processes. Its time
     * never goes back, whatever the clock of this process says: times ascend with positions.
     */
    private static final String INSERT = """
        WITH head AS (
          UPDATE log.head SET position = position + ?, recorded_at = greatest(recorded_at, ?)
          RETURNING position - ? AS base, recorded_at
        ), keys AS (
          INSERT INTO log.stream_key (stream, month, wrapped)
          SELECT * FROM unnest(?::uuid[], ?::int[], ?::bytea[])
        ), events AS (
          INSERT INTO log.event (position, stream, version, type, recorded_at, open, sealed)
          SELECT head.base + e.n, e.stream, e.version, e.type, head.recorded_at, e.open, e.sealed
          FROM head, unnest(?::uuid[], ?::int[], ?::text[], ?::bytea[], ?::bytea[])
            WITH ORDINALITY AS e (stream, version, type, open, sealed, n)
        )
        SELECT base, recorded_at FROM head\
        """;

    /** The same for events with metadata, which those of this service do not have. */
    private static final String INSERT_WITH_METADATA = """
        WITH head AS (
          UPDATE log.head SET position = position + ?, recorded_at = greatest(recorded_at, ?)
          RETURNING position - ? AS base, recorded_at
        ), keys AS (
          INSERT INTO log.stream_key (stream, month, wrapped)
          SELECT * FROM unnest(?::uuid[], ?::int[], ?::bytea[])
        ), events AS (
          INSERT INTO log.event (position, stream, version, type, recorded_at, open, sealed, metadata)
          SELECT head.base + e.n, e.stream, e.version, e.type, head.recorded_at, e.open, e.sealed, e.metadata
          FROM head, unnest(?::uuid[], ?::int[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
            WITH ORDINALITY AS e (stream, version, type, open, sealed, metadata, n)
        )
        SELECT base, recorded_at FROM head\
        """;

    /** The same for one event without arrays, which cost the server as much again as the event itself. */
    private static final String INSERT_ONE = """
        WITH head AS (
          UPDATE log.head SET position = position + 1, recorded_at = greatest(recorded_at, ?)
          RETURNING position, recorded_at
        )
        INSERT INTO log.event (position, stream, version, type, recorded_at, open, sealed)
        SELECT position, ?, ?, ?, recorded_at, ?, ? FROM head
        RETURNING position - 1, recorded_at\
        """;

    private static final String INSERT_FIRST = """
        WITH head AS (
          UPDATE log.head SET position = position + 1, recorded_at = greatest(recorded_at, ?)
          RETURNING position, recorded_at
        ), keys AS (
          INSERT INTO log.stream_key (month, wrapped, stream) VALUES (?, ?, ?)
        )
        INSERT INTO log.event (position, stream, version, type, recorded_at, open, sealed)
        SELECT position, ?, ?, ?, recorded_at, ?, ? FROM head
        RETURNING position - 1, recorded_at\
        """;

    private static final String HEADS = """
        SELECT stream, max(version) FROM log.event WHERE stream = ANY (?::uuid[]) GROUP BY stream\
        """;

    private static final String STORED = """
        SELECT e.position, e.recorded_at, e.stream, e.version, e.type, e.open, e.sealed, e.metadata
        FROM log.event e JOIN unnest(?::uuid[], ?::int[]) AS asked (stream, version)
          ON e.stream = asked.stream AND e.version = asked.version\
        """;

    private LogStatements() {}

    /**
     * Inserts and commits.
     *
     * @param now the clock of this process
     * @return the position before the first of them, and the instant that all are recorded at
     */
    static LogPosition insert(Connection connection, List<NewEvent> events, Instant now) throws SQLException {
        return events.size() == 1 && events.getFirst().stored().metadata() == null
                ? insertOne(connection, events.getFirst(), now)
                : insertGroup(connection, events, now);
    }

    private static LogPosition insertOne(Connection connection, NewEvent event, Instant now) throws SQLException {
        SerializedMessage stored = event.stored();
        StreamKey key = stored.key();
        try (PreparedStatement insert = connection.prepareStatement(key == null ? INSERT_ONE : INSERT_FIRST)) {
            int column = 1;
            insert.setTimestamp(column++, Timestamp.from(now));
            if (key != null) {
                insert.setInt(column++, PostgresMonthKeys.number(key.month()));
                insert.setBytes(column++, key.wrapped());
                insert.setObject(column++, event.stream());
            }
            insert.setObject(column++, event.stream());
            insert.setInt(column++, event.version());
            insert.setString(column++, stored.type());
            insert.setBytes(column++, stored.open());
            insert.setBytes(column, stored.encrypted());
            return before(insert);
        }
    }

    private static LogPosition before(PreparedStatement insert) throws SQLException {
        try (ResultSet rows = insert.executeQuery()) {
            rows.next();
            return new LogPosition(rows.getLong(1), rows.getTimestamp(2).toInstant());
        }
    }

    private static LogPosition insertGroup(Connection connection, List<NewEvent> events, Instant now)
            throws SQLException {
        int count = events.size();
        UUID[] streams = new UUID[count];
        int[] versions = new int[count];
        String[] types = new String[count];
        byte[][] open = new byte[count][];
        byte[] @Nullable [] sealed = new byte[count] @Nullable [];
        byte[] @Nullable [] metadata = null;
        List<NewEvent> begun = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            NewEvent event = events.get(i);
            streams[i] = event.stream();
            versions[i] = event.version();
            SerializedMessage stored = event.stored();
            types[i] = stored.type();
            open[i] = stored.open();
            sealed[i] = stored.encrypted();
            if (stored.key() != null) {
                begun.add(event);
            }
            if (stored.metadata() != null) {
                metadata = metadata == null ? new byte[count][] : metadata;
                metadata[i] = stored.metadata();
            }
        }
        UUID[] keyed = new UUID[begun.size()];
        int[] months = new int[begun.size()];
        byte[][] wrapped = new byte[begun.size()][];
        for (int i = 0; i < keyed.length; i++) {
            StreamKey key = begun.get(i).stored().key();
            keyed[i] = begun.get(i).stream();
            if (key != null) {
                months[i] = PostgresMonthKeys.number(key.month());
                wrapped[i] = key.wrapped();
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(metadata == null ? INSERT : INSERT_WITH_METADATA)) {
            insert.setInt(1, count);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setInt(3, count);
            insert.setObject(4, new UuidArray(keyed));
            insert.setArray(5, ints(connection, months));
            insert.setArray(6, connection.createArrayOf("bytea", wrapped));
            insert.setObject(7, new UuidArray(streams));
            insert.setArray(8, ints(connection, versions));
            insert.setArray(9, connection.createArrayOf("text", types));
            insert.setArray(10, connection.createArrayOf("bytea", open));
            insert.setArray(11, connection.createArrayOf("bytea", sealed));
            if (metadata != null) {
                insert.setArray(12, connection.createArrayOf("bytea", metadata));
            }
            return before(insert);
        }
    }

    /** The newest version of each stream that exists. */
    static Map<UUID, Integer> heads(Connection connection, List<NewEvent> events) throws SQLException {
        Map<UUID, Integer> heads = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(HEADS)) {
            select.setObject(1, new UuidArray(streams(events)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    heads.put(rows.getObject(1, UUID.class), rows.getInt(2));
                }
            }
        }
        return heads;
    }

    /** Those of the events that lie in the log exactly as they are, with their places. */
    static Map<NewEvent.Place, LogPosition> stored(Connection connection, List<NewEvent> events) throws SQLException {
        Map<NewEvent.Place, SerializedMessage> asked = HashMap.newHashMap(events.size());
        events.forEach(event -> asked.put(event.place(), event.stored()));
        Map<NewEvent.Place, LogPosition> stored = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(STORED)) {
            select.setObject(1, new UuidArray(streams(events)));
            select.setArray(
                    2,
                    ints(connection, events.stream().mapToInt(NewEvent::version).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    NewEvent.Place place = new NewEvent.Place(rows.getObject(3, UUID.class), rows.getInt(4));
                    SerializedMessage event = asked.get(place);
                    if (event != null
                            && event.type().equals(rows.getString(5))
                            && Arrays.equals(event.open(), rows.getBytes(6))
                            && Arrays.equals(event.encrypted(), rows.getBytes(7))
                            && Arrays.equals(event.metadata(), rows.getBytes(8))) {
                        stored.put(
                                place,
                                new LogPosition(
                                        rows.getLong(1), rows.getTimestamp(2).toInstant()));
                    }
                }
            }
        }
        return stored;
    }

    private static Array ints(Connection connection, int[] values) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf("int4", values);
    }

    private static UUID[] streams(List<NewEvent> events) {
        return events.stream().map(NewEvent::stream).toArray(UUID[]::new);
    }
}
