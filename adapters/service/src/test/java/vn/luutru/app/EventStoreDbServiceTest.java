package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.app.RunningLuutru.Reply;

/** The whole service with its log on a stand-in for EventStoreDB. */
@IntegrationTest
@Timeout(300)
class EventStoreDbServiceTest {

    private static final String ESTABLISHMENT = "38-16531-7001";
    private static final String STAYS = "/v1/establishments/" + ESTABLISHMENT + "/stays/";

    @TempDir
    private Path data;

    private final StandIn server = StandIn.cluster(3);
    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        begin();
        luutru.hotel(ESTABLISHMENT, "16531");
    }

    private void begin() {
        luutru = RunningLuutru.start(
                data, "--luutru.store=eventstoredb", "--luutru.eventstoredb.connection=" + server.connection());
    }

    @AfterEach
    void close() {
        luutru.close();
        server.close();
    }

    @Test
    void a_declaration_is_accepted_replayed_corrected_asked_for_and_erased() throws Exception {
        Reply first = put("R-1", "Nguyễn Văn Thử");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        Reply again = put("R-1", "Nguyễn Văn Thử");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/receipt")).isEqualTo(first.json().at("/receipt"));

        Reply corrected = luutru.post(
                RunningLuutru.OPERATOR,
                STAYS + "R-1/corrections",
                "{\"changes\": {\"guest\": {\"fullName\": \"Nguyễn Văn Thứ\"}}, \"reason\": \"gõ nhầm\"}");
        assertThat(corrected.status()).as(corrected.text()).isBetween(200, 201);
        long position = luutru.head();
        assertThat(residents("nguyen van thu", position)).as(corrected.text()).isEqualTo(1);

        Reply erased = luutru.post(
                RunningLuutru.ADMIN,
                "/v1/privacy/stays/" + first.json().at("/receipt/stayId").asString() + "/destruction",
                "");
        assertThat(erased.status()).as(erased.text()).isBetween(200, 204);
        assertThat(residents("nguyen van thu", luutru.head())).isZero();
        assertThat(luutru.projections())
                .allSatisfy(model -> assertThat(model.path("state").asString()).isEqualTo("RUNNING"));
    }

    @Test
    void a_bulk_upload_is_answered_line_by_line_and_has_the_same_receipts_after_a_restart() throws Exception {
        List<JsonNode> outcomes = push(0, 2_000);
        assertThat(outcomes.getLast().at("/summary/accepted").asInt()).isEqualTo(2_000);

        luutru.close();
        begin();

        List<JsonNode> again = push(0, 2_000);
        assertThat(again.getLast().at("/summary/replayed").asInt()).isEqualTo(2_000);
        assertThat(receipts(again)).isEqualTo(receipts(outcomes));
        long head = luutru.head();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(luutru.projections())
                        .allSatisfy(model ->
                                assertThat(model.path("position").asLong()).isEqualTo(head)));
    }

    @Test
    void a_cluster_that_ends_and_starts_again_under_load_loses_and_doubles_nothing() throws Exception {
        CompletableFuture<List<JsonNode>> pushed = CompletableFuture.supplyAsync(() -> {
            try {
                return push(0, 4_000);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        for (int round = 0; round < 3; round++) {
            int before = server.positions("luutru-").size();
            await().until(() -> pushed.isDone() || server.positions("luutru-").size() > before + 100);
            server.stop(round);
            server.elect((round + 1) % 3);
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            server.start(round);
        }
        List<JsonNode> outcomes = pushed.join();
        Set<String> acknowledged = new HashSet<>(receipts(outcomes));

        List<JsonNode> again = push(0, 4_000);
        JsonNode summary = again.getLast().path("summary");
        assertThat(summary.path("rejected").asInt()).as(summary.toString()).isZero();
        assertThat(summary.path("replayed").asInt()).isGreaterThanOrEqualTo(acknowledged.size());
        assertThat(receipts(again)).hasSize(4_000).doesNotHaveDuplicates().containsAll(acknowledged);
        long head = luutru.head();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(luutru.projections())
                        .allSatisfy(model ->
                                assertThat(model.path("position").asLong()).isEqualTo(head)));
    }

    @Test
    void two_services_share_one_log_and_one_database_and_see_each_others_declarations() throws Exception {
        try (RunningLuutru other = second()) {
            Reply first = put("R-9", "Trần Thị Thử");
            assertThat(first.status()).isEqualTo(201);
            Reply there = other.put(RunningLuutru.OPERATOR, STAYS + "R-9", body("Trần Thị Thử"));
            assertThat(there.status()).isEqualTo(200);
            assertThat(there.json().at("/receipt")).isEqualTo(first.json().at("/receipt"));

            Reply second = other.put(RunningLuutru.OPERATOR, STAYS + "R-10", body("Lê Văn Kiểm"));
            assertThat(residents(
                            "le van kiem", second.json().at("/receipt/position").asLong()))
                    .isEqualTo(1);
        }
    }

    private RunningLuutru second() {
        String url = luutru.context
                .getBean(vn.luutru.app.database.DatabaseServer.class)
                .url();
        return RunningLuutru.start(
                data,
                "--luutru.store=eventstoredb",
                "--luutru.eventstoredb.connection=" + server.connection(),
                "--luutru.database.url=" + url);
    }

    private Reply put(String reference, String name) throws Exception {
        return luutru.put(RunningLuutru.OPERATOR, STAYS + reference, body(name));
    }

    private static String body(String name) {
        return RunningLuutru.checkIn(name, "038090000417");
    }

    private int residents(String name, long position) throws Exception {
        luutru.settle();
        Reply reply = luutru.get(
                RunningLuutru.WARD_POLICE,
                "/v1/residents?ward=16531&at=2026-07-01T20:00:00%2B07:00&name=" + name.replace(" ", "%20")
                        + "&minPosition=" + position,
                "X-Purpose",
                "MISSING_PERSON",
                "X-Case",
                "12/2026");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("items").size();
    }

    private List<JsonNode> push(int from, int to) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = from; i < to; i++) {
            body.append(RunningLuutru.line(
                            ESTABLISHMENT,
                            "P-" + i,
                            "Nguyễn Văn Mẫu " + (char) ('A' + i % 26),
                            "03809%07d".formatted(i)))
                    .append('\n');
        }
        return luutru.push(RunningLuutru.OPERATOR, body.toString()).lines();
    }

    private static List<String> receipts(List<JsonNode> outcomes) {
        List<String> numbers = new ArrayList<>();
        for (JsonNode outcome : outcomes) {
            String number = outcome.at("/receipt/number").asString();
            if (!number.isEmpty()) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
