package vn.luutru.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every table of a schema, to compare two builds of one read model. */
public final class SchemaRows {

    private SchemaRows() {}

    /** By table, each row as the JSON of its columns, in the order of that text. */
    public static Map<String, List<String>> of(Connection connection, String schema) throws SQLException {
        return of(connection, schema, List.of());
    }

    /** The same without some columns. */
    public static Map<String, List<String>> of(Connection connection, String schema, List<String> without)
            throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : texts(connection, """
                select table_name::text from information_schema.tables
                where table_schema = '%s' and table_type = 'BASE TABLE' order by 1""".formatted(schema))) {
            rows.put(
                    table,
                    texts(
                            connection,
                            "select (to_jsonb(t) - '{%s}'::text[])::text from %s.%s t order by 1"
                                    .formatted(String.join(",", without), schema, table)));
        }
        return rows;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
