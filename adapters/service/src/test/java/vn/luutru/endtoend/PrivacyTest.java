package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.demo.GeneratedLine;

/** Nothing that names a guest is found where it must not be, after a day with faults and odd calls. */
@IntegrationTest
class PrivacyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> PERSONAL = new HashSet<>();
    private static final int PEOPLE = 300;
    private static Server server;
    private static Push push;

    @BeforeAll
    static void a_day_with_faults_and_odd_calls() throws Exception {
        server = SharedServer.get();
        List<GeneratedLine> file = SharedServer.day(3, 3_000, 300);
        file.stream().filter(line -> line.fault() == null).limit(PEOPLE).forEach(PrivacyTest::remember);
        push = Push.send(server, SharedServer.json(file));
        String named = URLEncoder.encode("Nguyễn Văn Thử", StandardCharsets.UTF_8);
        server.send(
                Server.OPERATOR,
                "PUT",
                "/v1/establishments/38-16531-0001/stays/038090000001",
                "{\"guest\":{\"fullName\":\"Nguyễn Văn Thử\"");
        server.send(Server.OPERATOR, "PUT", "/v1/establishments/038090000001/stays/x", "{\"Nguyễn Văn Thử\":1}");
        server.send("demo-police", "GET", "/v1/residents?name=" + named + "&document=038090000001", "");
        server.send("demo-police", "GET", "/v1/persons/038090000001/stays?at=038090000001", "");
    }

    @Test
    void logs_name_nobody() throws Exception {
        assertThat(found(Files.readString(server.log()))).isEmpty();
        assertThat(Files.readString(server.log())).contains("address=/v1/declarations");
    }

    @Test
    void a_row_that_the_database_refuses_is_not_repeated_in_the_log() throws Exception {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table refused (name text primary key)");
            String insert = "insert into refused values ('Nguyễn Văn Thử')";
            statement.execute(insert);
            assertThatThrownBy(() -> statement.execute(insert)).hasMessageContaining("refused_pkey");
            try (ResultSet row = statement.executeQuery("""
                    select string_agg(setting, ' ' order by name) from pg_settings
                    where name in ('log_error_verbosity', 'log_min_error_statement')""")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("terse panic");
            }
        }
        assertThat(Files.readString(server.log())).doesNotContain("Nguyễn Văn Thử");
    }

    @Test
    void stored_events_name_nobody_in_clear() throws Exception {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select open, sealed from log.event where type not like 'Est%'")) {
            int events = 0;
            while (row.next()) {
                String open = new String(row.getBytes(1), StandardCharsets.UTF_8);
                byte[] sealed = row.getBytes(2);
                String hidden = sealed == null ? "" : new String(sealed, StandardCharsets.UTF_8);
                assertThat(PERSONAL).noneMatch(text -> open.contains(text) || hidden.contains(text));
                events++;
            }
            assertThat(events).isGreaterThan(2_000);
        }
    }

    @Test
    void findings_never_repeat_who_the_guest_is() {
        String texts = push.outcomes().stream()
                .map(outcome -> outcome.path("findings").toString())
                .collect(Collectors.joining("\n"));
        assertThat(texts).contains("ERROR");
        assertThat(found(texts)).isEmpty();
    }

    private static Set<String> found(String text) {
        return PERSONAL.stream().filter(text::contains).collect(Collectors.toSet());
    }

    /** One-word names are words too: they prove nothing. */
    private static void remember(GeneratedLine line) {
        var guest = JSON.readTree(line.json()).path("guest");
        String name = guest.path("fullName").asString("");
        String number = guest.path("document").path("number").asString("");
        if (name.indexOf(' ') > 0) {
            PERSONAL.add(name);
        }
        if (!number.isEmpty()) {
            PERSONAL.add(number);
        }
    }
}
