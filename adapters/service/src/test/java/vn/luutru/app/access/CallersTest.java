package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;
import static vn.luutru.app.RunningLuutru.line;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.access.OperatorReads;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class CallersTest {

    private static final String SECOND = "demo-admin-2";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-KEY", "16531");
        luutru.hotel("E-KEY-OTHER", "16531");
    }

    @Test
    void a_key_is_good_for_its_establishments_and_operations_until_it_is_revoked() throws Exception {
        Reply given = luutru.post(
                ADMIN,
                "/v1/keys",
                "{\"label\": \"Phần mềm mẫu\", \"establishments\": [\"E-KEY\"], \"operations\": [\"CHECK_IN\","
                        + " \"READ\"]}");
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        String key = given.json().path("secret").asString();
        confirm(given);
        String guest = checkIn("Nguyễn Văn Thử", "038090000001");
        assertThat(luutru.put(key, "/v1/establishments/E-KEY/stays/a", guest).status())
                .isEqualTo(201);
        assertThat(luutru.put(key, "/v1/establishments/E-KEY-OTHER/stays/a", guest)
                        .status())
                .isEqualTo(403);
        assertThat(luutru.get(key, "/v1/establishments/E-KEY-OTHER/stays/a").status())
                .isEqualTo(403);
        assertThat(luutru.get(key, "/v1/establishments/E-KEY-OTHER/stays").status())
                .isEqualTo(403);
        JsonNode refused = luutru.post(
                        key, "/v1/establishments/E-KEY/stays/a/cancellation", "{\"reason\":\"DUPLICATE\"}")
                .json()
                .at("/findings/0");
        assertThat(refused.path("code").asString()).isEqualTo("OPERATION_OUT_OF_SCOPE");
        assertThat(refused.path("field").asString()).isEmpty();
        assertThat(refused.path("message").asString()).contains("không có quyền CANCELLATION");
        JsonNode pushed = luutru.push(key, line("E-KEY-OTHER", "b", "Nguyễn Văn Thử", "038090000001"))
                .lines()
                .getFirst();
        assertThat(pushed.at("/findings/0/code").asString()).isEqualTo("ESTABLISHMENT_OUT_OF_SCOPE");
        assertThat(luutru.get(ADMIN, "/v1/keys").text())
                .contains("Phần mềm mẫu")
                .doesNotContain(key);
        String id = given.json().at("/key/id").asString();
        assertThat(luutru.send(ADMIN, "DELETE", "/v1/keys/" + id, null).status())
                .isEqualTo(204);
        assertThat(luutru.put(key, "/v1/establishments/E-KEY/stays/c", guest).status())
                .isEqualTo(401);
    }

    private Reply confirm(Reply given) throws Exception {
        Reply confirmed =
                luutru.post(SECOND, "/v1/keys/" + given.json().at("/key/id").asString() + "/confirmation", "");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return confirmed;
    }

    @Test
    void a_key_that_reads_opens_nothing_until_another_administrator_confirms_it() throws Exception {
        Reply given = luutru.post(ADMIN, "/v1/keys", "{\"label\": \"Cả tỉnh\"}");
        assertThat(given.json().at("/key/state").asString()).isEqualTo("PENDING");
        String id = given.json().at("/key/id").asString();
        String key = given.json().path("secret").asString();
        Reply early = luutru.get(key, "/v1/establishments/E-KEY/stays");
        assertThat(early.status()).isEqualTo(401);
        assertThat(early.codes()).containsExactly("KEY_PENDING");
        Reply self = luutru.post(ADMIN, "/v1/keys/" + id + "/confirmation", "");
        assertThat(self.status()).isEqualTo(409);
        assertThat(self.codes()).containsExactly("KEY_NEEDS_SECOND_ADMINISTRATOR");
        assertThat(luutru.get(key, "/v1/establishments/E-KEY/stays").status()).isEqualTo(401);

        assertThat(confirm(given).json().path("confirmedBy").asString()).isEqualTo(SECOND);
        assertThat(luutru.get(key, "/v1/establishments/E-KEY/stays").status()).isEqualTo(200);

        Reply rotated = luutru.post(ADMIN, "/v1/keys/" + id + "/rotation", "");
        assertThat(rotated.status()).isEqualTo(201);
        String next = rotated.json().path("secret").asString();
        assertThat(luutru.get(next, "/v1/establishments/E-KEY/stays").status()).isEqualTo(401);
        assertThat(luutru.get(key, "/v1/establishments/E-KEY/stays").status()).isEqualTo(200);
        confirm(rotated);
        assertThat(luutru.get(next, "/v1/establishments/E-KEY/stays").status()).isEqualTo(200);
        assertThat(luutru.get(key, "/v1/establishments/E-KEY/stays").status()).isEqualTo(401);
        String nextId = rotated.json().at("/key/id").asString();
        assertThat(luutru.send(SECOND, "DELETE", "/v1/keys/" + nextId, null).status())
                .isEqualTo(204);

        Reply log = luutru.get(ADMIN, "/v1/access-log?kind=OPERATOR_KEY&size=500&minPosition=" + luutru.head());
        List<JsonNode> own = log.json()
                .path("items")
                .valueStream()
                .filter(entry ->
                        List.of(id, nextId).contains(entry.at("/criteria/key").asString()))
                .toList();
        assertThat(own.stream()
                        .map(entry -> entry.path("question").asString()
                                + " " + entry.path("reader").asString()
                                + " " + (entry.at("/criteria/key").asString().equals(id) ? "old" : "new")))
                .containsExactly(
                        "key-revoked demo-admin-2 new",
                        "key-revoked demo-admin-2 old",
                        "key-confirmed demo-admin-2 new",
                        "key-issued demo-admin new",
                        "key-confirmed demo-admin-2 old",
                        "key-issued demo-admin old");
        assertThat(own.getLast().at("/criteria/establishments").asString()).isEqualTo("*");
        assertThat(log.text()).doesNotContain(key, next, "Cả tỉnh");
        assertThat(luutru.get(POLICE, "/v1/access-log?kind=OPERATOR_KEY&reader=demo-admin")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_a_key_reads_is_counted_and_shown_to_the_administrator() throws Exception {
        Reply given = luutru.post(
                ADMIN, "/v1/keys", "{\"label\": \"Đọc\", \"establishments\": [\"E-KEY\"], \"operations\": [\"READ\"]}");
        confirm(given);
        String id = given.json().at("/key/id").asString();
        String key = given.json().path("secret").asString();
        luutru.put("demo-operator", "/v1/establishments/E-KEY/stays/r", checkIn("Nguyễn Văn Đọc", "038090000077"));
        long at = luutru.head();
        long listed = luutru.get(key, "/v1/establishments/E-KEY/stays?minPosition=" + at)
                .json()
                .path("items")
                .size();
        assertThat(listed).isPositive();
        assertThat(luutru.get(key, "/v1/establishments/E-KEY/stays/r").status()).isEqualTo(200);
        assertThat(luutru.get(key, "/v1/establishments/E-KEY/stays/none").status())
                .isEqualTo(404);

        luutru.context.getBean(OperatorReads.class).record();

        Reply log =
                luutru.get(ADMIN, "/v1/access-log?kind=OPERATOR_READS&reader=" + id + "&minPosition=" + luutru.head());
        assertThat(log.json().path("items").size()).as(log.text()).isEqualTo(1);
        assertThat(log.json().at("/items/0/results").asLong()).isEqualTo(listed + 1);
        assertThat(log.json().at("/items/0/criteria/questions").asString()).isEqualTo("2");
        JsonNode shown = luutru.get(ADMIN, "/v1/keys")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(shown.at("/reads/persons").asLong()).isEqualTo(listed + 1);
        assertThat(shown.at("/reads/questions").asLong()).isEqualTo(2);
    }

    @Test
    void a_key_that_nobody_can_have_meant_is_not_given_out() throws Exception {
        String[][] refused = {
            {"{\"label\": \"a\", \"establishments\": [null]}", "422", "ESTABLISHMENT_MALFORMED"},
            {"{\"label\": \"a\\u0000\"}", "422", "FIELD_CONTROL_CHARACTERS"},
            {"{\"label\": \"%s\"}".formatted("a".repeat(201)), "422", "FIELD_TOO_LONG"},
            {"{\"label\": \"a\", \"operations\": [\"FLY\"]}", "422", "CODE_UNKNOWN"},
            {"{\"label\": \"a\", \"operations\": [null]}", "422", "FIELD_TYPE_WRONG"},
            {"{\"label\": \"a\", \"operations\": []}", "422", "FIELD_REQUIRED"},
            {"{\"label\": \"a\", \"establishments\": []}", "422", "FIELD_REQUIRED"},
            {"{\"label\": \"a\u200b\"}", "422", "FIELD_CONTROL_CHARACTERS"},
        };
        for (String[] key : refused) {
            Reply reply = luutru.post(ADMIN, "/v1/keys", key[0]);
            assertThat(reply.status()).as(key[0]).isEqualTo(Integer.parseInt(key[1]));
            assertThat(reply.codes()).containsExactly(key[2]);
        }
    }

    @Test
    void callers_without_a_token_are_asked_to_authenticate() throws Exception {
        for (String path : new String[] {"/v1/residents", "/v1/establishments/E-KEY/stays/a", "/v1/keys"}) {
            for (String token : new String[] {null, "wrong", "luutru_wrong", "a.b.c"}) {
                Reply reply = luutru.get(token, path);
                assertThat(reply.status()).as(path + " " + token).isEqualTo(401);
                assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
                assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
            }
        }
    }

    @Test
    void demo_tokens_count_on_this_machine_only() throws Exception {
        for (String path : new String[] {"/v1/keys", "/v1/establishments/E-KEY/stays/a", "/v1/declarations"}) {
            for (String header : List.of(
                    "Forwarded: for=192.0.2.1",
                    "X-Forwarded-For: 192.0.2.1",
                    "x-forwarded-proto: https",
                    "Via: 1.1 proxy",
                    "X-Real-IP: 192.0.2.1",
                    "Host: luutru.example.vn",
                    "Host: localhost.example.vn:8080",
                    "Host: 192.0.2.7")) {
                assertThat(raw(path, header)).as(path + " " + header).startsWith("HTTP/1.1 401 ");
            }
            for (String host : List.of("localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080", "a.localhost")) {
                assertThat(raw(path, "Host: " + host)).as(path + " " + host).doesNotStartWith("HTTP/1.1 401 ");
            }
        }
    }

    /** The status line of a call with the administrator's demo token. */
    private String raw(String path, String header) throws Exception {
        String host = header.startsWith("Host:") ? "" : "Host: localhost\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), luutru.port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n" + host + header + "\r\nAuthorization: Bearer " + ADMIN
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void roles_keep_to_their_own_calls() throws Exception {
        assertThat(luutru.put(POLICE, "/v1/establishments/E-KEY/stays/a", "{}").status())
                .isEqualTo(403);
        assertThat(luutru.get(POLICE, "/v1/keys").status()).isEqualTo(403);
        assertThat(luutru.get(OPERATOR, "/v1/projections").status()).isEqualTo(403);
        assertThat(luutru.put(OPERATOR, "/v1/establishments/E-KEY", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void problems_look_the_same_everywhere() throws Exception {
        Reply unknown = luutru.get(POLICE, "/v1/nothing");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(unknown.codes()).containsExactly("NOT_FOUND");
        assertThat(luutru.get(null, "/nothing").status()).isEqualTo(404);
        Reply method = luutru.send(ADMIN, "PATCH", "/v1/keys", "{}");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("POST");
        Reply text = luutru.send(ADMIN, "POST", "/v1/keys", "a", "Content-Type", "text/plain");
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.text()).contains("Content-Type: application/json");
        assertThat(luutru.post(ADMIN, "/v1/keys", "{").status()).isEqualTo(400);
    }
}
