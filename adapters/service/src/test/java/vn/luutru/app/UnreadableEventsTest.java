package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;

/** One event that cannot be read stops the read models visibly, and nothing else; quarantined, it is skipped. */
@IntegrationTest
class UnreadableEventsTest {

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;
    private static PlantedEvents log;
    private static int guests;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(data);
        log = new PlantedEvents(luutru.context.getBean("dataSource", DataSource.class));
        luutru.hotel("E-PLANTED", "16531");
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @Test
    void a_year_in_arabic_digits_stops_every_question_and_a_rebuild_skips_it_too() throws Exception {
        long position = log.checkIn("\"dateOfBirth\":\"١٩٥٨\"");
        awaitStopped(position);
        everyQuestionSaysSo();

        stopsAndIsSkipped(position, "GuestCheckedIn/1", "malformed fact dateOfBirth");

        rebuiltIsRunning();
    }

    @Test
    void a_fact_that_this_version_does_not_know_is_quarantined() throws Exception {
        stopsAndIsSkipped(log.checkIn("\"petName\":\"Tuyết\""), "GuestCheckedIn/1", "unknown fact petName");
    }

    @Test
    void a_type_that_this_version_does_not_know_is_quarantined() throws Exception {
        stopsAndIsSkipped(log.append("GuestVanished/1", "{}"), "GuestVanished/1", "unknown type of event");
    }

    @Test
    void bytes_that_are_no_json_are_quarantined() throws Exception {
        stopsAndIsSkipped(
                log.append("StayCancelled/1", "{\"reason\": Tuyết"), "StayCancelled/1", "its JSON cannot be read");
    }

    @Test
    void an_event_under_the_key_of_another_stay_is_quarantined() throws Exception {
        stopsAndIsSkipped(
                log.damagedCopy(declare()),
                "GuestCheckedIn/1",
                "the key of its stream is damaged or of another master key");
    }

    @Test
    void a_repaired_event_is_read_without_a_quarantine() throws Exception {
        long position = log.append("StayForgotten/1", "{\"reportedAt\":\"broken\",\"declaredBy\":\"a\"}");
        awaitStopped(position);

        log.replace(position, "broken", "2026-07-01T08:00:00Z");

        awaitRunning();
        Reply refused = quarantine(position, "too late");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.codes()).containsExactly("EVENT_READABLE");
    }

    @Test
    void only_the_administrator_skips_and_only_with_a_reason_what_is_there() throws Exception {
        assertThat(luutru.post(POLICE, "/v1/log/1/quarantine", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(quarantine(Long.MAX_VALUE - 1, "x").status()).isEqualTo(404);
        long position = log.append("GuestVanished/2", "{}");
        awaitStopped(position);
        assertThat(luutru.post(ADMIN, "/v1/log/" + position + "/quarantine", "{}")
                        .codes())
                .containsExactly("FIELD_REQUIRED");
        assertThat(quarantine(position, "case 7").status()).isEqualTo(201);
        awaitRunning();
    }

    private static void stopsAndIsSkipped(long position, String type, String reason) throws Exception {
        awaitStopped(position);
        long declared = declare();
        assertThat(declared).isGreaterThan(position);
        for (JsonNode model : luutru.projections()) {
            assertThat(model.path("position").asLong()).isEqualTo(position - 1);
            assertThat(model.path("lagSeconds").isNumber()).isTrue();
            assertThat(model.path("lagEvents").asLong()).isPositive();
            assertThat(model.at("/stop/type").asString()).isEqualTo(type);
            assertThat(model.at("/stop/reason").asString()).isEqualTo(reason);
        }
        assertThat(residents("").codes()).containsExactly("READ_MODEL_STOPPED");
        assertThat(luutru.get(null, "/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(luutru.get(null, "/actuator/health/liveness").status()).isEqualTo(200);
        Reply health = luutru.get(null, "/actuator/health/questions");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.text()).contains("event " + position, reason).doesNotContain("Tuyết");

        Reply first = quarantine(position, "bản ghi hỏng, phiếu 7");

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        Reply again = quarantine(position, "another reason");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        awaitRunning();
        assertThat(luutru.get(null, "/actuator/health/questions").status()).isEqualTo(200);
        assertThat(skipped(position))
                .as("an act of the administrator")
                .containsExactly(ADMIN + " event-quarantined " + type + " " + reason + " bản ghi hỏng, phiếu 7");
        assertThat(residents("&minPosition=" + declared).text()).contains("\"R-" + guests + "\"");
    }

    private static List<String> skipped(long position) throws Exception {
        return luutru.get(ADMIN, "/v1/access-log?kind=SYSTEM&size=500&minPosition=" + luutru.head())
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.at("/criteria/position").asString().equals(Long.toString(position)))
                .map(entry -> String.join(
                        " ",
                        entry.path("reader").asString(),
                        entry.path("question").asString(),
                        entry.at("/criteria/type").asString(),
                        entry.at("/criteria/problem").asString(),
                        entry.at("/criteria/reason").asString()))
                .toList();
    }

    private static void everyQuestionSaysSo() throws Exception {
        Map<String, String> answers = ReadModelQuestions.answers(luutru, "E-PLANTED");
        assertThat(answers)
                .hasSizeGreaterThan(15)
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isEqualTo("503 [READ_MODEL_STOPPED]"));
    }

    /** A rebuild skips the same event: each table has the same rows afterwards. */
    private static void rebuiltIsRunning() throws Exception {
        for (String model : List.of("register", "directory", "obligation", "figures")) {
            Map<String, List<String>> running = log.rows(model);
            assertThat(luutru.post(ADMIN, "/v1/projections/" + model + "/rebuild", "")
                            .status())
                    .isEqualTo(202);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> luutru.projections().stream()
                            .allMatch(status -> status.path("rebuiltTo").isNull()));
            assertThat(log.rows(model)).as(model).isEqualTo(running);
        }
    }

    private static long declare() throws Exception {
        guests++;
        Reply reply = luutru.put(
                OPERATOR, "/v1/establishments/E-PLANTED/stays/R-" + guests, checkIn("Nguyễn Văn Thử", "038090000001"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().at("/receipt/position").asLong();
    }

    private static Reply residents(String more) throws Exception {
        return luutru.get(
                POLICE,
                "/v1/residents?document=038090000001&size=500" + more,
                "X-Purpose",
                "RESIDENCE_CHECK",
                "X-Case",
                "Ca 01");
    }

    private static Reply quarantine(long position, String reason) throws Exception {
        return luutru.post(ADMIN, "/v1/log/" + position + "/quarantine", "{\"reason\":\"" + reason + "\"}");
    }

    private static void awaitStopped(long position) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> luutru.projections().stream()
                        .allMatch(status -> status.path("state").asString().equals("STOPPED")
                                && status.at("/stop/position").asLong() == position));
    }

    private static void awaitRunning() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> luutru.projections().stream()
                        .allMatch(status -> status.path("state").asString().equals("RUNNING")
                                && status.path("lagEvents").asLong() == 0));
    }
}
