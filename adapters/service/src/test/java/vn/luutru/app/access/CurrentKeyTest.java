package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;
import static vn.luutru.app.RunningLuutru.line;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** What whoever holds a key is answered about it. */
@IntegrationTest
class CurrentKeyTest {

    private static final String SECOND = "demo-admin-2";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-KEY-CURRENT", "16531");
        luutru.hotel("E-KEY-CURRENT-2", "16531");
    }

    @Test
    void it_learns_what_it_is_good_for_whatever_its_state() throws Exception {
        Reply given = luutru.post(
                ADMIN,
                "/v1/keys",
                "{\"label\": \"Phần mềm mẫu\", \"establishments\": [\"E-KEY-CURRENT-2\", \"E-KEY-CURRENT\"],"
                        + " \"operations\": [\"READ\", \"CHECK_IN\"]}");
        String key = given.json().path("secret").asString();
        JsonNode pending = current(key);
        assertThat(pending.toString()).doesNotContain(key);
        assertThat(pending.path("id")).isEqualTo(given.json().at("/key/id"));
        assertThat(pending.path("label").asString()).isEqualTo("Phần mềm mẫu");
        assertThat(pending.path("establishments").toString()).isEqualTo("[\"E-KEY-CURRENT\",\"E-KEY-CURRENT-2\"]");
        assertThat(pending.path("operations").toString()).isEqualTo("[\"CHECK_IN\",\"READ\"]");
        assertThat(pending.path("state").asString()).isEqualTo("PENDING");
        assertThat(pending.path("since")).isEqualTo(pending.path("createdAt"));
        assertThat(pending.path("confirmedBy").isNull()).isTrue();
        for (Reply refused : List.of(
                luutru.put(key, "/v1/establishments/E-KEY-CURRENT/stays/a", checkIn("Nguyễn Văn Thử", "038090000001")),
                luutru.push(key, line("E-KEY-CURRENT", "b", "Nguyễn Văn Thử", "038090000001")),
                luutru.get(key, "/v1/establishments/E-KEY-CURRENT/obligations"))) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.codes()).containsExactly("KEY_PENDING");
        }

        Reply confirmed =
                luutru.post(SECOND, "/v1/keys/" + given.json().at("/key/id").asString() + "/confirmation", "");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        JsonNode valid = current(key);
        assertThat(valid.path("state").asString()).isEqualTo("VALID");
        assertThat(valid.path("confirmedBy").asString()).isEqualTo(SECOND);
        assertThat(valid.path("since")).isEqualTo(valid.path("confirmedAt"));

        luutru.send(ADMIN, "DELETE", "/v1/keys/" + given.json().at("/key/id").asString(), null);
        assertThat(current(key).path("state").asString()).isEqualTo("REVOKED");
        assertThat(luutru.get(key, "/v1/establishments/E-KEY-CURRENT/stays").codes())
                .containsExactly("KEY_REVOKED");
        assertThat(luutru.push(key, "").codes()).containsExactly("KEY_REVOKED");
        assertThat(luutru.get("luutru_invented", "/v1/keys/current").codes()).containsExactly("UNAUTHENTICATED");
    }

    private JsonNode current(String key) throws Exception {
        Reply current = luutru.get(key, "/v1/keys/current");
        assertThat(current.status()).as(current.text()).isEqualTo(200);
        return current.json();
    }

    @Test
    void a_caller_of_the_demo_may_do_everything_and_was_issued_by_nobody() throws Exception {
        JsonNode demo = current(OPERATOR);
        assertThat(demo.path("id").asString()).isEqualTo(OPERATOR);
        assertThat(demo.path("establishments").isNull()).isTrue();
        assertThat(demo.path("operations")).hasSize(6);
        assertThat(demo.path("state").asString()).isEqualTo("VALID");
        assertThat(demo.path("createdAt").isNull()).isTrue();
        assertThat(luutru.get(ADMIN, "/v1/keys/current").codes()).containsExactly("ROLE_NOT_ALLOWED");
    }
}
