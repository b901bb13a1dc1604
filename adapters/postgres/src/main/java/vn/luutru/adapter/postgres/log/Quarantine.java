package vn.luutru.adapter.postgres.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.MalformedEventException;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.EventQuarantined;

/** Which events the administrator lets the read models skip: that is recorded in the log itself. */
final class Quarantine {

    private Quarantine() {}

    /** The quarantine of the event at a position; null if there is none that can be read. */
    static @Nullable EventQuarantined find(Connection connection, long position) throws SQLException {
        UUID stream = EventQuarantined.streamOf(position);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT type, open FROM log.event WHERE stream = ? AND version = 0")) {
            select.setObject(1, stream);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? read(stream, new SerializedEvent(row.getString(1), row.getBytes(2), null)) : null;
            }
        }
    }

    private static @Nullable EventQuarantined read(UUID stream, SerializedEvent stored) {
        try {
            return EventSerializer.deserialize(stream, stored) instanceof EventQuarantined found ? found : null;
        } catch (MalformedEventException damaged) {
            // The projections stop at its own position and say so there.
            return null;
        }
    }

    /** Keeps the place of an event that nobody can read in a list; it is never handed to a reader. */
    static EventQuarantined placeholder(UnreadableEventException cause) {
        return new EventQuarantined(cause.position(), cause.type(), cause.reason(), "", cause.recordedAt(), "");
    }
}
