package vn.luutru.adapter.postgres.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Which master key this database belongs to, from its first start on: before anything is encrypted, two processes with
 * different keys would both seem right, and each would write what the other cannot read. Here one key takes another's
 * place, together with all keys of months, in one transaction.
 */
public final class MasterKeyRow {

    /**
     * What is kept of the master key.
     *
     * @param proof by which it is known
     * @param root  the first master key, wrapped; null if this is the first
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    public record Kept(byte[] proof, byte @Nullable [] root) {}

    /** Wraps the key of a month anew; null if it need not be. */
    @FunctionalInterface
    public interface Renewal {
        byte @Nullable [] of(YearMonth month, byte[] wrapped);
    }

    private final DataSource database;

    public MasterKeyRow(DataSource database) {
        this.database = database;
    }

    /** Null while no process has shown a key. */
    public @Nullable Kept find() {
        try (Connection connection = database.getConnection()) {
            return find(connection, "");
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** The first proof ever shown becomes that of the database; which one it has then. */
    public Kept begin(byte[] proof) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO log.master_key (proof) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setBytes(1, proof);
            insert.executeUpdate();
            Kept kept = find(connection, "");
            if (kept == null) {
                throw new StoreUnavailableException("The proof of the master key is gone", null);
            }
            return kept;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static @Nullable Kept find(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT proof, root FROM log.master_key" + lock);
                ResultSet row = select.executeQuery()) {
            return row.next() ? new Kept(row.getBytes(1), row.getBytes(2)) : null;
        }
    }

    /**
     * Puts another master key in the place of the former one, and wraps all keys of months with it: either all of that
     * happens or nothing. Where it has happened, only what was wrapped by the former one since is wrapped anew.
     *
     * @param former proof of the key that it takes the place of
     * @param next   what is kept of the new key
     * @return how many keys of months were wrapped anew; null, and nothing has changed, while there is a process that
     *         {@linkplain SoleKey knows the former key only}
     */
    public @Nullable Integer exchange(byte[] former, Kept next, Renewal renewal) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Integer renewed =
                        SoleKey.isNobodys(connection, former) ? renewed(connection, former, next, renewal) : null;
                connection.commit();
                return renewed;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static int renewed(Connection connection, byte[] former, Kept next, Renewal renewal) throws SQLException {
        Kept kept = find(connection, " FOR UPDATE");
        if (kept == null || !(Arrays.equals(kept.proof(), former) || Arrays.equals(kept.proof(), next.proof()))) {
            throw new IllegalStateException("The master key of this database is neither this one nor the former one");
        }
        int count = 0;
        for (Map.Entry<YearMonth, byte[]> month :
                months(connection, " FOR UPDATE").entrySet()) {
            byte[] wrapped = renewal.of(month.getKey(), month.getValue());
            if (wrapped != null) {
                update(connection, month.getKey(), wrapped);
                count++;
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE log.master_key SET proof = ?, root = ? WHERE proof <> ?")) {
            update.setBytes(1, next.proof());
            update.setBytes(2, next.root());
            update.setBytes(3, next.proof());
            update.executeUpdate();
        }
        return count;
    }

    private static void update(Connection connection, YearMonth month, byte[] wrapped) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE log.month_key SET wrapped = ? WHERE month = ? AND wrapped IS NOT NULL")) {
            update.setBytes(1, wrapped);
            update.setInt(2, PostgresMonthKeys.number(month));
            update.executeUpdate();
        }
    }

    /** All keys of months that are not destroyed, wrapped. */
    public Map<YearMonth, byte[]> months() {
        try (Connection connection = database.getConnection()) {
            return months(connection, "");
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static Map<YearMonth, byte[]> months(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT month, wrapped FROM log.month_key WHERE wrapped IS NOT NULL ORDER BY month" + lock);
                ResultSet rows = select.executeQuery()) {
            Map<YearMonth, byte[]> months = new LinkedHashMap<>();
            while (rows.next()) {
                months.put(PostgresMonthKeys.month(rows.getInt(1)), rows.getBytes(2));
            }
            return months;
        }
    }

    private static StoreUnavailableException unavailable(SQLException e) {
        return new StoreUnavailableException("The proof of the master key could not be read or written", e);
    }
}
