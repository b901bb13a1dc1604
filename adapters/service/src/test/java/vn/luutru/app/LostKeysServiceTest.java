package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.app.RunningLuutru.Reply;

/** The way out that backup and restore gives for keys that are lost, beside a log in EventStoreDB. */
@IntegrationTest
@Timeout(300)
class LostKeysServiceTest {

    private static final String ESTABLISHMENT = "38-16531-7002";
    private static final String STAYS = "/v1/establishments/" + ESTABLISHMENT + "/stays/";
    private static final String LOST = "/v1/log/lost-keys/quarantine";

    @TempDir
    private Path data;

    private final StandIn server = StandIn.single("25.1.0");
    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.start(
                data, "--luutru.store=eventstoredb", "--luutru.eventstoredb.connection=" + server.connection());
        luutru.hotel(ESTABLISHMENT, "16531");
    }

    @AfterEach
    void close() {
        luutru.close();
        server.close();
    }

    @Test
    void one_event_is_quarantined_by_its_position_and_its_guest_declared_again_under_another_reference()
            throws Exception {
        Reply declared = put("R-1");
        long position = declared.json().at("/receipt/position").asLong();
        loseKey(declared);

        Reply unreadable = put("R-1");
        assertThat(unreadable.status()).as(unreadable.text()).isEqualTo(500);
        assertThat(unreadable.codes()).containsExactly("EVENT_UNREADABLE");
        assertThat(unreadable.text()).contains(Long.toString(position));

        Reply first = quarantine(position);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().path("problem").asString()).contains("its key is missing");
        assertThat(quarantine(position).status()).isEqualTo(200);
        assertThat(quarantine(position + 1).status()).isEqualTo(404);
        long readable = put("R-2").json().at("/receipt/position").asLong();
        assertThat(quarantine(readable).codes()).containsExactly("EVENT_READABLE");

        Reply again = put("R-1");
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.codes()).containsExactly("STAY_FORGOTTEN");
        assertThat(checkOut("R-1").codes()).containsExactly("STAY_FORGOTTEN");
        assertThat(put("R-1b").status()).isEqualTo(201);
        Reply erased = luutru.post(
                RunningLuutru.ADMIN,
                "/v1/privacy/stays/" + declared.json().at("/receipt/stayId").asString() + "/destruction",
                "");
        assertThat(erased.status()).as(erased.text()).isBetween(200, 204);
    }

    @Test
    void all_events_whose_keys_are_lost_are_quarantined_by_one_call_after_a_dry_run() throws Exception {
        Reply first = put("R-1");
        put("R-2");
        Reply second = put("R-3");
        assertThat(checkOut("R-1").status()).isIn(200, 201);
        loseKey(first);
        loseKey(second);
        long newest = second.json().at("/receipt/position").asLong();

        assertThat(luutru.post(RunningLuutru.POLICE, LOST, "{}").status()).isEqualTo(403);
        assertThat(luutru.post(RunningLuutru.ADMIN, LOST, "{}").codes()).containsExactly("FIELD_REQUIRED");
        JsonNode dry = lost("{\"dryRun\": true}");
        assertThat(dry.path("found").asInt()).isEqualTo(2);
        assertThat(dry.path("recorded").asInt()).isZero();
        assertThat(dry.path("first").asLong())
                .isEqualTo(first.json().at("/receipt/position").asLong());
        assertThat(dry.path("last").asLong()).isEqualTo(newest);
        assertThat(dry.path("next").isNull()).isTrue();
        assertThat(put("R-1").codes()).containsExactly("EVENT_UNREADABLE");

        JsonNode done = lost("{\"reason\": \"khôi phục ngày 1/12\"}");
        assertThat(done.path("found").asInt()).isEqualTo(2);
        assertThat(done.path("recorded").asInt()).isEqualTo(2);
        assertThat(lost("{\"dryRun\": true}").path("found").asInt()).isZero();
        assertThat(put("R-1").codes()).containsExactly("STAY_FORGOTTEN");
        assertThat(put("R-3").codes()).containsExactly("STAY_FORGOTTEN");

        assertThat(luutru.post(
                                RunningLuutru.ADMIN,
                                "/v1/privacy/stays/"
                                        + first.json().at("/receipt/stayId").asString() + "/destruction",
                                "")
                        .status())
                .isBetween(200, 204);
        for (String model : List.of("register", "figures", "obligation", "watch")) {
            assertThat(luutru.post(RunningLuutru.ADMIN, "/v1/projections/" + model + "/rebuild", "")
                            .status())
                    .isEqualTo(202);
        }
        long head = luutru.head();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(luutru.projections()).allSatisfy(model -> {
                    assertThat(model.path("rebuiltTo").isNull()).isTrue();
                    assertThat(model.path("state").asString()).isEqualTo("RUNNING");
                    assertThat(model.path("position").asLong()).isGreaterThanOrEqualTo(head);
                }));
    }

    private JsonNode lost(String body) throws Exception {
        Reply reply = luutru.post(RunningLuutru.ADMIN, LOST, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private Reply put(String reference) throws Exception {
        return luutru.put(
                RunningLuutru.OPERATOR, STAYS + reference, RunningLuutru.checkIn("Nguyễn Văn Thử", "038090000417"));
    }

    private Reply checkOut(String reference) throws Exception {
        return luutru.post(
                RunningLuutru.OPERATOR,
                STAYS + reference + "/check-out",
                "{\"departedAt\": \"2026-07-03T11:00:00+07:00\"}");
    }

    private Reply quarantine(long position) throws Exception {
        return luutru.post(RunningLuutru.ADMIN, "/v1/log/" + position + "/quarantine", "{\"reason\": \"khôi phục\"}");
    }

    private void loseKey(Reply declared) throws Exception {
        try (Connection connection =
                        luutru.context.getBean("dataSource", DataSource.class).getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM log.stream_key WHERE stream = ?")) {
            delete.setObject(
                    1, UUID.fromString(declared.json().at("/receipt/stayId").asString()));
            assertThat(delete.executeUpdate()).isEqualTo(1);
        }
    }
}
