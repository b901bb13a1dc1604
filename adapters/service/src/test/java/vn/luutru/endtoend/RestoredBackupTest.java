package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;

/**
 * A backup is made by the documented commands while a push goes on, and restored by them, with the key from elsewhere.
 * The order of the tests is the story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@IntegrationTest
class RestoredBackupTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int LINES = 3_000;
    private static final String ESTABLISHMENT = "/v1/establishments/38-16531-0003/stays/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    private static DocumentedCommands commands;
    private static Map<String, String> places;
    private static List<String> earlier;
    private static List<String> meanwhile;
    private static Push before;
    private static final List<JsonNode> ACKNOWLEDGED = new ArrayList<>();
    private static String erasedBefore;
    private static String erasedAfter;
    private static Server server;

    @BeforeAll
    static void a_backup_is_made_while_declarations_are_pushed() throws Exception {
        commands = DocumentedCommands.of("operations/backup-and-restore.md");
        Path data = folder.resolve("data");
        places = new LinkedHashMap<>(Map.of(
                "DATA", data.toString(),
                "BACKUP", folder.resolve("backup").toString(),
                "KEY", folder.resolve("safe.key").toString()));
        server = Server.start(data);
        Files.copy(data.resolve("master.key"), folder.resolve("safe.key"));
        earlier = SharedServer.json(SharedServer.day(80, LINES, 0));
        meanwhile = SharedServer.json(SharedServer.day(79, LINES * 2, 0));
        before = Push.send(server, earlier);
        erasedBefore = declared("erased-before");
        erasedAfter = declared("erased-after");
        erase(erasedBefore);

        List<JsonNode> answered = new CopyOnWriteArrayList<>();
        CompletableFuture<Push> push = CompletableFuture.supplyAsync(() -> send(meanwhile, answered));
        Awaitility.await().atMost(TIMEOUT).until(() -> answered.size() > LINES / 4);
        ACKNOWLEDGED.addAll(answered);
        commands.run("backup", places).worked();
        assertThat(push.join().complete()).isTrue();

        erase(erasedAfter);
        declared("after-the-backup");
        server.close();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    @Order(1)
    void with_another_key_or_without_one_the_restored_service_refuses_to_start() throws Exception {
        Path wrong = folder.resolve("wrong.key");
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.writeString(wrong, Base64.getEncoder().encodeToString(random));
        Path restored = folder.resolve("restored");
        places.put("DATA", restored.toString());
        Map<String, String> withTheWrongKey = new LinkedHashMap<>(places);
        withTheWrongKey.put("KEY", wrong.toString());
        commands.run("restore", withTheWrongKey).worked();

        assertThatThrownBy(() -> Server.start(restored))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The master key is not the one that this database was written with");
        Files.delete(restored.resolve("master.key"));
        assertThatThrownBy(() -> Server.start(restored, "--luutru.demo=false"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no master key");
    }

    @Test
    @Order(2)
    void with_its_key_every_receipt_from_before_the_backup_is_the_same() throws Exception {
        Path restored = folder.resolve("restored");
        Files.copy(folder.resolve("safe.key"), restored.resolve("master.key"));
        server = Server.start(restored);
        Awaitility.await().atMost(TIMEOUT).until(server::ready);

        Push again = Push.send(server, earlier);
        assertThat(again.summary().path("replayed").asInt()).isEqualTo(LINES);
        for (int line = 0; line < LINES; line++) {
            assertThat(again.outcomes().get(line).path("receipt"))
                    .isEqualTo(before.outcomes().get(line).path("receipt"));
        }
    }

    @Test
    @Order(3)
    void of_what_was_pushed_meanwhile_all_that_was_answered_before_is_there_and_the_rest_can_be_sent_again()
            throws Exception {
        Push again = Push.send(server, meanwhile);
        assertThat(again.complete()).isTrue();
        assertThat(again.summary().path("rejected").asInt()).isZero();
        assertThat(again.outcomes()).hasSize(meanwhile.size());
        for (JsonNode acknowledged : ACKNOWLEDGED) {
            JsonNode now = again.outcomes().get(acknowledged.path("line").asInt() - 1);
            assertThat(now.path("outcome").asString()).isEqualTo("REPLAYED");
            assertThat(now.path("receipt")).isEqualTo(acknowledged.path("receipt"));
        }
        assertThat(Receptionist.again(server, ESTABLISHMENT + "after-the-backup")
                        .isMissingNode())
                .as("declared after the backup: unknown, and taken as new")
                .isTrue();
    }

    @Test
    @Order(4)
    void who_was_erased_before_stays_erased_and_who_was_erased_after_is_to_be_erased_again() throws Exception {
        assertThat(stay("erased-before")).contains("FORGOTTEN").doesNotContain("Nguyễn Văn Thử");
        assertThat(stay("erased-after")).contains("Nguyễn Văn Thử");
        erase(erasedAfter);
        assertThat(stay("erased-after")).contains("FORGOTTEN").doesNotContain("Nguyễn Văn Thử");
    }

    @Test
    @Order(5)
    void read_models_go_on_and_equal_those_that_are_built_anew() throws Exception {
        Awaitility.await().atMost(TIMEOUT).until(() -> all("state", "RUNNING") && all("lagEvents", "0"));
        Map<String, Map<String, String>> restored = content();
        rebuild();
        assertThat(content()).isEqualTo(restored);
    }

    @Test
    @Order(6)
    void over_a_log_that_is_older_than_they_are_they_say_so_until_they_are_rebuilt() throws Exception {
        long kept = before.outcomes().getFirst().at("/receipt/position").asLong() + LINES / 2;
        execute("""
                delete from log.stream_key k
                    where not exists (select from log.event e where e.stream = k.stream and e.position <= %1$d);
                delete from log.event where position > %1$d;
                update log.head set (position, recorded_at)
                    = (select max(position), max(recorded_at) from log.event);
                select pg_terminate_backend(pid) from pg_stat_activity
                    where application_name like 'luutru%%' and pid <> pg_backend_pid()""".formatted(kept));

        Awaitility.await().atMost(TIMEOUT).until(() -> all("state", "DIVERGED"));
        // A rebuild that still ran may have found it first; the tables that answer are looked at in their own turn.
        Awaitility.await().atMost(TIMEOUT).until(() -> residents() == 503);

        rebuild();
        Push again = Push.send(server, earlier);
        assertThat(again.complete()).isTrue();
        int replayed = again.summary().path("replayed").asInt();
        assertThat(replayed).isBetween(1, LINES - 1);
        assertThat(again.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.path("outcome").asString())
                        .as(outcome.toString())
                        .isNotEqualTo("REJECTED"));
        assertThat(replayed + again.summary().path("accepted").asInt()).isEqualTo(LINES);
        assertThat(again.outcomes().getFirst().path("receipt"))
                .isEqualTo(before.outcomes().getFirst().path("receipt"));
    }

    private static int residents() throws Exception {
        return server.send(
                        "demo-police",
                        "GET",
                        "/v1/residents?ward=16531",
                        "",
                        "X-Purpose",
                        "ADMINISTRATIVE_INSPECTION",
                        "X-Case",
                        "14/2026")
                .statusCode();
    }

    private static void rebuild() throws Exception {
        Map<String, Long> schemas = schemas();
        commands.run("rebuild", Map.of("LUUTRU", "http://127.0.0.1:" + server.port(), "ADMIN", Server.ADMIN))
                .worked();
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> schemas().entrySet().stream().noneMatch(schemas.entrySet()::contains)
                        && all("state", "RUNNING")
                        && all("lagEvents", "0"));
    }

    private static Map<String, Long> schemas() throws Exception {
        try (Connection connection = server.database()) {
            return ReadModelTables.schemas(connection, ReadModelTables.names(server));
        }
    }

    private static boolean all(String field, String... values) throws Exception {
        return projections().stream()
                .allMatch(model ->
                        List.of(values).contains(model.path(field).toString().replace("\"", "")));
    }

    private static List<JsonNode> projections() throws Exception {
        return JSON.readTree(
                        server.send(Server.ADMIN, "GET", "/v1/projections", "").body())
                .path("items")
                .valueStream()
                .toList();
    }

    private static Map<String, Map<String, String>> content() throws Exception {
        try (Connection connection = server.database()) {
            return ReadModelTables.content(connection, ReadModelTables.names(server));
        }
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String declared(String reference) throws Exception {
        HttpResponse<String> answer =
                server.send(Server.OPERATOR, "PUT", ESTABLISHMENT + reference, Receptionist.guest());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).at("/receipt/stayId").asString();
    }

    private static String stay(String reference) throws Exception {
        return server.send(Server.OPERATOR, "GET", ESTABLISHMENT + reference, "")
                .body();
    }

    private static void erase(String stay) throws Exception {
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> server.send(Server.ADMIN, "POST", "/v1/privacy/stays/" + stay + "/destruction", "")
                                .statusCode()
                        == 200);
    }

    private static Push send(List<String> lines, List<JsonNode> answered) {
        try {
            return Push.send(server, lines, answered::add);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
