package vn.luutru.adapter.postgres.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.eventstore.stored.StoredQuarantine;

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
                return row.next()
                        ? StoredQuarantine.read(stream, new SerializedEvent(row.getString(1), row.getBytes(2), null))
                        : null;
            }
        }
    }
}
