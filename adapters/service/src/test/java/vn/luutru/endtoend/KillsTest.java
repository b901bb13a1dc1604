package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.table.SchemaContent;

/**
 * {@code kill -9} at random moments of pushes, in turns to the service and to the database under it. How many, says the
 * system property {@code luutru.kills} (4); which moments, {@code luutru.kills.seed} (the clock, and printed on failure).
 */
@IntegrationTest
class KillsTest {

    private static final int KILLS = Integer.getInteger("luutru.kills", 4);
    private static final long SEED = Long.getLong("luutru.kills.seed", System.nanoTime());
    private static final int LINES = 6_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static final SplittableRandom RANDOM = new SplittableRandom(SEED);
    private static final List<String> LOST = new ArrayList<>();
    private static final List<String> INCOMPLETE = new ArrayList<>();
    private static int cutOff;
    private static int typed;
    private static int acknowledgedBeforeKills;
    private static Server server;

    @BeforeAll
    static void pushes_are_cut_off_and_sent_again(@TempDir Path data) throws Exception {
        server = Server.start(data);
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = SharedServer.json(SharedServer.day(10 + kill, LINES, 0));
            boolean service = kill % 2 == 0;
            Receptionist receptionist = new Receptionist(server, "kill-%d-".formatted(kill));
            Thread typing = receptionist.begin();
            List<JsonNode> acknowledged = pushUntilKilled(lines, service);
            receptionist.stop();
            typing.join();
            acknowledgedBeforeKills += acknowledged.size();
            if (service) {
                server = Server.start(data);
            }
            awaitReady();
            Push again = Push.send(server, lines);
            compare(acknowledged, again);
            compare(receptionist.receipts());
        }
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void no_acknowledged_declaration_is_lost_and_its_receipt_stays_the_same() {
        assertThat(typed).as("guests declared by single calls").isPositive();
        assertThat(LOST).as("seed %d", SEED).isEmpty();
    }

    @Test
    void sending_again_completes_what_was_cut_off() {
        assertThat(INCOMPLETE).as("seed %d", SEED).isEmpty();
        assertThat(cutOff).as("pushes that a kill cut off").isPositive();
    }

    @Test
    void everything_is_in_the_log_exactly_once_and_without_gaps() throws Exception {
        // Of a call that was under way when the service was killed nobody knows, and the receptionist does not ask.
        long counted = (long) KILLS * LINES + typed;
        assertThat(number("select count(*) from log.event where type not like 'Establishment%'"))
                .as("seed %d, %d lines acknowledged before kills", SEED, acknowledgedBeforeKills)
                .isBetween(counted, counted + KILLS);
        assertThat(number("""
            select count(*) from (select stream from log.event where type like 'GuestCheckedIn/%'
                                  group by stream having count(*) > 1) twice\
            """)).isZero();
        assertThat(number("select count(*) from pg_settings where name = 'fsync' and setting = 'on'"))
                .isOne();
        assertThat(number("select max(position) - count(*) from log.event")).isZero();
        assertThat(number("select head.position - max(event.position) from log.head, log.event group by head.position"))
                .isZero();
    }

    @Test
    void an_outage_of_the_database_does_not_flood_the_log() throws Exception {
        assertThat(Files.size(server.log())).isLessThan(KILLS * 1_000_000L);
    }

    @Test
    void a_read_model_that_survived_the_kills_equals_the_one_built_anew() throws Exception {
        List<String> names = JsonMapper.builder()
                .build()
                .readTree(
                        server.send(Server.ADMIN, "GET", "/v1/projections", "").body())
                .path("items")
                .valueStream()
                .map(shown -> shown.path("name").asString())
                .toList();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            await(() -> number("select head.position - checkpoint.position from log.head, projection.checkpoint"
                            + " where checkpoint.schema = '%s'".formatted(name))
                    == 0);
            long schema = schema(name);
            Map<String, String> survived = content(name);

            assertThat(server.send(Server.ADMIN, "POST", "/v1/projections/" + name + "/rebuild", "")
                            .statusCode())
                    .isEqualTo(202);
            await(() -> schema(name) != schema);

            assertThat(content(name)).as(name).isEqualTo(survived);
        }
    }

    /** What was acknowledged until the service, or its database, was killed. */
    private static List<JsonNode> pushUntilKilled(List<String> lines, boolean service) throws Exception {
        int moment = 1 + RANDOM.nextInt(LINES / 3);
        int millis = RANDOM.nextInt(15);
        AtomicBoolean killed = new AtomicBoolean();
        Push push = Push.send(server, lines, outcome -> {
            if (outcome.path("line").asInt() >= moment && !killed.getAndSet(true)) {
                Thread.ofPlatform().start(() -> kill(service, millis));
            }
        });
        assertThat(killed)
                .as("a push of which %d lines were answered", push.outcomes().size())
                .isTrue();
        cutOff += push.complete() ? 0 : 1;
        return push.outcomes();
    }

    private static void kill(boolean service, int millis) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollDelay(Duration.ofMillis(millis))
                    .until(() -> true);
            if (service) {
                server.kill();
            } else {
                server.killDatabase();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Could not kill", e);
        }
    }

    private static void compare(List<JsonNode> acknowledged, Push again) {
        if (!again.complete()
                || again.outcomes().size() != LINES
                || again.summary().path("rejected").asInt() > 0) {
            INCOMPLETE.add(again.summary() + " after " + again.outcomes().size() + " outcomes");
            return;
        }
        for (JsonNode before : acknowledged) {
            JsonNode now = again.outcomes().get(before.path("line").asInt() - 1);
            if (!now.path("outcome").asString().equals("REPLAYED")
                    || !now.path("receipt").equals(before.path("receipt"))) {
                LOST.add(before + " became " + now);
            }
        }
    }

    private static void compare(Map<String, JsonNode> receipts) throws Exception {
        typed += receipts.size();
        for (Map.Entry<String, JsonNode> before : receipts.entrySet()) {
            JsonNode now = Receptionist.again(server, before.getKey());
            if (!now.equals(before.getValue())) {
                LOST.add(before + " became " + now);
            }
        }
    }

    private static void awaitReady() throws Exception {
        await(server::ready);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) {
        Awaitility.await().atMost(TIMEOUT).until(condition::holds);
    }

    private static long schema(String name) throws Exception {
        return number("select coalesce(max(oid::bigint), 0) from pg_namespace where nspname = '%s'".formatted(name));
    }

    private static Map<String, String> content(String schema) throws Exception {
        try (Connection connection = server.database()) {
            return SchemaContent.of(connection, schema, AccessLog.WITHOUT_OPERATIONS);
        }
    }

    private static long number(String sql) throws Exception {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            return Long.parseLong(text(statement, sql));
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
