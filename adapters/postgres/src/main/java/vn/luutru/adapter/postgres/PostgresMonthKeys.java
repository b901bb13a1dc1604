package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.codec.MonthKeyStore;

/** The wrapped keys of months in {@code log.month_key}. */
public final class PostgresMonthKeys implements MonthKeyStore {

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

    @Override
    public void destroy(YearMonth month) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        INSERT INTO log.month_key (month, wrapped) VALUES (?, NULL)
                        ON CONFLICT (month) DO UPDATE SET wrapped = NULL""")) {
            update.setInt(1, number(month));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailableException("The key of " + month + " could not be destroyed", e);
        }
    }

    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    static YearMonth month(int number) {
        return YearMonth.of(number / 100, number % 100);
    }
}
