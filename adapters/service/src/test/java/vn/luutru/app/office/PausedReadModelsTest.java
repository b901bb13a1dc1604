package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.ReadModelQuestions;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;

/** While an administrator holds read models, nothing that needs them looks like an answer; then nothing is missing. */
@IntegrationTest
class PausedReadModelsTest {

    private static final String ESTABLISHMENT = "E-PAUSED";
    private static final List<String> MODELS =
            List.of("register", "directory", "obligation", "access", "figures", "watch", "outage");

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(data);
        luutru.hotel(ESTABLISHMENT, "16531");
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @Test
    void while_all_are_paused_every_question_says_so_and_declarations_are_taken() throws Exception {
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, "demo-police");
        OfficialBrowser admin = OfficialBrowser.signedIn(luutru.port, "demo-admin");
        luutru.post(
                ADMIN, "/v1/keys", "{\"label\": \"Phần mềm thử\", \"establishments\": [\"" + ESTABLISHMENT + "\"]}");
        assertThat(readsOfKeys()).isNotEmpty().allMatch(JsonNode::isObject);
        MODELS.forEach(PausedReadModelsTest::pause);

        assertThat(readsOfKeys())
                .as("what keys read is not known, which is not nothing")
                .isNotEmpty()
                .allMatch(JsonNode::isNull);
        assertThat(ReadModelQuestions.answers(luutru, ESTABLISHMENT))
                .hasSizeGreaterThan(15)
                .allSatisfy((route, answer) -> assertThat(answer).as(route).isEqualTo("503 [READ_MODEL_PAUSED]"));
        for (String page : List.of("/cong-an", "/cong-an/tim", "/cong-an/theo-doi", "/cong-an/co-so", "/%63ong-an")) {
            HttpResponse<String> refused = police.get(page);
            assertThat(refused.statusCode()).as(page).isEqualTo(503);
            assertThat(refused.body()).contains("Quản trị viên đang tạm dừng dữ liệu tra cứu register");
            assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        }
        for (String page : List.of(
                "/quan-tri",
                "/quan-tri/nhat-ky",
                "/quan-tri/nhat-ky.csv",
                "/quan-tri/nhat-ky.xlsx",
                "/quan-tri/su-co")) {
            assertThat(admin.get(page).statusCode()).as(page).isEqualTo(503);
        }
        assertThat(OfficialBrowser.signedIn(luutru.port, "demo-tourism")
                        .get("/du-lich")
                        .statusCode())
                .isEqualTo(503);
        assertThat(OfficialBrowser.signedIn(luutru.port, "demo-zone")
                        .get("/khu-cong-nghiep")
                        .statusCode())
                .isEqualTo(503);
        assertThat(OfficialBrowser.signedIn(luutru.port, "demo-health")
                        .get("/y-te")
                        .statusCode())
                .isEqualTo(503);
        assertThat(admin.get("/quan-tri/he-thong").body()).contains("Tạm dừng", "demo-admin tạm dừng lúc");
        Reply declared = luutru.put(
                OPERATOR,
                "/v1/establishments/" + ESTABLISHMENT + "/stays/R-1",
                checkIn("Nguyễn Văn Thử", "038090000001"));
        assertThat(declared.status()).as(declared.text()).isEqualTo(201);
        for (JsonNode model : luutru.projections()) {
            assertThat(model.path("state").asString()).isEqualTo("PAUSED");
            assertThat(model.at("/pause/by").asString()).isEqualTo(ADMIN);
            assertThat(model.path("lagEvents").asLong()).isPositive();
        }
        Reply health = luutru.get(null, "/actuator/health/questions");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("PAUSED");

        MODELS.forEach(PausedReadModelsTest::resume);

        long position = declared.json().at("/receipt/position").asLong();
        await().atMost(Duration.ofSeconds(30)).until(() -> residents(position).status() == 200);
        assertThat(residents(position).text()).contains("\"R-1\"");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(luutru.projections())
                        .allSatisfy(model ->
                                assertThat(model.path("pause").isNull()).isTrue()));
    }

    @Test
    void one_that_is_paused_refuses_what_needs_it_and_nothing_else() throws Exception {
        pause("figures");
        assertThat(luutru.get("demo-tourism", "/v1/statistics/tourism?from=2026-06-01&to=2026-06-30")
                        .codes())
                .containsExactly("READ_MODEL_PAUSED");
        Reply residents = residents(1);
        assertThat(residents.status()).as(residents.text()).isEqualTo(200);
        assertThat(OfficialBrowser.signedIn(luutru.port, "demo-tourism")
                        .get("/du-lich")
                        .statusCode())
                .isEqualTo(503);
        assertThat(OfficialBrowser.signedIn(luutru.port, "demo-admin")
                        .get("/quan-tri")
                        .statusCode())
                .isEqualTo(200);
        resume("figures");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> OfficialBrowser.signedIn(luutru.port, "demo-tourism")
                                .get("/du-lich")
                                .statusCode()
                        == 200);
        List<String> acts = luutru.get(ADMIN, "/v1/access-log?kind=SYSTEM&size=500&minPosition=" + luutru.head())
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.at("/criteria/model").asString().equals("figures"))
                .map(entry -> entry.path("reader").asString() + " "
                        + entry.path("question").asString())
                .toList();
        assertThat(acts).contains(ADMIN + " read-model-paused", ADMIN + " read-model-resumed");
        assertThat(luutru.post(ADMIN, "/v1/projections/none/pause", "").status())
                .isEqualTo(404);
        assertThat(luutru.post(POLICE, "/v1/projections/figures/pause", "").status())
                .isEqualTo(403);
    }

    /** Its tables hold what officers noted about the guest, which would be left behind. */
    @Test
    void while_the_watch_list_is_paused_nobody_is_erased_and_the_answer_says_what_to_do() throws Exception {
        Reply declared = luutru.put(
                OPERATOR,
                "/v1/establishments/" + ESTABLISHMENT + "/stays/R-ERASED",
                checkIn("Lò Văn Chờ", "038090000077"));
        String id = declared.json().at("/receipt/stayId").asString();
        pause("watch");
        Reply refused = luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "");
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.codes()).containsExactly("READ_MODEL_PAUSED");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.text()).contains("tạm dừng dữ liệu tra cứu watch", "cho chạy tiếp (xem /v1/projections)");
        assertThat(luutru.get(OPERATOR, "/v1/establishments/" + ESTABLISHMENT + "/stays/R-ERASED")
                        .text())
                .contains("Lò Văn Chờ");
        resume("watch");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> luutru.post(ADMIN, "/v1/privacy/stays/" + id + "/destruction", "")
                                .status()
                        == 200);
    }

    private static List<JsonNode> readsOfKeys() throws Exception {
        return luutru.get(ADMIN, "/v1/keys")
                .json()
                .path("items")
                .valueStream()
                .map(key -> key.path("reads"))
                .toList();
    }

    private static void pause(String model) {
        assertThat(sent(model, "pause").path("state").asString()).isEqualTo("PAUSED");
    }

    /** It says PAUSED until it has caught up. */
    private static void resume(String model) {
        sent(model, "resume");
    }

    private static JsonNode sent(String model, String what) {
        try {
            Reply reply = luutru.post(ADMIN, "/v1/projections/" + model + "/" + what, "");
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            return reply.json();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply residents(long position) throws Exception {
        return luutru.get(
                POLICE,
                "/v1/residents?document=038090000001&minPosition=" + position,
                "X-Purpose",
                "RESIDENCE_CHECK",
                "X-Case",
                "Ca 01");
    }
}
