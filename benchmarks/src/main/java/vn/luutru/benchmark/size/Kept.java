package vn.luutru.benchmark.size;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.luutru.declaration.Vietnam;

/** What a folder's database remembers of its loading, in a schema {@code benchmark} beside the service's own. */
final class Kept {

    private Kept() {}

    /** The history that the folder was begun with; empty for a folder that was not begun. */
    static Optional<History> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists benchmark");
            statement.execute("""
                    create table if not exists benchmark.history (
                      one boolean primary key default true check (one),
                      first date not null, days int not null, average int not null)""");
            statement.execute("create table if not exists benchmark.loaded (day date primary key, stays int not null)");
            try (ResultSet row = statement.executeQuery("select first, days, average from benchmark.history")) {
                return row.next()
                        ? Optional.of(new History(row.getObject(1, LocalDate.class), row.getInt(2), row.getInt(3)))
                        : Optional.empty();
            }
        }
    }

    /** The history of the folder, of about so many stays if it is begun now. */
    static History findOrBegin(Connection connection, long stays) throws SQLException {
        Optional<History> known = find(connection);
        if (known.isPresent()) {
            return known.get();
        }
        History history = History.of(stays, Vietnam.dateOf(Instant.now()));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into benchmark.history (first, days, average) values (?, ?, ?)")) {
            insert.setObject(1, history.first());
            insert.setInt(2, history.days());
            insert.setInt(3, history.average());
            insert.executeUpdate();
        }
        return history;
    }

    /** The first day that is not in the log yet. */
    static LocalDate next(Connection connection, History history) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(day) from benchmark.loaded")) {
            row.next();
            LocalDate last = row.getObject(1, LocalDate.class);
            return last == null ? history.first() : last.plusDays(1);
        }
    }

    /** A day is in the log: to be said in the transaction that writes it. */
    static void loaded(Connection connection, LocalDate day, int stays) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into benchmark.loaded (day, stays) values (?, ?)")) {
            insert.setObject(1, day);
            insert.setInt(2, stays);
            insert.executeUpdate();
        }
    }

    /** How many stays the loader has written so far. */
    static long stays(Connection connection) throws SQLException {
        return number(connection, "select coalesce(sum(stays), 0) from benchmark.loaded");
    }

    /** The one number that a query gives. */
    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
