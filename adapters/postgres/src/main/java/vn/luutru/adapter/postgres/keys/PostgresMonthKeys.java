package vn.luutru.adapter.postgres.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.codec.stored.MonthKeyStore;

/** The wrapped keys of months in {@code log.month_key}. */
public final class PostgresMonthKeys implements MonthKeyStore {

    /** Stays that arrive now, on a machine whose clock is a little behind, still begin in the month before. */
    private static final String RUNNING_MONTH =
            "to_char((now() - interval '1 hour') AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYYMM')::int";

    private final DataSource database;

    public PostgresMonthKeys(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<YearMonth> latest() {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT max(month) FROM log.month_key WHERE wrapped IS NOT NULL");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            int number = rows.getInt(1);
            return rows.wasNull() ? Optional.empty() : Optional.of(month(number));
        } catch (SQLException e) {
            throw new StoreUnavailableException("The keys of months could not be read", e);
        }
    }

    @Override
    public Optional<Entry> find(YearMonth month) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT wrapped FROM log.month_key WHERE month = ?")) {
            select.setInt(1, number(month));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Entry(rows.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("The key of " + month + " could not be read", e);
        }
    }

    @Override
    public Entry insert(YearMonth month, byte[] wrapped) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO log.month_key (month, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setInt(1, number(month));
            insert.setBytes(2, wrapped);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailableException("The key of " + month + " could not be stored", e);
        }
        return find(month).orElseThrow();
    }

    /** Whether a month is over by the database's clock; within an hour after its end it is not yet. */
    public boolean isOver(YearMonth month) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT ? < " + RUNNING_MONTH)) {
            select.setInt(1, number(month));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("The database's clock could not be read", e);
        }
    }

    /** @throws IllegalStateException if the month is not over by the database's clock, whatever this machine's says */
    @Override
    public void destroy(YearMonth month) {
        // A part of a statement sees the row as it was before: a key that was destroyed earlier is not due again.
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(String.format(Locale.ROOT, """
                            WITH destroyed AS (
                              INSERT INTO log.month_key (month, wrapped) SELECT m, NULL FROM (SELECT ? AS m) WHERE m < %s
                              ON CONFLICT (month) DO UPDATE SET wrapped = NULL RETURNING month
                            ), due AS (
                              INSERT INTO log.rewrite_due (month)
                              SELECT month FROM destroyed JOIN log.month_key k USING (month) WHERE k.wrapped IS NOT NULL
                            )
                            SELECT count(*) FROM destroyed\
                            """, RUNNING_MONTH))) {
            update.setInt(1, number(month));
            if (isNone(update)) {
                throw new IllegalStateException(
                        "The month " + month + " is not over by the database's clock: its key is kept");
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("The key of " + month + " could not be destroyed", e);
        }
    }

    private static boolean isNone(PreparedStatement counting) throws SQLException {
        try (ResultSet row = counting.executeQuery()) {
            row.next();
            return row.getLong(1) == 0;
        }
    }

    public static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    public static YearMonth month(int number) {
        return YearMonth.of(number / 100, number % 100);
    }
}
