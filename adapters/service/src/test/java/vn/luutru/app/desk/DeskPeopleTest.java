package vn.luutru.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.AtOnce;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class DeskPeopleTest {

    private static final String ESTABLISHMENT = "E-PEOPLE";
    private static final String STAYS = "/v1/establishments/" + ESTABLISHMENT + "/stays";
    private static final String GUEST = checkIn("Nguyễn Văn Thử", "038090000001");

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "16531");
    }

    @Test
    void wrong_pins_at_the_same_time_are_no_more_than_one_after_the_other() throws Exception {
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.enrol(DeskBrowser.code(luutru, OPERATOR, ESTABLISHMENT));
        String person = browser.addPerson("Lê Thị Mẫu", "2580");
        List<Integer> statuses =
                AtOnce.call(12, i -> browser.signIn(person, "000" + i % 10).status());
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(4);
        assertThat(statuses.stream().filter(status -> status == 423)).hasSize(8);
        assertThat(browser.signIn(person, "2580").status()).isEqualTo(423);
    }

    @Test
    void five_wrong_pins_lock_a_person_and_a_colleague_unlocks_them() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        String other = browser.addPerson("Trần Văn Thử", "1379");
        for (int left = 4; left > 0; left--) {
            Reply wrong = browser.signIn(other, "0000");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.text()).contains("PIN_WRONG", "còn " + left + " lần thử");
        }
        Reply locked = browser.signIn(other, "0000");
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.codes()).containsExactly("PIN_LOCKED");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(290, 300);
        assertThat(browser.signIn(other, "1379").codes()).containsExactly("PIN_LOCKED");
        assertThat(browser.delete("/v1/desk/people/" + other + "/lock").status())
                .isEqualTo(204);
        assertThat(browser.signIn(other, "1379").status()).isEqualTo(200);
    }

    @Test
    void an_administrator_and_the_operator_unlock_too() throws Exception {
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.enrol(DeskBrowser.code(luutru, OPERATOR, ESTABLISHMENT));
        String only = browser.addPerson("Lê Thị Mẫu", "2580");
        String device = browser.desk().at("/device/deviceId").asString();
        for (String token : Set.of(ADMIN, OPERATOR)) {
            for (int i = 0; i < 5; i++) {
                browser.signIn(only, "0000");
            }
            assertThat(browser.signIn(only, "2580").status()).isEqualTo(423);
            assertThat(luutru.send(token, "DELETE", "/v1/devices/" + device + "/people/" + only + "/lock", null)
                            .status())
                    .isEqualTo(204);
            assertThat(browser.signIn(only, "2580").status()).isEqualTo(200);
        }
    }

    @Test
    void people_come_and_go_by_others_who_are_signed_in() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        String first = browser.desk().at("/session/person/id").asString();
        assertThat(browser.delete("/v1/desk/people/" + first).codes()).containsExactly("DESK_NEEDS_A_PERSON");
        String second = browser.addPerson("Trần Văn Thử", "1379");
        assertThat(browser.post("/v1/desk/people", "{\"name\": \"a\", \"pin\": \"1234\"}")
                        .codes())
                .containsExactly("PIN_TOO_EASY");
        assertThat(browser.post("/v1/desk/people", "{\"name\": \"a\", \"pin\": \"12\"}")
                        .codes())
                .containsExactly("PIN_MALFORMED");
        assertThat(browser.delete("/v1/desk/people/" + first).status()).isEqualTo(204);
        assertThat(browser.desk().path("session").isNull()).isTrue();
        assertThat(browser.post("/v1/desk/people", "{\"name\": \"a\", \"pin\": \"2580\"}")
                        .codes())
                .containsExactly("DESK_LOCKED");
        assertThat(browser.signIn(first, "2580").status()).isEqualTo(404);
        assertThat(browser.signIn(second, "1379").status()).isEqualTo(200);
        assertThat(browser.delete("/v1/desk/session").status()).isEqualTo(204);
        assertThat(browser.put(STAYS + "/desk-closed", GUEST).codes()).containsExactly("DESK_LOCKED");
    }
}
