package vn.luutru.benchmark.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.limit.Rows.Row;

/**
 * How many of the same rows does {@code COPY … (FORMAT binary)} write, which cannot skip conflicts?
 *
 * <p>The fastest way into PostgreSQL over a connection: what a multi-row insert still leaves on the table.
 */
public final class BinaryCopy implements Measure {

    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TYPE = "GuestCheckedIn/1".getBytes(StandardCharsets.UTF_8);

    /** Microseconds from the Unix epoch to PostgreSQL's, 2000-01-01T00:00:00Z. */
    private static final long POSTGRES_EPOCH = 946_684_800_000_000L;

    private final Connection connection;
    private final Rows rows;
    private final int group;
    private final ByteBuffer buffer;
    private long position;

    /**
     * @param group rows a commit
     * @throws SQLException if the tables cannot be made
     */
    public BinaryCopy(Connection connection, Rows rows, int group) throws SQLException {
        this.connection = connection;
        this.rows = rows;
        this.group = group;
        buffer = ByteBuffer.allocate(4_096 * group);
        LogTables.create(connection, "binary_copy_" + group);
        connection.setAutoCommit(false);
    }

    @Override
    public String name() {
        return "COPY BINARY, groups of %,d (rows)".formatted(group);
    }

    @Override
    public double perSecond(Duration time) throws SQLException, IOException {
        long written = 0;
        long busy = 0;
        while (busy < time.toNanos()) {
            List<Row> next = rows.take(group);
            long start = System.nanoTime();
            copyEvents(next);
            copyKeys(next);
            connection.commit();
            busy += System.nanoTime() - start;
            written += group;
        }
        return written * 1e9 / busy;
    }

    private void copyEvents(List<Row> next) throws SQLException {
        long now = System.currentTimeMillis() * 1_000 - POSTGRES_EPOCH;
        buffer.clear().put(HEADER);
        for (Row row : next) {
            buffer.putShort((short) 7);
            buffer.putInt(8).putLong(++position);
            uuid(row);
            buffer.putInt(4).putInt(0);
            bytes(TYPE);
            buffer.putInt(8).putLong(now);
            bytes(row.open());
            bytes(row.sealed());
        }
        send("event (position, stream, version, type, recorded_at, open, sealed)");
    }

    private void copyKeys(List<Row> next) throws SQLException {
        buffer.clear().put(HEADER);
        for (Row row : next) {
            buffer.putShort((short) 3);
            uuid(row);
            buffer.putInt(4).putInt(202_611);
            bytes(row.wrappedKey());
        }
        send("stream_key (stream, month, wrapped)");
    }

    private void send(String table) throws SQLException {
        buffer.putShort((short) -1);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        copy.endCopy();
    }

    private void uuid(Row row) {
        buffer.putInt(16)
                .putLong(row.stream().getMostSignificantBits())
                .putLong(row.stream().getLeastSignificantBits());
    }

    private void bytes(byte[] value) {
        buffer.putInt(value.length).put(value);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
