package vn.luutru.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class DesksTest {

    private static final String ESTABLISHMENT = "E-DESK";
    private static final String STAYS = "/v1/establishments/" + ESTABLISHMENT + "/stays";
    private static final String GUEST = checkIn("Nguyễn Văn Thử", "038090000001");

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "16531");
        luutru.hotel("E-DESK-OTHER", "16531");
    }

    @Test
    void a_browser_becomes_a_desk_and_declares_for_its_establishment_with_somebody_signed_in() throws Exception {
        Reply issued = DeskBrowser.issued(luutru, OPERATOR, ESTABLISHMENT);
        assertThat(issued.json().path("enrolmentCode").asString())
                .matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        DeskBrowser browser = new DeskBrowser(luutru);
        Reply enrolled =
                browser.enrol(issued.json().path("enrolmentCode").asString().toLowerCase(Locale.ROOT));
        assertThat(enrolled.status()).as(enrolled.text()).isEqualTo(200);
        assertThat(enrolled.json().path("establishmentId").asString()).isEqualTo(ESTABLISHMENT);
        assertThat(enrolled.header("Set-Cookie"))
                .startsWith("luutru-desk=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");

        JsonNode empty = browser.desk();
        assertThat(empty.path("people").isEmpty()).isTrue();
        assertThat(empty.path("session").isNull()).isTrue();
        assertThat(empty.at("/establishment/name").asString()).contains(ESTABLISHMENT);

        String person = browser.addPerson("Lê Thị Mẫu", "2580");
        assertThat(browser.put(STAYS + "/desk-1", GUEST).codes()).containsExactly("DESK_LOCKED");
        Reply session = browser.signIn(person, "2580");
        assertThat(session.status()).as(session.text()).isEqualTo(200);
        Instant until = Instant.parse(session.json().path("until").asString());
        assertThat(Duration.between(Instant.now(), until)).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));

        Reply declared = browser.put(STAYS + "/desk-1", GUEST);
        assertThat(declared.status()).as(declared.text()).isEqualTo(201);
        assertThat(browser.put("/v1/establishments/E-DESK-OTHER/stays/desk-1", GUEST)
                        .status())
                .isEqualTo(403);
        assertThat(browser.get("/v1/establishments/" + ESTABLISHMENT + "/obligations")
                        .status())
                .isEqualTo(200);
        Reply own = browser.get(STAYS + "?minPosition=" + declared.json().at("/receipt/position"));
        assertThat(own.status()).as(own.text()).isEqualTo(200);
        assertThat(own.text()).contains("Nguyễn Văn Thử");
    }

    @Test
    void a_stay_says_which_desk_declared_it_and_who_was_there() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        browser.put(STAYS + "/desk-who", GUEST);
        JsonNode desk = luutru.get(OPERATOR, STAYS + "/desk-who").json().at("/receipts/0/desk");
        assertThat(desk.path("label").asString()).isEqualTo("Quầy chính");
        assertThat(desk.path("name").asString()).isEqualTo("Lê Thị Mẫu");
        assertThat(desk.path("deviceId")).isEqualTo(browser.desk().at("/device/deviceId"));
        luutru.put(OPERATOR, STAYS + "/key-who", GUEST);
        assertThat(luutru.get(OPERATOR, STAYS + "/key-who")
                        .json()
                        .at("/receipts/0/desk")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void lines_of_a_bulk_upload_are_taken_from_a_desk_that_is_open() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        String line = RunningLuutru.line(ESTABLISHMENT, "desk-bulk", "Nguyễn Văn Thử", "038090000001");
        List<String> headers = new ArrayList<>(List.of(browser.headers()));
        headers.addAll(List.of("Content-Type", "application/x-ndjson"));
        Reply pushed = luutru.send(null, "POST", "/v1/declarations", line, headers.toArray(String[]::new));
        assertThat(pushed.lines().getFirst().path("outcome").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void of_an_erased_stay_nobody_is_named_who_declared_it() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        String stay = browser.put(STAYS + "/desk-erased", GUEST)
                .json()
                .at("/receipt/stayId")
                .asString();
        assertThat(luutru.post(ADMIN, "/v1/privacy/stays/" + stay + "/destruction", "")
                        .status())
                .isEqualTo(200);
        Reply left = luutru.get(OPERATOR, STAYS + "/desk-erased");
        assertThat(left.json().path("state").asString()).isEqualTo("FORGOTTEN");
        assertThat(left.text()).doesNotContain("Lê Thị Mẫu", "Quầy chính", "deviceId");
    }

    @Test
    void a_browser_gets_a_secret_of_its_own_whatever_cookie_it_brings() throws Exception {
        DeskBrowser browser = DeskBrowser.with(luutru, "luutru-desk=planted-by-somebody-else");
        assertThat(browser.enrol(DeskBrowser.code(luutru, OPERATOR, ESTABLISHMENT))
                        .status())
                .isEqualTo(200);
        assertThat(browser.cookie()).doesNotContain("planted");
        assertThat(DeskBrowser.with(luutru, "luutru-desk=planted-by-somebody-else")
                        .get("/v1/desk")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_revoked_desk_is_refused_from_the_next_request_on_and_so_is_whoever_has_its_cookie() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        DeskBrowser thief = DeskBrowser.with(luutru, browser.cookie());
        String device = browser.desk().at("/device/deviceId").asString();
        assertThat(thief.get(STAYS).status()).isEqualTo(200);
        assertThat(luutru.send(OPERATOR, "DELETE", "/v1/devices/" + device, null)
                        .status())
                .isEqualTo(204);
        for (Reply refused :
                List.of(browser.put(STAYS + "/desk-revoked", GUEST), thief.get(STAYS), thief.get("/v1/desk"))) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.codes()).containsExactly("DEVICE_REVOKED");
        }
        assertThat(luutru.send(OPERATOR, "DELETE", "/v1/devices/" + device, null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_request_of_another_site_changes_nothing() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        String own = "http://127.0.0.1:" + luutru.port;
        List<String[]> forged = List.of(
                new String[] {"Cookie", browser.cookie()},
                new String[] {"Cookie", browser.cookie(), "X-Luutru-Desk", "1"},
                new String[] {"Cookie", browser.cookie(), "Origin", own},
                new String[] {"Cookie", browser.cookie(), "X-Luutru-Desk", "1", "Origin", "https://elsewhere.example"},
                new String[] {"Cookie", browser.cookie(), "X-Luutru-Desk", "1", "Origin", "null"},
                new String[] {
                    "Cookie", browser.cookie(), "X-Luutru-Desk", "1", "Origin", own, "Sec-Fetch-Site", "cross-site"
                },
                new String[] {
                    "Cookie", browser.cookie(), "X-Luutru-Desk", "1", "Origin", own, "Sec-Fetch-Site", "same-site"
                });
        for (String[] headers : forged) {
            Reply stay = luutru.send(null, "PUT", STAYS + "/desk-forged", GUEST, headers);
            assertThat(stay.status()).isEqualTo(403);
            assertThat(stay.codes()).containsExactly("DESK_REQUEST_REFUSED");
            for (String path : List.of("/v1/desk/people", "/v1/desk/session", "/v1/devices/enrolment")) {
                assertThat(luutru.send(null, "POST", path, "{}", headers).codes())
                        .as(path)
                        .containsExactly("DESK_REQUEST_REFUSED");
            }
        }
        assertThat(luutru.get(OPERATOR, STAYS + "/desk-forged").status()).isEqualTo(404);
    }

    @Test
    void two_cookies_of_ours_are_none() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        DeskBrowser tossed = DeskBrowser.with(luutru, browser.cookie() + "; luutru-desk=another");
        assertThat(tossed.get("/v1/desk").codes()).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void a_desk_reaches_nothing_but_what_is_open_to_desks() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        for (String path : List.of("/v1/keys", "/v1/devices", "/v1/residents", "/v1/access-log", "/v1/projections")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(browser.post("/v1/devices", "{\"establishmentId\": \"" + ESTABLISHMENT + "\", \"label\": \"a\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void every_act_stands_in_the_access_log_with_who_did_it_and_without_names() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        String device = browser.desk().at("/device/deviceId").asString();
        luutru.send(ADMIN, "DELETE", "/v1/devices/" + device, null);
        long head = luutru.head();
        Reply log = luutru.get(ADMIN, "/v1/access-log?kind=DESK&size=500&minPosition=" + head);
        assertThat(log.status()).as(log.text()).isEqualTo(200);
        List<JsonNode> mine = log.json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.at("/criteria/device").asString().equals(device))
                .toList();
        assertThat(mine.stream().map(entry -> entry.path("question").asString()))
                .containsExactly("device-revoked", "person-added", "device-enrolled", "device-issued");
        assertThat(mine.getFirst().path("reader").asString()).isEqualTo(ADMIN);
        assertThat(mine.getLast().path("reader").asString()).isEqualTo(OPERATOR);
        assertThat(log.text()).doesNotContain("Lê Thị Mẫu", "Quầy chính");
    }
}
