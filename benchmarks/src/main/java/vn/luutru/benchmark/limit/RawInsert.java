package vn.luutru.benchmark.limit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.limit.Rows.Row;

/**
 * How many rows of the log, with their keys, can one connection write durably, if it has nothing else to do?
 *
 * <p>One multi-row statement ({@code INSERT … SELECT … FROM unnest(…)}) and one commit a group, arrays in binary form,
 * fsync on, rows made beforehand. This is the figure that the service's bulk path is divided by.
 */
public final class RawInsert implements Measure {

    private static final String INSERT = """
            WITH keys AS (
              INSERT INTO stream_key (stream, month, wrapped) SELECT * FROM unnest(?::uuid[], ?::int[], ?::bytea[])
            )
            INSERT INTO event (position, stream, version, type, recorded_at, open, sealed)
            SELECT ? + n, stream, version, type, ?, open, sealed
            FROM unnest(?::uuid[], ?::int[], ?::text[], ?::bytea[], ?::bytea[])
                 WITH ORDINALITY AS given (stream, version, type, open, sealed, n)
            """;

    private final Connection connection;
    private final Rows rows;
    private final int group;
    private final PreparedStatement insert;
    private long position;

    /**
     * @param group rows a commit
     * @throws SQLException if the tables cannot be made
     */
    public RawInsert(Connection connection, Rows rows, int group) throws SQLException {
        this.connection = connection;
        this.rows = rows;
        this.group = group;
        LogTables.create(connection, "raw_insert_" + group);
        connection.setAutoCommit(false);
        insert = connection.prepareStatement(INSERT);
    }

    @Override
    public String name() {
        return "raw multi-row insert, groups of %,d (rows)".formatted(group);
    }

    @Override
    public double perSecond(Duration time) throws SQLException {
        List<Row> ready = rows.take(100 * group);
        long written = 0;
        long busy = 0;
        int from = 0;
        while (busy < time.toNanos()) {
            if (from + group > ready.size()) {
                ready = rows.take(100 * group);
                from = 0;
            }
            List<Row> next = ready.subList(from, from + group);
            long start = System.nanoTime();
            write(next);
            busy += System.nanoTime() - start;
            written += group;
            from += group;
        }
        return written * 1e9 / busy;
    }

    private void write(List<Row> next) throws SQLException {
        UUID[] streams = new UUID[next.size()];
        int[] versions = new int[next.size()];
        int[] months = new int[next.size()];
        String[] types = new String[next.size()];
        byte[][] open = new byte[next.size()][];
        byte[][] sealed = new byte[next.size()][];
        byte[][] wrapped = new byte[next.size()][];
        for (int i = 0; i < next.size(); i++) {
            Row row = next.get(i);
            streams[i] = row.stream();
            versions[i] = 0;
            months[i] = 202_611;
            types[i] = "GuestCheckedIn/1";
            open[i] = row.open();
            sealed[i] = row.sealed();
            wrapped[i] = row.wrappedKey();
        }
        insert.setObject(1, new BinaryUuids(streams));
        insert.setArray(2, ints(months));
        insert.setArray(3, connection.createArrayOf("bytea", wrapped));
        insert.setLong(4, position);
        insert.setTimestamp(5, Timestamp.from(Instant.now()));
        insert.setObject(6, new BinaryUuids(streams));
        insert.setArray(7, ints(versions));
        insert.setArray(8, connection.createArrayOf("text", types));
        insert.setArray(9, connection.createArrayOf("bytea", open));
        insert.setArray(10, connection.createArrayOf("bytea", sealed));
        insert.executeUpdate();
        connection.commit();
        position += next.size();
    }

    private Array ints(int[] values) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf("int4", values);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
