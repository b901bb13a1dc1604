package vn.luutru.benchmark.size;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.luutru.declaration.codec.stored.StreamKey;

/** Writes ready-made rows into the log by COPY, with their keys and the new head, in the caller's transaction. */
final class LogCopy {

    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int CHUNK = 1 << 20;

    private final Connection connection;
    private final ByteBuf buffer = Unpooled.buffer(2 * CHUNK);

    LogCopy(Connection connection) {
        this.connection = connection;
    }

    /**
     * Appends rows in their order. Nothing else may write meanwhile.
     *
     * @return the position of the last
     */
    long append(List<LogRow> rows) throws SQLException {
        long position = head();
        CopyIn events = begin("log.event (position, stream, version, type, recorded_at, open, sealed)");
        for (LogRow row : rows) {
            buffer.writeShort(7);
            buffer.writeInt(8).writeLong(++position);
            uuid(row.stream());
            buffer.writeInt(4).writeInt(row.version());
            bytes(row.type().getBytes(StandardCharsets.UTF_8));
            buffer.writeInt(8).writeLong(ChronoUnit.MICROS.between(POSTGRES_EPOCH, row.recordedAt()));
            bytes(row.open());
            bytes(row.sealed());
            send(events, CHUNK);
        }
        end(events);
        CopyIn keys = begin("log.stream_key (stream, month, wrapped)");
        for (LogRow row : rows) {
            StreamKey key = row.key();
            if (key != null) {
                buffer.writeShort(3);
                uuid(row.stream());
                buffer.writeInt(4)
                        .writeInt(key.month().getYear() * 100 + key.month().getMonthValue());
                bytes(key.wrapped());
                send(keys, CHUNK);
            }
        }
        end(keys);
        try (PreparedStatement update = connection.prepareStatement("update log.head set position = ?")) {
            update.setLong(1, position);
            update.executeUpdate();
        }
        return position;
    }

    /** Locks the head until the end of the transaction, as every writer does. */
    private long head() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position from log.head for update")) {
            row.next();
            return row.getLong(1);
        }
    }

    private CopyIn begin(String table) throws SQLException {
        buffer.clear().writeBytes(HEADER);
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
    }

    private void send(CopyIn copy, int from) throws SQLException {
        if (buffer.readableBytes() >= from) {
            copy.writeToCopy(buffer.array(), buffer.arrayOffset(), buffer.readableBytes());
            buffer.clear();
        }
    }

    private void end(CopyIn copy) throws SQLException {
        buffer.writeShort(-1);
        send(copy, 0);
        copy.endCopy();
    }

    private void uuid(UUID id) {
        buffer.writeInt(16).writeLong(id.getMostSignificantBits()).writeLong(id.getLeastSignificantBits());
    }

    private void bytes(byte @Nullable [] value) {
        if (value == null) {
            buffer.writeInt(-1);
        } else {
            buffer.writeInt(value.length).writeBytes(value);
        }
    }
}
