package vn.luutru.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it lies in the database, with the wrapped key of its stream. */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record StoredRow(
        long position,
        Instant recordedAt,
        UUID stream,
        int version,
        String type,
        byte[] open,
        byte @Nullable [] encrypted,
        int month,
        byte @Nullable [] wrapped) {

    /** What {@link #read} needs, from {@code log.event e} and {@code log.stream_key k}. */
    static final String COLUMNS =
            "e.position, e.recorded_at, e.stream, e.version, e.type, e.open, e.sealed, k.month, k.wrapped";

    static StoredRow read(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getObject(3, UUID.class),
                row.getInt(4),
                row.getString(5),
                row.getBytes(6),
                row.getBytes(7),
                row.getInt(8),
                row.getBytes(9));
    }
}
