package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.table.SchemaContent;

/** The read models that a service keeps, and what their tables hold. */
final class ReadModelTables {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReadModelTables() {}

    static List<String> names(Server server) throws Exception {
        List<String> names = JSON.readTree(
                        server.send(Server.ADMIN, "GET", "/v1/projections", "").body())
                .path("items")
                .valueStream()
                .map(model -> model.path("name").asString())
                .toList();
        assertThat(names).isNotEmpty();
        return names;
    }

    /** The number of each read model's schema, which a rebuild replaces. */
    static Map<String, Long> schemas(Connection connection, List<String> names) throws SQLException {
        Map<String, Long> schemas = new LinkedHashMap<>();
        for (String name : names) {
            schemas.put(
                    name, number(connection, "select oid::bigint from pg_namespace where nspname = '" + name + "'"));
        }
        return schemas;
    }

    static Map<String, Map<String, String>> content(Connection connection, List<String> names) throws SQLException {
        Map<String, Map<String, String>> content = new LinkedHashMap<>();
        for (String name : names) {
            content.put(name, SchemaContent.of(connection, name, AccessLog.WITHOUT_OPERATIONS));
        }
        return content;
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
