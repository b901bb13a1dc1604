package vn.luutru.projection.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows sent as {@code copy … (format binary)}: the server parses nothing, and works while this side still encodes.
 *
 * <p>The formats are PostgreSQL's own, of its {@code COPY} page and of each type's {@code recv} function.
 */
final class BinaryCopy {

    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final long EPOCH_SECOND = EPOCH_DAY.toEpochDay() * 86_400;
    private static final int CHUNK = 1 << 16;

    /** How a column's values are written. */
    enum Form {
        TEXT,
        UUID,
        BIGINT,
        BOOLEAN,
        INT,
        DATE,
        TIMESTAMPTZ;

        /** @throws IllegalArgumentException if values of this PostgreSQL type cannot be written */
        static Form of(String type) {
            return valueOf(type.toUpperCase(Locale.ROOT));
        }
    }

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK);

    private BinaryCopy(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        buffer.put(HEADER);
    }

    /** @param target the table with its columns */
    static void send(Connection connection, String target, List<Form> forms, List<@Nullable Object[]> rows)
            throws SQLException {
        BinaryCopy binary = new BinaryCopy(connection, "copy " + target + " from stdin (format binary)");
        try {
            for (@Nullable Object[] row : rows) {
                binary.row(forms, row);
            }
            binary.room(2).putShort((short) -1);
            binary.flush();
            binary.copy.endCopy();
        } finally {
            if (binary.copy.isActive()) {
                binary.copy.cancelCopy();
            }
        }
    }

    private void row(List<Form> forms, @Nullable Object[] row) throws SQLException {
        room(2).putShort((short) row.length);
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value == null) {
                room(4).putInt(-1);
            } else {
                value(forms.get(i), value);
            }
        }
    }

    private void value(Form form, Object value) throws SQLException {
        switch (form) {
            case TEXT -> text(Rows.storable(Columns.text(value)));
            case UUID -> {
                UUID id = (UUID) value;
                room(20).putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
            case BIGINT -> room(12).putInt(8).putLong((Long) value);
            case BOOLEAN -> room(5).putInt(1).put((byte) ((Boolean) value ? 1 : 0));
            case INT -> room(8).putInt(4).putInt((Integer) value);
            case DATE ->
                room(8).putInt(4).putInt(Math.toIntExact(((LocalDate) value).toEpochDay() - EPOCH_DAY.toEpochDay()));
            case TIMESTAMPTZ -> {
                Instant at = (Instant) value;
                long micros = Math.addExact(
                        Math.multiplyExact(at.getEpochSecond() - EPOCH_SECOND, 1_000_000), at.getNano() / 1_000);
                room(12).putInt(8).putLong(micros);
            }
        }
    }

    private void text(String text) throws SQLException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
    }

    /** The buffer, with room for so many bytes more. */
    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
