package vn.luutru.adapter.postgres.duty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.duty.Lease;
import vn.luutru.projection.duty.LeaseLostException;
import vn.luutru.projection.duty.Leases;

/** Leases in {@code duties.lease}, by the clock of the database server. */
public final class PostgresLeases implements Leases {

    /** The clock is read once the row is locked: whoever waited for it must not count from before. */
    private static final String TAKE = """
        INSERT INTO duties.lease AS held (duty, owner, fence, until)
        VALUES (?, ?, 1, clock_timestamp() + ? * interval '1 millisecond')
        ON CONFLICT (duty) DO UPDATE SET
          owner = excluded.owner,
          fence = CASE WHEN held.owner = excluded.owner AND held.until > clock_timestamp()
                       THEN held.fence ELSE held.fence + 1 END,
          until = clock_timestamp() + ? * interval '1 millisecond'
        WHERE held.owner = excluded.owner OR held.until <= clock_timestamp()
        RETURNING fence\
        """;

    private static final String RAISE = """
        UPDATE duties.lease SET fence = greatest(fence, ? + 1)
        WHERE duty = ? AND owner = ? AND fence = ? AND until > clock_timestamp()
        RETURNING fence\
        """;

    private static final String RELEASE =
            "UPDATE duties.lease SET until = clock_timestamp() WHERE duty = ? AND owner = ? AND fence = ?";

    private static final String REQUIRE =
            "SELECT until > clock_timestamp() FROM duties.lease WHERE duty = ? AND owner = ? AND fence = ? FOR SHARE";

    private final DataSource database;

    public PostgresLeases(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<Lease> take(String duty, String owner, Duration length) {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, duty);
            take.setString(2, owner);
            take.setLong(3, length.toMillis());
            take.setLong(4, length.toMillis());
            try (ResultSet row = take.executeQuery()) {
                return row.next() ? Optional.of(new Lease(duty, owner, row.getLong(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Lease> raise(Lease lease, long above) {
        try (Connection connection = database.getConnection();
                PreparedStatement raise = connection.prepareStatement(RAISE)) {
            raise.setLong(1, above);
            raise.setString(2, lease.duty());
            raise.setString(3, lease.owner());
            raise.setLong(4, lease.fence());
            try (ResultSet row = raise.executeQuery()) {
                return row.next()
                        ? Optional.of(new Lease(lease.duty(), lease.owner(), row.getLong(1)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void release(Lease lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            set(release, lease);
            release.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /**
     * In the transaction of what is done under a lease: until it ends, no other process gets the duty. It should end
     * within the lease's length, since nobody can prolong it meanwhile either.
     *
     * @throws LeaseLostException if the lease is over, or another process has the duty
     */
    public static void require(Connection transaction, Lease lease) throws SQLException {
        try (PreparedStatement require = transaction.prepareStatement(REQUIRE)) {
            set(require, lease);
            try (ResultSet row = require.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw new LeaseLostException(lease.duty());
                }
            }
        }
    }

    private static void set(PreparedStatement statement, Lease lease) throws SQLException {
        statement.setString(1, lease.duty());
        statement.setString(2, lease.owner());
        statement.setLong(3, lease.fence());
    }

    private static StoreUnavailableException unavailable(SQLException failure) {
        return new StoreUnavailableException(
                "Who has a duty could not be read or kept: SQL state " + failure.getSQLState(), failure);
    }
}
