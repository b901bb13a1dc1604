package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.access.RefusedCalls;
import vn.luutru.app.RunningLuutru;
import vn.luutru.declaration.event.AccountEvent.CallsRefused;
import vn.luutru.projection.subscription.EventLog;

/** Who looks at persons, signs in, or is refused stands in the access log, and an auditor can prove that nothing is missing. */
@IntegrationTest
class AccountabilityTest {

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(data);
        luutru.hotel("E-ACCOUNT", "16531");
        luutru.settle();
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @Test
    void what_is_refused_is_recorded_with_whom_and_without_what_was_called() throws Exception {
        luutru.get("demo-tourism", "/v1/residents?name=nguyen+van+thu");
        luutru.get(null, "/v1/persons/038090000001/stays");
        luutru.get("luutru_invented", "/v1/keys");
        luutru.get(WARD_POLICE, "/v1/residents?ward=14797", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "1/2026");
        luutru.put(POLICE, "/v1/establishments/E-ACCOUNT/stays/x", "{}");
        luutru.put(null, "/v1/establishments/E-ACCOUNT/stays/x", "{}");
        OfficialBrowser police = new OfficialBrowser(luutru.port);
        police.post("/dang-nhap/thu", "nguoi=demo-police");
        assertThat(police.get("/quan-tri/khoa").statusCode()).isEqualTo(403);
        luutru.hotel("E-ACCOUNT-ELSEWHERE", "14797");
        OfficialBrowser ward = OfficialBrowser.signedIn(luutru.port, WARD_POLICE);
        assertThat(ward.get("/cong-an?phuong=14797").statusCode()).isEqualTo(403);
        assertThat(ward.get("/cong-an/co-so/E-ACCOUNT-ELSEWHERE").body()).contains("Địa bàn được hỏi không thuộc");
        assertThat(ward.post("/cong-an/viec", "", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(luutru.post(null, "/dang-xuat", "").status()).isEqualTo(403);

        String stays = "/v1/establishments/{establishmentId}/stays/{reference}";
        Awaitility.await()
                .untilAsserted(() -> assertThat(refused().stream()
                                .map(entry -> entry.path("reader").asString() + " "
                                        + entry.path("question").asString() + " "
                                        + entry.at("/criteria/code").asString())
                                .toList())
                        .contains(
                                "demo-tourism GET /v1/residents ROLE_NOT_ALLOWED",
                                "NOBODY * /v1/persons/{personId}/stays UNAUTHENTICATED",
                                "NOBODY * /v1/keys UNAUTHENTICATED",
                                "demo-police-16531 GET /v1/residents TERRITORY_OUT_OF_SCOPE",
                                "demo-police PUT " + stays + " ROLE_NOT_ALLOWED",
                                "NOBODY * " + stays + " UNAUTHENTICATED",
                                "demo-police GET /quan-tri/khoa ROLE_NOT_ALLOWED",
                                "demo-police-16531 GET /cong-an TERRITORY_OUT_OF_SCOPE",
                                "demo-police-16531 GET /cong-an/co-so/{id} TERRITORY_OUT_OF_SCOPE",
                                "NOBODY * - DESK_REQUEST_REFUSED",
                                "NOBODY * /dang-xuat FORBIDDEN"));
        assertThat(entries("REFUSED").toString()).doesNotContain("038090000001").doesNotContain("thu\"");
    }

    /** Refusals of strangers, which wait for a minute otherwise, are recorded now. */
    private static List<JsonNode> refused() throws Exception {
        luutru.context.getBean(RefusedCalls.class).recordAll();
        return entries("REFUSED");
    }

    /** Without a token, methods and addresses are whatever the caller likes. */
    @Test
    void a_stranger_who_invents_methods_and_addresses_adds_a_handful_of_events_without_a_word_of_theirs()
            throws Exception {
        long before = luutru.head();
        for (int i = 0; i < 1_500; i++) {
            luutru.send(null, "NGUYEN-" + i, "/v1/persons/NGUYEN-" + i + "/stays", null);
            luutru.send(null, "NGUYEN-" + i, "/v1/establishments/E-ACCOUNT/stays/NGUYEN-" + i, null);
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(refused().stream()
                                .filter(entry -> entry.path("reader").asString().equals("NOBODY"))
                                .mapToInt(entry -> Integer.parseInt(
                                        entry.at("/criteria/refusals").asString()))
                                .sum())
                        .isGreaterThanOrEqualTo(3_000));
        assertThat(luutru.context.getBean(EventLog.class).read(before, 10_000).stream()
                        .filter(recorded -> recorded.event() instanceof CallsRefused))
                .hasSizeLessThan(20);
        assertThat(entries("REFUSED").toString()).doesNotContain("NGUYEN");
    }

    @Test
    void what_a_key_may_not_declare_is_a_refusal_of_a_single_call_and_one_of_an_upload_with_all_its_lines()
            throws Exception {
        luutru.hotel("E-ACCOUNT-FAR", "16531");
        JsonNode key = luutru.post(ADMIN, "/v1/keys", """
            {"label": "Phần mềm thử", "establishments": ["E-ACCOUNT"], "operations": ["CHECK_OUT"]}\
            """).json();
        String secret = key.path("secret").asString();
        assertThat(luutru.get(secret, "/v1/establishments/E-ACCOUNT-FAR/stays/x")
                        .status())
                .isEqualTo(403);
        String lines = IntStream.range(0, 400)
                .mapToObj(i ->
                        "{\"type\": \"CHECK_OUT\", \"establishmentId\": \"E-ACCOUNT-FAR\", \"reference\": \"nguyen-" + i
                                + "\", \"departedAt\": \"2026-07-02T08:00:00+07:00\"}")
                .collect(Collectors.joining("\n"));
        assertThat(luutru.push(secret, lines)
                        .lines()
                        .getLast()
                        .at("/summary/rejected")
                        .asInt())
                .isEqualTo(400);
        String id = key.at("/key/id").asString();
        Awaitility.await()
                .untilAsserted(() -> assertThat(entries("REFUSED").stream()
                                .filter(entry -> entry.path("reader").asString().equals(id))
                                .map(entry -> entry.path("question").asString() + " "
                                        + entry.at("/criteria/code").asString() + " "
                                        + entry.at("/criteria/refusals").asString())
                                .toList())
                        .containsExactlyInAnyOrder(
                                "GET /v1/establishments/{establishmentId}/stays/{reference} ESTABLISHMENT_OUT_OF_SCOPE"
                                        + " 1",
                                "POST /v1/declarations ESTABLISHMENT_OUT_OF_SCOPE 400"));
        assertThat(entries("REFUSED").toString()).doesNotContain("nguyen-");
    }

    @Test
    void signing_in_and_out_are_entries_and_so_is_an_administrators_end_of_a_session() throws Exception {
        OfficialBrowser browser = new OfficialBrowser(luutru.port);
        browser.post("/dang-nhap/thu", "nguoi=demo-police-16531");
        assertThat(browser.post("/dang-xuat", "").statusCode()).isLessThan(400);
        Awaitility.await()
                .untilAsserted(() -> assertThat(entries("SESSION").stream()
                                .filter(entry -> entry.path("reader").asString().equals("demo-police-16531"))
                                .map(entry -> entry.path("question").asString()))
                        .containsSubsequence("signed-out", "signed-in"));
        JsonNode in = entries("SESSION").stream()
                .filter(entry -> entry.path("question").asString().equals("signed-in"))
                .filter(entry -> entry.path("reader").asString().equals("demo-police-16531"))
                .findFirst()
                .orElseThrow();
        assertThat(in.path("territory").asString()).isEqualTo("16531");
    }

    @Test
    void whoever_reads_the_access_log_stands_in_it_with_what_they_looked_for() throws Exception {
        luutru.get(ADMIN, "/v1/access-log?reader=demo-police-9&from=2026-01-01T00:00:00Z&page=");
        luutru.get(POLICE, "/v1/access-log?size=7");
        OfficialBrowser admin = new OfficialBrowser(luutru.port);
        admin.post("/dang-nhap/thu", "nguoi=demo-admin-2");
        assertThat(admin.get("/quan-tri/nhat-ky?ai=demo-police-8&loai=PERSONS_QUERIED")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.get("/quan-tri/nhat-ky.csv?ai=demo-police-8").statusCode())
                .isEqualTo(200);

        List<String> audits = entries("PERSONS_QUERIED").stream()
                .filter(entry -> entry.path("purpose").asString().equals("AUDIT"))
                .map(entry -> entry.path("reader").asString() + " "
                        + entry.path("question").asString() + " "
                        + entry.path("criteria")
                                .propertyStream()
                                .map(one -> one.getKey() + "=" + one.getValue().asString())
                                .sorted()
                                .toList())
                .toList();
        assertThat(audits)
                .contains(
                        "demo-admin access-log [from=2026-01-01T00:00:00Z, reader=demo-police-9]",
                        "demo-police access-log [size=7]",
                        "demo-admin-2 access-log [kind=PERSONS_QUERIED, reader=demo-police-8]");
        assertThat(audits.stream().filter(entry -> entry.startsWith("demo-admin-2 access-log-export")))
                .as("a file is one look, however many pages it has")
                .containsExactly("demo-admin-2 access-log-export [reader=demo-police-8]");
    }

    @Test
    void an_auditor_sees_that_no_question_is_missing_changed_or_invented() throws Exception {
        for (int i = 0; i < 5; i++) {
            luutru.get(POLICE, "/v1/residents?ward=16531", "X-Purpose", "MISSING_PERSON", "X-Case", "12/2026");
        }
        luutru.put(
                OPERATOR,
                "/v1/establishments/E-ACCOUNT/stays/a-1",
                RunningLuutru.checkIn("Nguyễn Văn Thử", "038090000001"));
        JsonNode well = audit();
        assertThat(well.path("agrees").asBoolean()).as(well.toString()).isTrue();
        assertThat(well.path("complete").asBoolean()).isTrue();
        assertThat(well.path("entries").asInt()).isGreaterThanOrEqualTo(5);

        long[] positions = new long[2];
        try (Connection connection =
                        luutru.context.getBean("dataSource", DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select position from access.query where kind = 'PERSONS_QUERIED'"
                    + " order by position limit 2")) {
                for (int i = 0; rows.next(); i++) {
                    positions[i] = rows.getLong(1);
                }
            }
            statement.execute("delete from access.query where position = " + positions[0]);
            statement.execute("update access.query set reader = 'somebody-else' where position = " + positions[1]);
            statement.execute("insert into access.query select 1, query, reader, role, territory, purpose, case_file,"
                    + " question, criteria, results, asked_at, recorded_month, kind from access.query where position = "
                    + positions[1]);
        }
        JsonNode tampered = audit();
        assertThat(tampered.path("agrees").asBoolean()).isFalse();
        assertThat(tampered.path("missing").toString()).isEqualTo("[" + positions[0] + "]");
        assertThat(tampered.path("changed").toString()).isEqualTo("[" + positions[1] + "]");
        assertThat(tampered.path("invented").toString()).isEqualTo("[1]");

        luutru.post(ADMIN, "/v1/projections/access/rebuild", "");
        Awaitility.await()
                .untilAsserted(() -> assertThat(audit().path("agrees").asBoolean())
                        .as("built anew from the event log")
                        .isTrue());
        assertThat(luutru.get(POLICE, "/v1/access-log/audit").status()).isEqualTo(403);
    }

    private static JsonNode audit() throws Exception {
        return luutru.get(ADMIN, "/v1/access-log/audit?minPosition=" + luutru.head())
                .json();
    }

    private static List<JsonNode> entries(String kind) throws Exception {
        return luutru.get(ADMIN, "/v1/access-log?kind=" + kind + "&size=500&minPosition=" + luutru.head())
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
