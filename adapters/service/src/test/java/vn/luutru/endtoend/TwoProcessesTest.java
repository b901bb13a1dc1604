package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
 * Two processes on one database. The first keeps the directory only; then the second comes, which keeps everything. The
 * order of the tests is the story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@IntegrationTest
class TwoProcessesTest {

    private static final int LINES = 6_000;
    private static final String SECOND_ESTABLISHMENT = "/v1/establishments/38-16531-0003";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A question to each read model but the directory, by somebody who may ask it. */
    private static final List<List<String>> QUESTIONS = List.of(
            List.of("register", "demo-police", "/v1/residents?ward=16531"),
            List.of("register", "demo-operator", SECOND_ESTABLISHMENT + "/stays"),
            List.of("obligation", "demo-operator", SECOND_ESTABLISHMENT + "/obligations"),
            List.of("access", "demo-admin", "/v1/access-log"),
            List.of(
                    "figures",
                    "demo-tourism",
                    "/v1/statistics/tourism?from=2026-06-01&to=2026-06-30&groupBy=establishmentType"),
            List.of("figures", "demo-zone", "/v1/zones/kkt-nghi-son/occupancy"),
            List.of("figures", "demo-health", "/v1/hospitals/occupancy"),
            List.of("figures", "demo-police", "/v1/compliance?ward=16531&from=2026-07-01&to=2026-07-01"));

    @TempDir
    private static Path first;

    @TempDir
    private static Path second;

    private static Server writer;
    private static Server keeper;

    @BeforeAll
    static void the_first_takes_declarations_only() throws Exception {
        writer = Server.start(first, "--luutru.projections=directory");
    }

    @AfterAll
    static void end() {
        if (keeper != null) {
            keeper.close();
        }
        writer.close();
    }

    @Test
    @Order(1)
    void a_process_that_keeps_the_directory_only_takes_declarations_and_knows_the_establishments() throws Exception {
        assertThat(writer.ready()).isTrue();
        assertThat(declare(writer, "first").statusCode()).isEqualTo(201);
        HttpResponse<String> establishments =
                writer.send(Server.ADMIN, "GET", "/v1/establishments?minPosition=1834", "");
        assertThat(establishments.statusCode()).as(establishments.body()).isEqualTo(200);
        assertThat(JSON.readTree(establishments.body()).path("items").isEmpty()).isFalse();
        assertThat(state(writer, "directory")).isEqualTo("RUNNING");
        assertThat(state(writer, "register")).isEqualTo("INACTIVE");
    }

    @Test
    @Order(2)
    void questions_that_no_process_can_answer_yet_get_503_and_when_to_ask_again() throws Exception {
        for (List<String> question : QUESTIONS) {
            HttpResponse<String> answer = ask(writer, question);
            assertThat(answer.statusCode()).as(question + answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("READ_MODEL_UNAVAILABLE");
        }
        assertThat(Files.readString(writer.log())).doesNotContain("\tat ", " ERROR ");
    }

    @Test
    @Order(3)
    void as_soon_as_another_process_keeps_the_read_models_both_answer_from_them() throws Exception {
        Files.copy(first.resolve("master.key"), second.resolve("master.key"));
        keeper = Server.start(second, "--luutru.database.url=" + writer.databaseUrl());
        // A question for a position waits five seconds, in which a slow machine does not build all of them.
        await().atMost(Duration.ofMinutes(2)).until(() -> caughtUp(keeper));
        String position = position(declare(writer, "second"));

        for (Server process : List.of(keeper, writer)) {
            for (List<String> question : QUESTIONS) {
                String path = question.get(2);
                HttpResponse<String> answer = ask(
                        process,
                        List.of(
                                question.get(0),
                                question.get(1),
                                path + (path.contains("?") ? "&" : "?") + "minPosition=" + position));
                assertThat(answer.statusCode()).as(question + answer.body()).isEqualTo(200);
            }
            HttpResponse<String> stays =
                    process.send(Server.OPERATOR, "GET", SECOND_ESTABLISHMENT + "/stays?minPosition=" + position, "");
            assertThat(stays.body()).contains("\"first\"", "\"second\"");
        }
        assertThat(Files.readString(keeper.log())).doesNotContain(writer.databasePassword());
    }

    @Test
    @Order(4)
    void what_both_receive_at_once_is_in_the_log_once_without_gaps_and_with_the_same_receipt() throws Exception {
        long before = number("select count(*) from log.event");
        List<String> day = SharedServer.json(SharedServer.day(50, LINES, 0));
        List<String> early = day.subList(0, LINES * 2 / 3);
        List<String> late = day.subList(LINES / 3, LINES);

        CompletableFuture<Push> one = push(writer, early);
        CompletableFuture<Push> other = push(keeper, late);

        int accepted = 0;
        for (Push push : List.of(one.join(), other.join())) {
            assertThat(push.complete()).isTrue();
            assertThat(push.summary().path("accepted").asInt()).isPositive();
            accepted += push.summary().path("accepted").asInt();
        }
        // A departure that reached the other process before its arrival had no stay yet: sending again completes it.
        for (Server process : List.of(writer, keeper)) {
            Push again = Push.send(process, day);
            assertThat(again.summary().path("rejected").asInt()).isZero();
            accepted += again.summary().path("accepted").asInt();
        }
        assertThat(accepted).isEqualTo(LINES);
        assertThat(number("select count(*) from log.event")).isEqualTo(before + LINES);
        assertThat(number("select max(position) - count(*) from log.event")).isZero();
        Push seenByOne = Push.send(writer, day);
        Push seenByOther = Push.send(keeper, day);
        assertThat(seenByOne.outcomes()).isEqualTo(seenByOther.outcomes());
    }

    @Test
    @Order(5)
    void of_two_that_say_different_things_of_one_stay_one_gets_a_conflict() throws Exception {
        for (int i = 0; i < 40; i++) {
            String path = SECOND_ESTABLISHMENT + "/stays/both-" + i;
            String other = Receptionist.guest().replace("\"301\"", "\"302\"");
            CompletableFuture<Integer> one = put(writer, path, Receptionist.guest());
            CompletableFuture<Integer> two = put(keeper, path, other);
            assertThat(List.of(one.join(), two.join())).containsExactlyInAnyOrder(201, 409);
        }
    }

    private static CompletableFuture<Integer> put(Server process, String path, String body) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return process.send(Server.OPERATOR, "PUT", path, body).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static CompletableFuture<Push> push(Server process, List<String> lines) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Push.send(process, lines);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static HttpResponse<String> declare(Server process, String reference) throws Exception {
        return process.send(Server.OPERATOR, "PUT", SECOND_ESTABLISHMENT + "/stays/" + reference, Receptionist.guest());
    }

    private static HttpResponse<String> ask(Server process, List<String> question) throws Exception {
        return process.send(
                question.get(1),
                "GET",
                question.get(2),
                "",
                "X-Purpose",
                "ADMINISTRATIVE_INSPECTION",
                "X-Case",
                "14/2026");
    }

    private static String position(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).at("/receipt/position").asString();
    }

    private static boolean caughtUp(Server process) throws Exception {
        return JSON.readTree(
                        process.send(Server.ADMIN, "GET", "/v1/projections", "").body())
                .path("items")
                .valueStream()
                .allMatch(shown -> shown.path("state").asString().equals("RUNNING")
                        && shown.path("lagEvents").asLong() == 0);
    }

    private static String state(Server process, String projection) throws Exception {
        for (JsonNode shown : JSON.readTree(
                        process.send(Server.ADMIN, "GET", "/v1/projections", "").body())
                .path("items")) {
            if (shown.path("name").asString().equals(projection)) {
                return shown.path("state").asString();
            }
        }
        return "";
    }

    private static long number(String sql) throws Exception {
        try (Connection connection = writer.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
