package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.projection.Projection;

/**
 * The names, versions and tables of all read models. A data folder holds tables under a name and a version: whoever
 * changes a table gives the read model another version, or a service would go on with tables that it does not know.
 */
@IntegrationTest
class GoldenReadModelsTest {

    private static final String GOLDEN = "/read-models.txt";
    private static final String COLUMNS = """
        select table_name || ' (' || string_agg(column_name || ' ' || udt_name
               || case is_nullable when 'NO' then ' not null' else '' end, ', ' order by ordinal_position) || ')'
        from information_schema.columns join pg_class c on c.relname = table_name
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = table_schema
        where table_schema = ? and not c.relispartition group by table_name order by table_name\
        """;

    @Test
    void names_versions_and_tables_are_those_that_were_written_down() throws Exception {
        StringBuilder now = new StringBuilder();
        RunningLuutru luutru = RunningLuutru.get();
        List<Projection> models = luutru.context.getBeansOfType(Projection.class).values().stream()
                .sorted(Comparator.comparing(Projection::name))
                .toList();
        try (Connection connection =
                luutru.context.getBean("dataSource", DataSource.class).getConnection()) {
            for (Projection model : models) {
                now.append("%s %d, in place of %s%n".formatted(model.name(), model.version(), model.replaces()));
                tables(connection, model.name(), now);
            }
        }
        Path written = Path.of("target", "read-models.txt");
        Files.createDirectories(written.getParent());
        Files.writeString(written, now);
        try (InputStream in = Objects.requireNonNull(GoldenReadModelsTest.class.getResourceAsStream(GOLDEN))) {
            assertThat(now.toString())
                    .as("%s: with another table the version is another one, too", written)
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void tables(Connection connection, String schema, StringBuilder into) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    into.append("  ").append(row.getString(1)).append('\n');
                }
            }
        }
    }
}
