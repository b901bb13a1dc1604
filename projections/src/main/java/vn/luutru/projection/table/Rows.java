package vn.luutru.projection.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table, all in one statement.
 *
 * <p>Many new rows are copied in binary form. Everything else is one array per column, unnested by the server: values
 * then travel as text, which PostgreSQL reads as the column's type.
 */
public final class Rows {

    private record Column(String name, String type) {}

    private final List<Column> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param columns each a name and a PostgreSQL type, as in {@code "arrived_at timestamptz"} */
    public Rows(List<String> columns) {
        this.columns = columns.stream()
                .map(column -> column.split(" "))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList();
    }

    /** One row: a value for each column, whose {@code toString} PostgreSQL can read. */
    public void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        rows.add(values);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Inserts rows of which none is there yet; each value is of the class that the column's type stands for. */
    public void copy(Connection connection, String table) throws SQLException {
        if (!rows.isEmpty()) {
            List<BinaryCopy.Form> forms = columns.stream()
                    .map(column -> BinaryCopy.Form.of(column.type))
                    .toList();
            BinaryCopy.send(connection, String.format(Locale.ROOT, "%s (%s)", table, names("")), forms, rows);
        }
    }

    /** @param conflict what to do with rows that are there already, as in {@code on conflict do nothing}; may be empty */
    public int insert(Connection connection, String table, String conflict) throws SQLException {
        return run(connection, inserting(table, conflict));
    }

    private String inserting(String table, String conflict) {
        return String.format(
                Locale.ROOT,
                "insert into %s (%s) select %s from %s %s",
                table,
                names(""),
                names("r."),
                unnested(),
                conflict);
    }

    /** Inserts or changes rows, and reads what comes back from each. */
    public <T> List<T> insert(Connection connection, String table, String conflictReturning, SqlText.Reader<T> reader)
            throws SQLException {
        List<T> found = new ArrayList<>();
        if (!rows.isEmpty()) {
            try (PreparedStatement statement = prepared(connection, inserting(table, conflictReturning));
                    ResultSet returned = statement.executeQuery()) {
                while (returned.next()) {
                    found.add(reader.read(returned));
                }
            }
        }
        return found;
    }

    /**
     * Changes the rows {@code t} that agree in the first columns, and adds those that are not there. A third cheaper
     * than {@code insert … on conflict} where most are there; nobody else may add rows at the same time.
     *
     * @param keys how many columns are the key
     * @param set  what becomes of a row that is there, in terms of {@code t} and the new row {@code r}
     */
    public int merge(Connection connection, String table, int keys, String set) throws SQLException {
        String agreement = columns.stream()
                .limit(keys)
                .map(column -> String.format(Locale.ROOT, "t.%1$s = r.%1$s", column.name))
                .collect(Collectors.joining(" and "));
        return run(
                connection,
                String.format(
                        Locale.ROOT,
                        "merge into %s t using %s on %s when matched then update set %s when not matched then insert"
                                + " (%s) values (%s)",
                        table,
                        unnested(),
                        agreement,
                        set,
                        names(""),
                        names("r.")));
    }

    /** Selects from {@code r}, these rows, joined with whatever else. */
    public <T> List<T> select(Connection connection, String columns, String join, SqlText.Reader<T> reader)
            throws SQLException {
        List<T> found = new ArrayList<>();
        if (!rows.isEmpty()) {
            String sql = String.format(Locale.ROOT, "select %s from %s %s", columns, unnested(), join);
            try (PreparedStatement statement = prepared(connection, sql);
                    ResultSet selected = statement.executeQuery()) {
                while (selected.next()) {
                    found.add(reader.read(selected));
                }
            }
        }
        return found;
    }

    /** Sets all columns of the rows that agree in the first one. */
    public int update(Connection connection, String table) throws SQLException {
        String assignments = columns.stream()
                .skip(1)
                .map(column -> column.name + " = r." + column.name)
                .collect(Collectors.joining(", "));
        String key = columns.getFirst().name;
        return run(
                connection,
                String.format(
                        Locale.ROOT,
                        "update %s t set %s from %s where t.%s = r.%s",
                        table,
                        assignments,
                        unnested(),
                        key,
                        key));
    }

    /** Deletes the rows that agree in all columns. */
    public int delete(Connection connection, String table) throws SQLException {
        return delete(connection, table, "true");
    }

    /** Deletes the rows {@code t} that agree in all columns and meet a condition. */
    public int delete(Connection connection, String table, String condition) throws SQLException {
        String agreement = columns.stream()
                .map(column -> "t." + column.name + " = r." + column.name)
                .collect(Collectors.joining(" and "));
        return run(
                connection,
                String.format(
                        Locale.ROOT,
                        "delete from %s t using %s where %s and %s",
                        table,
                        unnested(),
                        agreement,
                        condition));
    }

    private int run(Connection connection, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = prepared(connection, sql)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            @Nullable
            String[] values = rows.stream()
                    .map(row -> row[column])
                    .map(value -> value == null ? null : storable(Columns.text(value)))
                    .toArray(String[]::new);
            statement.setArray(i + 1, connection.createArrayOf(columns.get(i).type, values));
        }
        return statement;
    }

    private String unnested() {
        String arrays =
                columns.stream().map(column -> "?::" + column.type + "[]").collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "unnest(%s) as r(%s)", arrays, names(""));
    }

    private String names(String prefix) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> prefix + columns.get(i).name)
                .collect(Collectors.joining(", "));
    }

    /** PostgreSQL has no text with the character zero; no event may stop a projection permanently. */
    public static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
