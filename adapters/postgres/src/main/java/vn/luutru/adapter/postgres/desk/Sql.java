package vn.luutru.adapter.postgres.desk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;

/** Statements on a pool of connections; what fails is {@link StoreUnavailableException}, without a value. */
final class Sql {

    /** Something done with one connection in one transaction. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** A row to an object. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** Commits if nothing fails. */
    <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.with(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    <T> List<T> list(Reader<T> reader, String sql, @Nullable Object... arguments) {
        try (Connection connection = database.getConnection()) {
            return list(connection, reader, sql, arguments);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    <T> Optional<T> first(Reader<T> reader, String sql, @Nullable Object... arguments) {
        return list(reader, sql, arguments).stream().findFirst();
    }

    int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = database.getConnection()) {
            return update(connection, sql, arguments);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    static <T> List<T> list(Connection connection, Reader<T> reader, String sql, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    static int update(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** One transaction after the other for the same subject: what it counts is still so when it commits. */
    static void inTurn(Connection connection, String subject) throws SQLException {
        try (PreparedStatement lock = prepared(
                connection, "select pg_advisory_xact_lock(hashtextextended(?, 0))", "luutru.desks\n" + subject)) {
            lock.execute();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                set(connection, statement, i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Set<?> texts -> statement.setArray(index, connection.createArrayOf("text", texts.toArray()));
            case null, default -> statement.setObject(index, value);
        }
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable UUID optionalUuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static StoreUnavailableException unavailable(SQLException failure) {
        return new StoreUnavailableException(
                "Desks could not be read or kept: SQL state " + failure.getSQLState(), failure);
    }
}
