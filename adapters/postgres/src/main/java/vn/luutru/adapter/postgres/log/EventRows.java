package vn.luutru.adapter.postgres.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import vn.luutru.eventstore.stored.StoredRow;

/** Rows of {@code log.event}, each with the key of its stream. */
public final class EventRows {

    /** What {@link #read} needs, from {@code log.event e} and {@code log.stream_key k}. */
    public static final String COLUMNS =
            "e.position, e.recorded_at, e.stream, e.version, e.type, e.open, e.sealed, e.metadata, k.month, k.wrapped";

    private EventRows() {}

    public static StoredRow read(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong(1),
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
