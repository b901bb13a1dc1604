package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class DesksTest {

    private static final String HOUSE = "E-DESK";
    private static final String STAYS = "/v1/establishments/" + HOUSE + "/stays";
    private static final String GUEST = checkIn("Nguyễn Văn Thử", "038090000001");

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(HOUSE, "16531");
        luutru.hotel("E-DESK-OTHER", "16531");
    }

    @Test
    void a_browser_becomes_a_desk_and_declares_for_its_establishment_with_somebody_signed_in() throws Exception {
        Reply issued = DeskBrowser.issued(luutru, OPERATOR, HOUSE);
        assertThat(issued.json().path("enrolmentCode").asString())
                .matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        DeskBrowser browser = new DeskBrowser(luutru);
        Reply enrolled =
                browser.enrol(issued.json().path("enrolmentCode").asString().toLowerCase(Locale.ROOT));
        assertThat(enrolled.status()).as(enrolled.text()).isEqualTo(200);
        assertThat(enrolled.json().path("establishmentId").asString()).isEqualTo(HOUSE);
        assertThat(enrolled.header("Set-Cookie"))
                .startsWith("luutru-desk=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");

        JsonNode empty = browser.desk();
        assertThat(empty.path("people").isEmpty()).isTrue();
        assertThat(empty.path("session").isNull()).isTrue();
        assertThat(empty.at("/establishment/name").asString()).contains(HOUSE);

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
        assertThat(browser.get("/v1/establishments/" + HOUSE + "/obligations").status())
                .isEqualTo(200);
        Reply own = browser.get(STAYS + "?minPosition=" + declared.json().at("/receipt/position"));
        assertThat(own.status()).as(own.text()).isEqualTo(200);
        assertThat(own.text()).contains("Nguyễn Văn Thử");
    }

    @Test
    void a_stay_says_which_desk_declared_it_and_who_was_there() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
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
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
        String line = RunningLuutru.line(HOUSE, "desk-bulk", "Nguyễn Văn Thử", "038090000001");
        List<String> headers = new ArrayList<>(List.of(browser.headers()));
        headers.addAll(List.of("Content-Type", "application/x-ndjson"));
        Reply pushed = luutru.send(null, "POST", "/v1/declarations", line, headers.toArray(String[]::new));
        assertThat(pushed.lines().getFirst().path("outcome").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void a_code_is_good_once() throws Exception {
        String code = DeskBrowser.code(luutru, OPERATOR, HOUSE);
        assertThat(new DeskBrowser(luutru).enrol(code).status()).isEqualTo(200);
        Reply again = new DeskBrowser(luutru).enrol(code);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.codes()).containsExactly("ENROLMENT_CODE_INVALID");
        assertThat(again.header("Set-Cookie")).isEmpty();
    }

    @Test
    void of_browsers_that_enter_one_code_at_the_same_time_one_becomes_the_desk() throws Exception {
        String code = DeskBrowser.code(luutru, OPERATOR, HOUSE);
        List<Integer> statuses =
                atOnce(4, i -> new DeskBrowser(luutru).enrol(code).status());
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(3);
    }

    @Test
    void wrong_pins_at_the_same_time_are_no_more_than_one_after_the_other() throws Exception {
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.enrol(DeskBrowser.code(luutru, OPERATOR, HOUSE));
        String person = browser.addPerson("Lê Thị Mẫu", "2580");
        List<Integer> statuses =
                atOnce(12, i -> browser.signIn(person, "000" + i % 10).status());
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(4);
        assertThat(statuses.stream().filter(status -> status == 423)).hasSize(8);
        assertThat(browser.signIn(person, "2580").status()).isEqualTo(423);
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int count, Numbered<T> call) throws Exception {
        List<Callable<T>> calls = IntStream.range(0, count)
                .<Callable<T>>mapToObj(i -> () -> call.call(i))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void of_an_erased_stay_nobody_is_named_who_declared_it() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
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
        assertThat(browser.enrol(DeskBrowser.code(luutru, OPERATOR, HOUSE)).status())
                .isEqualTo(200);
        assertThat(browser.cookie()).doesNotContain("planted");
        assertThat(DeskBrowser.with(luutru, "luutru-desk=planted-by-somebody-else")
                        .get("/v1/desk")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_revoked_desk_is_refused_from_the_next_request_on_and_so_is_whoever_has_its_cookie() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
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
    void the_desks_of_a_key_are_revoked_with_it_and_kept_when_it_is_rotated() throws Exception {
        Reply given = luutru.post(ADMIN, "/v1/keys", """
            {"label": "Cơ sở mẫu", "establishments": ["%s"], "operations": ["CHECK_IN"]}\
            """.formatted(HOUSE));
        String key = given.json().path("secret").asString();
        DeskBrowser browser = new DeskBrowser(luutru);
        browser.enrol(DeskBrowser.code(luutru, key, HOUSE));
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
    void a_desk_that_an_administrator_asked_for_opens_nothing_until_another_one_confirms_it() throws Exception {
        Reply issued = DeskBrowser.issued(luutru, ADMIN, HOUSE);
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
            """.formatted(HOUSE));
        String key = given.json().path("secret").asString();
        assertThat(luutru.post(key, "/v1/devices", "{\"establishmentId\": \"E-DESK-OTHER\", \"label\": \"a\"}")
                        .codes())
                .containsExactly("ESTABLISHMENT_OUT_OF_SCOPE");
        assertThat(luutru.post(OPERATOR, "/v1/devices", "{\"establishmentId\": \"E-NOBODY\", \"label\": \"a\"}")
                        .codes())
                .containsExactly("ESTABLISHMENT_UNKNOWN");
        String other = DeskBrowser.issued(luutru, OPERATOR, "E-DESK-OTHER")
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
                .containsOnly(HOUSE);
        assertThat(luutru.get(ADMIN, "/v1/devices?establishment=E-DESK-OTHER").text())
                .contains(other);
    }

    @Test
    void devices_come_in_pages_and_each_of_them_once() throws Exception {
        luutru.hotel("E-DESK-PAGES", "16531");
        for (int i = 0; i < 5; i++) {
            DeskBrowser.code(luutru, OPERATOR, "E-DESK-PAGES");
        }
        List<String> seen = new ArrayList<>();
        String page = "";
        do {
            JsonNode some = luutru.get(ADMIN, "/v1/devices?establishment=E-DESK-PAGES&size=2" + page)
                    .json();
            some.path("items")
                    .forEach(device -> seen.add(device.path("deviceId").asString()));
            page = some.path("nextPage").isNull()
                    ? null
                    : "&page=" + some.path("nextPage").asString();
        } while (page != null);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void a_request_of_another_site_changes_nothing() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
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
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
        DeskBrowser tossed = DeskBrowser.with(luutru, browser.cookie() + "; luutru-desk=another");
        assertThat(tossed.get("/v1/desk").codes()).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void five_wrong_pins_lock_a_person_and_a_colleague_unlocks_them() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
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
        browser.enrol(DeskBrowser.code(luutru, OPERATOR, HOUSE));
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
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
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

    @Test
    void a_desk_reaches_nothing_but_what_is_open_to_desks() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
        for (String path : List.of("/v1/keys", "/v1/devices", "/v1/residents", "/v1/access-log", "/v1/projections")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(browser.post("/v1/devices", "{\"establishmentId\": \"" + HOUSE + "\", \"label\": \"a\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void every_act_stands_in_the_access_log_with_who_did_it_and_without_names() throws Exception {
        DeskBrowser browser = DeskBrowser.signedIn(luutru, HOUSE);
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
