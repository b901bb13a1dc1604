package vn.luutru.projection.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tables of a read model hold, for comparing one that was kept up to date with one that was built anew. */
public final class SchemaContent {

    private SchemaContent() {}

    /**
     * Every table of a schema with its number of rows and a hash of all of them. Reads everything, at most 1 GB a table.
     *
     * @param schema the name of the read model
     * @return by table; empty if the schema has none
     */
    public static Map<String, String> of(Connection connection, String schema) throws SQLException {
        return of(connection, schema, Map.of());
    }

    /**
     * The same of some rows only.
     *
     * @param rows by table, the condition of the rows that count; all of a table without one
     */
    public static Map<String, String> of(Connection connection, String schema, Map<String, String> rows)
            throws SQLException {
        Map<String, String> content = new TreeMap<>();
        for (String table : tables(connection, schema)) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            """
                            select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
                            from\s""" + schema + "." + table + " t where " + rows.getOrDefault(table, "true"))) {
                row.next();
                content.put(table, row.getString(1));
            }
        }
        return content;
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select quote_ident(table_name) from information_schema.tables where table_schema = ?")) {
            select.setString(1, schema);
            List<String> tables = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            return tables;
        }
    }
}
