package vn.luutru.projection.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;

/** A question in SQL that grows by the criteria that are given, with their values beside it. */
public final class SqlText {

    /** Reads one row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads one row, and has no more to say about it. */
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** So many at a time. */
    private static final int ROWS = 10_000;

    /** No question of a reader may hold a connection longer. */
    private static final int MAX_SECONDS = 30;

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Adds a piece, with one value for each question mark in it. A collection of texts is an array. */
    public SqlText add(String piece, @Nullable Object... more) {
        text.append(piece).append('\n');
        values.addAll(java.util.Arrays.asList(more));
        return this;
    }

    /** Adds another question whole. */
    public SqlText add(SqlText other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /** Adds the piece if there is a value for it. */
    public SqlText addIf(@Nullable Object value, String piece) {
        return value == null ? this : add(piece, value);
    }

    /** Runs statements that take no values and give no rows. */
    public static void execute(Connection connection, String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    public <T> List<T> list(Connection connection, Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        each(connection, row -> found.add(reader.read(row)));
        return found;
    }

    /** Reads the rows one after the other; in a transaction they are not all held in memory. */
    public void each(Connection connection, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            statement.setQueryTimeout(MAX_SECONDS);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, sqlValue(connection, values.get(i)));
            }
            statement.setFetchSize(ROWS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static @Nullable Object sqlValue(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Collection<?> texts -> connection.createArrayOf("text", texts.toArray());
            case Code code -> code.code();
            case Enum<?> constant -> Columns.text(constant);
            case null, default -> value;
        };
    }

    /** The instant in a column, null if it is null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.time.OffsetDateTime time = row.getObject(column, java.time.OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The day in a column, null if it is null. */
    public static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
