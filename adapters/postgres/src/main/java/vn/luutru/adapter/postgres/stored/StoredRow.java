package vn.luutru.adapter.postgres.stored;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it lies in the database, with the wrapped key of its stream.
 *
 * @param version   its place in its stream, from 0
 * @param open      its payload, or the part of it that is stored in clear
 * @param encrypted the rest of its payload; null if there is none
 * @param metadata  what an Axon message has beyond the events of this service; null for those
 * @param month     of the key that wraps the stream's key, as yyyymm; 0 if the stream has none
 * @param wrapped   the key of the stream, wrapped; null if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record StoredRow(
        long position,
        Instant recordedAt,
        UUID stream,
        int version,
        String type,
        byte[] open,
        byte @Nullable [] encrypted,
        byte @Nullable [] metadata,
        int month,
        byte @Nullable [] wrapped) {

    /** What {@link #read} needs, from {@code log.event e} and {@code log.stream_key k}. */
    public static final String COLUMNS =
            "e.position, e.recorded_at, e.stream, e.version, e.type, e.open, e.sealed, e.metadata, k.month, k.wrapped";

    public static StoredRow read(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getObject(3, UUID.class),
                row.getInt(4),
                row.getString(5),
                row.getBytes(6),
                row.getBytes(7),
                row.getBytes(8),
                row.getInt(9),
                row.getBytes(10));
    }
}
