package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
import vn.luutru.adapter.embedded.EmbeddedDatabase;
import vn.luutru.app.RunningLuutru;

/**
 * Two processes that do all, on one database that outlives either: a balancer may lead anybody to any of them, and
 * {@code kill -9} of one is noticed by those alone who were speaking with it. The order of the tests is the story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@IntegrationTest
class SeveralProcessesTest {

    private static final int LINES = 4_000;
    private static final String STAYS = "/v1/establishments/38-16531-0003/stays/";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase database;
    private static Server one;
    private static Server two;

    @BeforeAll
    static void two_processes_start_on_an_empty_database_at_the_same_time() throws Exception {
        database = EmbeddedDatabase.start(
                folder.resolve("database"), Path.of(RunningLuutru.PROGRAMS.split("=", 2)[1]));
        // As systemd and Kubernetes hand secrets over: a file for each setting.
        Files.createDirectory(folder.resolve("credentials"));
        Files.writeString(
                folder.resolve("credentials/luutru.master-key"), "bHV1dHJ1LW1hc3Rlci1rZXktb2YtdGhlLXRlc3RzLTQ=\n");
        CompletableFuture<Server> first = CompletableFuture.supplyAsync(() -> process("one"));
        CompletableFuture<Server> second = CompletableFuture.supplyAsync(() -> process("two"));
        one = first.join();
        two = second.join();
    }

    @AfterAll
    static void end() throws IOException {
        one.close();
        two.close();
        database.close();
    }

    @Test
    @Order(1)
    void what_one_of_them_accepts_the_other_answers_with_the_same_receipt() throws Exception {
        for (int guest = 0; guest < 20; guest++) {
            Server first = guest % 2 == 0 ? one : two;
            Server second = guest % 2 == 0 ? two : one;
            HttpResponse<String> accepted =
                    first.send(Server.OPERATOR, "PUT", STAYS + "turn-" + guest, Receptionist.guest());
            HttpResponse<String> replayed =
                    second.send(Server.OPERATOR, "PUT", STAYS + "turn-" + guest, Receptionist.guest());
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
            assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
            assertThat(receipt(replayed)).isEqualTo(receipt(accepted));
        }
    }

    @Test
    @Order(2)
    void a_desk_that_enrolled_at_one_is_a_desk_at_the_other_until_it_is_revoked() throws Exception {
        Browser desk = Browser.ofDesk();
        HttpResponse<String> issued = one.send(
                Server.OPERATOR,
                "POST",
                "/v1/devices",
                "{\"establishmentId\": \"38-16531-0003\", \"label\": \"Quầy chính\"}");
        String code = JSON.readTree(issued.body()).path("enrolmentCode").asString();
        assertThat(desk.post(one, "/v1/devices/enrolment", "{\"code\": \"" + code + "\"}")
                        .statusCode())
                .isEqualTo(200);
        String person = JSON.readTree(desk.post(two, "/v1/desk/people", "{\"name\": \"Lê Thị Mẫu\", \"pin\": \"2580\"}")
                        .body())
                .path("id")
                .asString();
        HttpResponse<String> signedIn =
                desk.post(one, "/v1/desk/session", "{\"personId\": \"" + person + "\", \"pin\": \"2580\"}");
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);

        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> desk.put(two, STAYS + "desk", Receptionist.guest()).statusCode() == 201);
        assertThat(desk.put(one, STAYS + "desk", Receptionist.guest()).statusCode())
                .isEqualTo(200);

        String device = JSON.readTree(issued.body()).path("deviceId").asString();
        assertThat(one.send(Server.OPERATOR, "DELETE", "/v1/devices/" + device, "")
                        .statusCode())
                .isEqualTo(204);
        Awaitility.await().atMost(TIMEOUT).until(() -> desk.get(two, "/v1/desk").statusCode() == 401);
    }

    @Test
    @Order(3)
    void an_official_who_signed_in_at_one_is_signed_in_at_the_other_and_out_of_both() throws Exception {
        Browser official = Browser.ofOfficial();
        official.form(one, "/dang-nhap/thu", "nguoi=demo-admin");
        assertThat(official.get(one, "/v1/keys").statusCode()).isEqualTo(200);
        assertThat(official.get(two, "/v1/keys").statusCode()).isEqualTo(200);

        official.get(one, "/v1/keys");
        Browser kept = official.copy();
        assertThat(official.form(two, "/dang-xuat", "").statusCode()).isLessThan(400);
        Awaitility.await().atMost(TIMEOUT).until(() -> kept.get(one, "/v1/keys").statusCode() == 401);
    }

    @Test
    @Order(4)
    void a_guest_who_is_erased_at_one_is_erased_at_the_other() throws Exception {
        String name = "Phan Thị Xóa";
        String guest = Receptionist.guest().replace("Nguyễn Văn Thử", name);
        JsonNode receipt = receipt(two.send(Server.OPERATOR, "PUT", STAYS + "erased", guest));
        assertThat(two.send(Server.OPERATOR, "GET", STAYS + "erased", "").body())
                .contains(name);
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> one.send(
                                        Server.ADMIN,
                                        "POST",
                                        "/v1/privacy/stays/"
                                                + receipt.path("stayId").asString() + "/destruction",
                                        "")
                                .statusCode()
                        == 200);
        assertThat(two.send(Server.OPERATOR, "GET", STAYS + "erased", "").body())
                .contains("FORGOTTEN")
                .doesNotContain(name);
        HttpResponse<String> sought = two.send(
                "demo-police",
                "GET",
                "/v1/residents?name=phan+thi+xoa&minPosition=" + number("select position from log.head"),
                "",
                "X-Purpose",
                "MISSING_PERSON",
                "X-Case",
                "15/2026");
        assertThat(sought.statusCode()).as(sought.body()).isEqualTo(200);
        assertThat(JSON.readTree(sought.body()).path("items").isEmpty()).isTrue();
    }

    @Test
    @Order(5)
    void when_one_is_killed_nothing_acknowledged_is_lost_and_the_other_goes_on() throws Exception {
        List<String> cutOff = SharedServer.json(SharedServer.day(90, LINES, 0));
        List<String> other = SharedServer.json(SharedServer.day(91, LINES, 0));
        AtomicInteger seen = new AtomicInteger();
        CompletableFuture<Push> beside = CompletableFuture.supplyAsync(() -> send(two, other));
        Push broken = Push.send(one, cutOff, outcome -> {
            if (seen.incrementAndGet() == LINES / 4) {
                Thread.ofPlatform().start(one::kill);
            }
        });
        assertThat(broken.outcomes().size()).isGreaterThanOrEqualTo(LINES / 4);
        assertThat(two.send(Server.OPERATOR, "PUT", STAYS + "while-it-was-away", Receptionist.guest())
                        .statusCode())
                .isEqualTo(201);
        Push undisturbed = beside.join();
        assertThat(undisturbed.complete()).isTrue();
        assertThat(undisturbed.summary().path("rejected").asInt()).isZero();

        Push again = Push.send(two, cutOff);
        assertThat(again.complete()).isTrue();
        assertThat(again.summary().path("rejected").asInt()).isZero();
        for (JsonNode acknowledged : broken.outcomes()) {
            JsonNode now = again.outcomes().get(acknowledged.path("line").asInt() - 1);
            assertThat(now.path("outcome").asString()).isEqualTo("REPLAYED");
            assertThat(now.path("receipt")).isEqualTo(acknowledged.path("receipt"));
        }

        one = process("one");
        assertThat(receipts(Push.send(one, cutOff))).isEqualTo(receipts(Push.send(two, cutOff)));
        assertThat(number("""
                select count(*) from (select stream from log.event where type like 'GuestCheckedIn/%'
                                      group by stream having count(*) > 1) twice""")).isZero();
        assertThat(number("select max(position) - count(*) from log.event")).isZero();
    }

    /** Of each line. Of cards scanned lately a process knows its own only, so that warnings may differ. */
    private static List<JsonNode> receipts(Push push) {
        return push.outcomes().stream().map(outcome -> outcome.path("receipt")).toList();
    }

    @Test
    @Order(6)
    void every_event_is_in_each_read_model_once_whichever_process_applied_it() throws Exception {
        Awaitility.await().atMost(TIMEOUT).until(SeveralProcessesTest::caughtUp);
        Map<String, Map<String, String>> kept = content();
        Map<String, Long> schemas = schemas();
        for (String name : schemas.keySet()) {
            assertThat(two.send(Server.ADMIN, "POST", "/v1/projections/" + name + "/rebuild", "")
                            .statusCode())
                    .isEqualTo(202);
        }
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> schemas().entrySet().stream().noneMatch(schemas.entrySet()::contains) && caughtUp());
        assertThat(content()).isEqualTo(kept);
    }

    private static Server process(String name) {
        try {
            return Server.start(
                    folder.resolve(name),
                    "--luutru.database.url=" + database.url(),
                    "--spring.config.import=configtree:" + folder.resolve("credentials") + "/");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Push send(Server process, List<String> lines) {
        try {
            return Push.send(process, lines);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode receipt(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("receipt");
    }

    private static boolean caughtUp() throws Exception {
        return number("select count(*) from projection.checkpoint, log.head where checkpoint.position < head.position")
                == 0;
    }

    private static Map<String, Long> schemas() throws Exception {
        try (Connection connection = DriverManager.getConnection(database.url())) {
            return ReadModelTables.schemas(connection, ReadModelTables.names(two));
        }
    }

    private static Map<String, Map<String, String>> content() throws Exception {
        try (Connection connection = DriverManager.getConnection(database.url())) {
            return ReadModelTables.content(connection, ReadModelTables.names(two));
        }
    }

    private static long number(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.url())) {
            return ReadModelTables.number(connection, sql);
        }
    }
}
