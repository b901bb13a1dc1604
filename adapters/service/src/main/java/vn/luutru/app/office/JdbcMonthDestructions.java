package vn.luutru.app.office;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import vn.luutru.access.MonthDestruction;
import vn.luutru.access.MonthDestructions;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.declaration.StoreUnavailableException;

/** Wishes to destroy keys of months in {@code keys.destruction}; the months themselves are those of the log. */
final class JdbcMonthDestructions implements MonthDestructions {

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private final DataSource source;

    JdbcMonthDestructions(DataSource source) {
        this.source = source;
    }

    @Override
    public List<YearMonth> kept() {
        return run("select month from log.month_key where wrapped is not null order by month", statement -> {
            List<YearMonth> months = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    months.add(PostgresMonthKeys.month(rows.getInt(1)));
                }
            }
            return months;
        });
    }

    @Override
    public List<MonthDestruction> waiting() {
        return run("select month, asked_at, asked_by from keys.destruction order by month", statement -> {
            List<MonthDestruction> wishes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    wishes.add(new MonthDestruction(
                            PostgresMonthKeys.month(rows.getInt(1)),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getString(3)));
                }
            }
            return wishes;
        });
    }

    @Override
    public void ask(MonthDestruction wish) {
        run(
                "insert into keys.destruction (month, asked_at, asked_by) values (?, ?, ?) on conflict do nothing",
                statement -> {
                    statement.setInt(1, PostgresMonthKeys.number(wish.month()));
                    statement.setObject(2, wish.askedAt().atOffset(ZoneOffset.UTC));
                    statement.setString(3, wish.askedBy());
                    return statement.executeUpdate();
                });
    }

    @Override
    public boolean remove(YearMonth month) {
        return run("delete from keys.destruction where month = ?", statement -> {
                    statement.setInt(1, PostgresMonthKeys.number(month));
                    return statement.executeUpdate();
                })
                == 1;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new StoreUnavailableException(
                    "Wishes to destroy keys could not be read or kept: SQL state " + e.getSQLState(), e);
        }
    }
}
