package vn.luutru.adapter.postgres.keys;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A process that knows one master key only says so by a lock that it shares with all others like it, on a connection of
 * its own. While the lock is held the key is not exchanged: the process could read nothing any more.
 */
public final class SoleKey implements AutoCloseable {

    /** Any number that nobody else uses as the first of two in an advisory lock on this database. */
    private static final int LOCK = 0x4C55_4B59;

    private static final int VALID_SECONDS = 5;

    private final DataSource database;
    private final byte[] proof;
    private @Nullable Connection connection;

    /**
     * @param database of which a connection is held
     * @param proof    of the key
     */
    public SoleKey(DataSource database, byte[] proof) {
        this.database = database;
        this.proof = proof.clone();
    }

    /** Says it, unless it is said; a connection that broke is replaced. */
    public synchronized void say() throws SQLException {
        Connection known = connection;
        if (known != null && known.isValid(VALID_SECONDS)) {
            return;
        }
        close();
        Connection made = database.getConnection();
        boolean said = false;
        try (PreparedStatement lock = made.prepareStatement("SELECT pg_advisory_lock_shared(?, ?)")) {
            lock.setInt(1, LOCK);
            lock.setInt(2, number(proof));
            lock.execute();
            said = true;
        } finally {
            if (said) {
                connection = made;
            } else {
                made.close();
            }
        }
    }

    /** Whether no process knows this key only, until the transaction ends. */
    static boolean isNobodys(Connection connection, byte[] proof) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCK);
            lock.setInt(2, number(proof));
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static int number(byte[] proof) {
        return ByteBuffer.wrap(proof).getInt();
    }

    @Override
    public synchronized void close() throws SQLException {
        Connection known = connection;
        connection = null;
        if (known != null) {
            known.close();
        }
    }
}
