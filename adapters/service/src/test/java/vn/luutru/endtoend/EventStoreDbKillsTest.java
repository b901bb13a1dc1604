package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;

/** The service is killed while its log is kept elsewhere, and the node that leads ends under it. */
@IntegrationTest
@Timeout(420)
class EventStoreDbKillsTest {

    private static final int KILLS = Integer.getInteger("luutru.kills", 2);
    private static final long SEED = Long.getLong("luutru.kills.seed", System.nanoTime());
    private static final int LINES = 2_500;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StandIn standIn = StandIn.cluster(3);

    @TempDir
    private Path data;

    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = Server.start(
                data, "--luutru.store=eventstoredb", "--luutru.eventstoredb.connection=" + standIn.connection());
    }

    @AfterEach
    void end() {
        server.close();
        standIn.close();
    }

    @Test
    void what_was_acknowledged_before_a_kill_is_stored_once_and_keeps_its_receipt() throws Exception {
        int before = standIn.positions("luutru-").size();
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = SharedServer.json(SharedServer.day(30 + kill, LINES, 0));
            int moment = 1 + random.nextInt(LINES / 3);
            AtomicBoolean killed = new AtomicBoolean();
            Push cut = Push.send(server, lines, outcome -> {
                if (outcome.path("line").asInt() >= moment && !killed.getAndSet(true)) {
                    Thread.ofPlatform().start(server::kill);
                }
            });
            standIn.stop(kill % 3);
            standIn.elect((kill + 1) % 3);
            start();
            standIn.start(kill % 3);

            Push again = Push.send(server, lines);
            assertThat(again.complete()).as("seed %d", SEED).isTrue();
            assertThat(again.summary().path("rejected").asInt())
                    .as(again.summary().toString())
                    .isZero();
            for (JsonNode acknowledged : cut.outcomes()) {
                JsonNode now = again.outcomes().get(acknowledged.path("line").asInt() - 1);
                assertThat(now.path("outcome").asString()).isEqualTo("REPLAYED");
                assertThat(now.path("receipt")).isEqualTo(acknowledged.path("receipt"));
            }
        }
        assertThat(standIn.positions("luutru-").size() - before)
                .as("events of the lines, each once, seed %d", SEED)
                .isEqualTo(KILLS * LINES);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            for (JsonNode model : JsonMapper.builder()
                    .build()
                    .readTree(server.send(Server.ADMIN, "GET", "/v1/projections", "")
                            .body())
                    .path("items")) {
                assertThat(model.path("position").asLong())
                        .as(model.path("name").asString())
                        .isEqualTo(model.path("head").asLong());
            }
        });
    }
}
