package vn.luutru.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** Events go out from a log in EventStoreDB, whose positions leave gaps, and read models are kept from them. */
@IntegrationTest
@Timeout(300)
class EventStoreDbEventsOutTest {

    private static final String ESTABLISHMENT = "38-16531-7001";
    private static final String STAYS = "/v1/establishments/" + ESTABLISHMENT + "/stays/";
    private static final String EVENTS = "esdb.events";
    private static final String FACTS = "esdb.facts";
    private static final JsonMapper JSON = new JsonMapper();

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
                data,
                "--luutru.store=eventstoredb",
                "--luutru.eventstoredb.connection=" + server.connection(),
                "--luutru.kafka.bootstrap-servers=" + KafkaBrokers.shared().bootstrapServers(),
                "--luutru.kafka.partitions=3",
                "--luutru.kafka.topics.events=" + EVENTS,
                "--luutru.kafka.topics.facts=" + FACTS,
                "--luutru.kafka.topics.publisher=esdb.publisher",
                "--luutru.projections.source=kafka");
    }

    @AfterEach
    void close() {
        luutru.close();
        server.close();
    }

    @Test
    void every_event_is_published_once_through_elections_and_a_restart_and_read_models_follow() throws Exception {
        push(0, 400);
        server.stop(0);
        server.elect(1);
        push(400, 800);
        server.start(0);
        String erased = put("R-1", "Nguyễn Văn Thử");
        put("R-2", "Trần Thị Thử");
        ok(luutru.post(
                RunningLuutru.OPERATOR, STAYS + "R-2/check-out", "{\"departedAt\": \"2026-07-02T10:00:00+07:00\"}"));
        ok(luutru.post(RunningLuutru.ADMIN, "/v1/privacy/stays/" + erased + "/destruction", ""));
        // Sent again, it makes a key that is nobody's: what was erased stays erased, also where it is read from the
        // topic.
        assertThat(luutru.put(RunningLuutru.OPERATOR, STAYS + "R-1", body("Nguyễn Văn Thử"))
                        .status())
                .isLessThan(500);
        assertPublishedOnce();

        luutru.close();
        begin();
        push(800, 1_000);
        ok(luutru.post(
                RunningLuutru.OPERATOR, STAYS + "P-3/check-out", "{\"departedAt\": \"2026-07-03T10:00:00+07:00\"}"));
        assertPublishedOnce();
        assertThat(departures()).containsExactlyInAnyOrder("2026-07-02", "2026-07-03");

        long head = luutru.head();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(luutru.projections()).allSatisfy(model -> {
                    assertThat(model.path("state").asString()).isNotIn("STOPPED", "FAILING", "DIVERGED");
                    assertThat(model.path("position").asLong()).isEqualTo(head);
                }));
        assertThat(residents("nguyen van thu")).isZero();
        assertThat(residents("tran thi thu")).isEqualTo(1);
    }

    /** By positions: what the server has is in the topic, in order, and each record names the one before it. */
    private void assertPublishedOnce() {
        List<Long> stored = server.positions("luutru-");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Committed.records(EVENTS).size() >= stored.size());
        List<ConsumerRecord<byte[], byte[]>> records = Committed.records(EVENTS);
        assertThat(records)
                .extracting(record -> number(record, "position"))
                .containsExactlyInAnyOrderElementsOf(stored);
        Map<Integer, Long> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Long before = last.put(record.partition(), number(record, "position"));
            assertThat(number(record, "prev")).isEqualTo(before == null ? 0 : before);
        }
        assertThat(records)
                .filteredOn(record -> record.headers().lastHeader("sealed") != null)
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(Committed.header(record, "sealed-by")).matches("[0-9a-f]{16}"));
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, String name) {
        return Long.parseLong(Committed.header(record, name));
    }

    /** Facts of stays need what came before in their streams, wherever that lies in the log. */
    private static List<String> departures() {
        return Committed.records(FACTS).stream()
                .map(record -> JSON.readTree(new String(record.value(), StandardCharsets.UTF_8)))
                .map(fact -> fact.path("departedOn").asString(""))
                .filter(day -> !day.isEmpty())
                .toList();
    }

    private String put(String reference, String name) throws Exception {
        return ok(luutru.put(RunningLuutru.OPERATOR, STAYS + reference, body(name)))
                .at("/receipt/stayId")
                .asString();
    }

    private static String body(String name) {
        return RunningLuutru.checkIn(name, "038090000417");
    }

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply.text().isEmpty() ? JSON.createObjectNode() : reply.json();
    }

    private void push(int from, int to) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = from; i < to; i++) {
            body.append(RunningLuutru.line(ESTABLISHMENT, "P-" + i, "Nguyễn Văn Mẫu", "03809%07d".formatted(i)))
                    .append('\n');
        }
        List<JsonNode> outcomes =
                luutru.push(RunningLuutru.OPERATOR, body.toString()).lines();
        assertThat(outcomes.getLast().at("/summary/rejected").asInt())
                .as(outcomes.getLast().toString())
                .isZero();
    }

    private int residents(String name) throws Exception {
        Reply reply = luutru.get(
                RunningLuutru.WARD_POLICE,
                "/v1/residents?ward=16531&at=2026-07-01T20:00:00%2B07:00&name=" + name.replace(" ", "%20")
                        + "&minPosition=" + luutru.settle().head(),
                "X-Purpose",
                "MISSING_PERSON",
                "X-Case",
                "12/2026");
        return ok(reply).path("items").size();
    }
}
