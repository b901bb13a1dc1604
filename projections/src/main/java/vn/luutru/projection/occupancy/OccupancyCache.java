package vn.luutru.projection.occupancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import vn.luutru.projection.table.SqlText;

/**
 * The stays of table {@code occupant}, cached in memory: who is in a zone is asked for often, and counting a hundred
 * thousand stays takes PostgreSQL tenths of a second and this process milliseconds.
 *
 * <p>Every question first asks the database how far the table has come, and reads what was changed since: no answer is
 * older than the table, whichever process keeps it. After a rebuild another table stands in its place, and all is read
 * again.
 *
 * <p>What is known is bounded. Who left longest ago is dropped first; a question about a time when they were there is
 * answered from the table, slower.
 */
public final class OccupancyCache {

    /** Counts stays. */
    public interface Count<T> {
        T of(Occupants occupants);
    }

    private static final int PART_OF_HEAP = 16;

    /** With what it takes to find it. */
    private static final int BYTES_OF_A_STAY = 68;

    private static final int MAX_STAYS = 500_000_000;

    private static final String VERSION =
            "select tableoid::bigint as tables, changed from figures.occupant order by changed desc limit 1";

    private record Version(long table, long position) {}

    private final int most;
    private Occupants occupants;
    private Version known = new Version(0, 0);

    /** Keeps what a sixteenth of the heap holds. */
    public OccupancyCache() {
        this((int) Math.min(MAX_STAYS, Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_OF_A_STAY));
    }

    /** @param most stays that are kept; who has not left is always kept */
    public OccupancyCache(int most) {
        this.most = most;
        occupants = new Occupants(most);
    }

    /**
     * Counts the stays that ended or began at an instant or later and had begun by another, among others. One question at
     * a time.
     */
    public <T> T count(Connection connection, Instant since, Instant until, Count<T> count) throws SQLException {
        synchronized (this) {
            while (!version(connection).equals(known) && !follow(connection)) {
                // Another table took its place meanwhile: once more.
                Thread.onSpinWait();
            }
            if (occupants.isComplete(since)) {
                return count.of(occupants);
            }
        }
        return count.of(OccupantReader.SERVED.between(connection, since, until));
    }

    /** Reads what was changed since, in one snapshot of the database; false if it is not of one table. */
    private boolean follow(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement snapshot = connection.createStatement()) {
            snapshot.execute("set transaction isolation level repeatable read, read only");
            Version now = version(connection);
            if (now.table != known.table || now.position < known.position) {
                occupants = new Occupants(most);
                known = new Version(now.table, 0);
            }
            OccupantReader.SERVED.read(connection, occupants, new SqlText().add("where changed > ?", known.position));
            if (version(connection).table != now.table) {
                known = new Version(0, 0);
                return false;
            }
            known = now;
            return true;
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static Version version(Connection connection) throws SQLException {
        List<Version> last = new SqlText()
                .add(VERSION)
                .list(connection, row -> new Version(row.getLong("tables"), row.getLong("changed")));
        return last.isEmpty() ? new Version(0, 0) : last.getFirst();
    }
}
