package vn.luutru.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.AtOnce;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class DevicesTest {

    private static final String ESTABLISHMENT = "E-DEVICES";
    private static final String STAYS = "/v1/establishments/" + ESTABLISHMENT + "/stays";
    private static final String GUEST = checkIn("Nguyễn Văn Thử", "038090000001");

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "16531");
        luutru.hotel("E-DEVICES-OTHER", "16531");
    }

    @Test
    void a_code_is_good_once() throws Exception {
        String code = DeskBrowser.code(luutru, OPERATOR, ESTABLISHMENT);
        assertThat(new DeskBrowser(luutru).enrol(code).status()).isEqualTo(200);
        Reply again = new DeskBrowser(luutru).enrol(code);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.codes()).containsExactly("ENROLMENT_CODE_INVALID");
        assertThat(again.header("Set-Cookie")).isEmpty();
    }

    @Test
    void of_browsers_that_enter_one_code_at_the_same_time_one_becomes_the_desk() throws Exception {
        String code = DeskBrowser.code(luutru, OPERATOR, ESTABLISHMENT);
        List<Integer> statuses =
                AtOnce.call(4, i -> new DeskBrowser(luutru).enrol(code).status());
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(3);
    }

    @Test
    void the_desks_of_a_key_are_revoked_with_it_and_kept_when_it_is_rotated() throws Exception {
        Reply given = luutru.post(ADMIN, "/v1/keys", """
            {"label": "Cơ sở mẫu", "establishments": ["%s"], "operations": ["CHECK_IN"]}\
            """.formatted(ESTABLISHMENT));
        String key = given.json().path("secret").asString();
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.enrol(DeskBrowser.code(luutru, key, ESTABLISHMENT));
        browser.signIn(browser.addPerson("Lê Thị Mẫu", "2580"), "2580");
        assertThat(browser.put(STAYS + "/desk-of-key", GUEST).status()).isEqualTo(201);
        assertThat(browser.get(STAYS).codes()).containsExactly("OPERATION_OUT_OF_SCOPE");

        Reply rotated =
                luutru.post(ADMIN, "/v1/keys/" + given.json().at("/key/id").asString() + "/rotation", "");
        assertThat(browser.get("/v1/desk").status()).isEqualTo(200);
        luutru.send(ADMIN, "DELETE", "/v1/keys/" + rotated.json().at("/key/id").asString(), null);
        luutru.send(OPERATOR, "DELETE", "/v1/devices/00000000-0000-4000-8000-000000000000", null);
        assertThat(browser.get("/v1/desk").codes()).containsExactly("DEVICE_REVOKED");
    }

    @Test
    void a_key_that_another_process_revoked_has_no_desk_any_more_though_it_is_still_known_here() throws Exception {
        Reply given = luutru.post(ADMIN, "/v1/keys", """
            {"label": "Cơ sở mẫu", "establishments": ["%s"], "operations": ["CHECK_IN"]}\
            """.formatted(ESTABLISHMENT));
        String key = given.json().path("secret").asString();
        String waiting = DeskBrowser.code(luutru, key, ESTABLISHMENT);
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.enrol(DeskBrowser.code(luutru, key, ESTABLISHMENT));
        try (Connection connection = luutru.context
                        .getBean("controlSource", DataSource.class)
                        .getConnection();
                PreparedStatement revoke = connection.prepareStatement(
                        "update keys.operator_key set revoked_at = now(), revoked_by = 'elsewhere' where id = ?")) {
            revoke.setString(1, given.json().at("/key/id").asString());
            assertThat(revoke.executeUpdate()).isEqualTo(1);
        }

        Reply another = luutru.post(
                key, "/v1/devices", "{\"establishmentId\": \"%s\", \"label\": \"a\"}".formatted(ESTABLISHMENT));
        assertThat(another.status()).isEqualTo(401);
        assertThat(another.codes()).containsExactly("KEY_REVOKED");
        assertThat(new DeskBrowser(luutru).enrol(waiting).codes()).containsExactly("ENROLMENT_CODE_INVALID");
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser.get("/v1/desk").codes()).containsExactly("DEVICE_REVOKED"));
    }

    @Test
    void a_desk_that_an_administrator_asked_for_opens_nothing_until_another_one_confirms_it() throws Exception {
        Reply issued = DeskBrowser.issued(luutru, ADMIN, ESTABLISHMENT);
        String code = issued.json().path("enrolmentCode").asString();
        assertThat(issued.json().path("state").asString()).isEqualTo("PENDING");
        assertThat(new DeskBrowser(luutru).enrol(code).codes()).containsExactly("ENROLMENT_CODE_INVALID");
        String confirmation = "/v1/devices/" + issued.json().path("deviceId").asString() + "/confirmation";
        assertThat(luutru.post(ADMIN, confirmation, "").codes()).containsExactly("DEVICE_NEEDS_SECOND_ADMINISTRATOR");
        assertThat(luutru.post("demo-admin-2", confirmation, "").status()).isEqualTo(200);
        assertThat(new DeskBrowser(luutru).enrol(code).status()).isEqualTo(200);
    }

    @Test
    void an_operators_key_has_desks_at_its_own_establishments_only() throws Exception {
        Reply given = luutru.post(ADMIN, "/v1/keys", """
            {"label": "Cơ sở mẫu", "establishments": ["%s"], "operations": ["CHECK_IN"]}\
            """.formatted(ESTABLISHMENT));
        String key = given.json().path("secret").asString();
        assertThat(luutru.post(key, "/v1/devices", "{\"establishmentId\": \"E-DEVICES-OTHER\", \"label\": \"a\"}")
                        .codes())
                .containsExactly("ESTABLISHMENT_OUT_OF_SCOPE");
        assertThat(luutru.post(OPERATOR, "/v1/devices", "{\"establishmentId\": \"E-NOBODY\", \"label\": \"a\"}")
                        .codes())
                .containsExactly("ESTABLISHMENT_UNKNOWN");
        String other = DeskBrowser.issued(luutru, OPERATOR, "E-DEVICES-OTHER")
                .json()
                .path("deviceId")
                .asString();
        assertThat(luutru.send(key, "DELETE", "/v1/devices/" + other, null).status())
                .isEqualTo(404);
        assertThat(luutru.get(key, "/v1/devices?size=500")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(device -> device.path("establishmentId").asString()))
                .containsOnly(ESTABLISHMENT);
        assertThat(luutru.get(ADMIN, "/v1/devices?establishment=E-DEVICES-OTHER")
                        .text())
                .contains(other);
    }

    @Test
    void devices_come_in_pages_and_each_of_them_once() throws Exception {
        luutru.hotel("E-DEVICES-PAGES", "16531");
        for (int i = 0; i < 5; i++) {
            DeskBrowser.code(luutru, OPERATOR, "E-DEVICES-PAGES");
        }
        List<String> seen = new ArrayList<>();
        String page = "";
        do {
            JsonNode some = luutru.get(ADMIN, "/v1/devices?establishment=E-DEVICES-PAGES&size=2" + page)
                    .json();
            some.path("items")
                    .forEach(device -> seen.add(device.path("deviceId").asString()));
            page = some.path("nextPage").isNull()
                    ? null
                    : "&page=" + some.path("nextPage").asString();
        } while (page != null);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }
}
