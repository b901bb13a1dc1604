package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;

/** An official outage moves the deadlines of those whom it hits, of what was decided before it and after. */
@IntegrationTest
class OutagesTest {

    private static final String SECOND = "demo-admin-2";

    /** No other test has establishments in these wards. */
    private static final String WARD = "14872";

    private static final String OTHER = "14896";

    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-OUT-1", WARD);
        luutru.hotel("E-OUT-2", OTHER);
    }

    @Test
    void a_late_declaration_is_on_time_once_two_administrators_proclaim_the_outage_and_late_again_without_it()
            throws Exception {
        Instant arrived = Instant.now().minus(13, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Reply before = declared("E-OUT-1", "before", arrived);
        assertThat(before.json().at("/receipt/timeliness").asString()).isEqualTo("LATE");
        declared("E-OUT-2", "elsewhere", arrived);
        awaitLate("E-OUT-1", "before", "LATE");

        String outage = proclaimed(arrived, Instant.now().plus(2, ChronoUnit.HOURS), "PENDING");
        assertThat(luutru.get(OPERATOR, "/v1/outages").text()).doesNotContain(outage);
        Reply alone = luutru.post(ADMIN, "/v1/outages/" + outage + "/confirmation", "");
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.codes()).containsExactly("SECOND_ADMINISTRATOR_REQUIRED");
        Reply agreed = luutru.post(SECOND, "/v1/outages/" + outage + "/confirmation", "");
        assertThat(agreed.json().at("/outage/state").asString()).isEqualTo("IN_FORCE");
        long position = agreed.json().path("position").asLong();

        awaitLate("E-OUT-1", "before", "ON_TIME");
        awaitLate("E-OUT-2", "elsewhere", "LATE");
        assertThat(luutru.get(OPERATOR, "/v1/outages?minPosition=" + position).text())
                .contains(outage);
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-OUT-1/obligations?minPosition=" + position)
                        .json()
                        .at("/outages/0/outageId")
                        .asString())
                .isEqualTo(outage);
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-OUT-2/obligations")
                        .json()
                        .path("outages")
                        .isEmpty())
                .isTrue();
        assertThat(late(WARD, arrived)).isZero();
        assertThat(late(OTHER, arrived)).isEqualTo(1);

        // Whoever decides learns of it within a second: the receipt then says so itself.
        String[] references = new String[1];
        Awaitility.await().untilAsserted(() -> {
            references[0] = "after-" + System.nanoTime();
            assertThat(declared("E-OUT-1", references[0], arrived)
                            .json()
                            .at("/receipt/timeliness")
                            .asString())
                    .isEqualTo("ON_TIME");
        });

        Reply asked = luutru.post(ADMIN, "/v1/outages/" + outage + "/withdrawal", "{\"reason\": \"Nhầm ngày\"}");
        assertThat(asked.json().at("/outage/state").asString()).isEqualTo("WITHDRAWAL_PENDING");
        assertThat(luutru.post(ADMIN, "/v1/outages/" + outage + "/confirmation", "")
                        .status())
                .isEqualTo(409);
        assertThat(luutru.post(SECOND, "/v1/outages/" + outage + "/confirmation", "")
                        .json()
                        .at("/outage/state")
                        .asString())
                .isEqualTo("WITHDRAWN");
        awaitLate("E-OUT-1", "before", "LATE");
        awaitLate("E-OUT-1", references[0], "ON_TIME");
        assertThat(luutru.get(ADMIN, "/v1/outages/calendar").text()).contains(outage, "Nhầm ngày");
    }

    @Test
    void the_calendar_has_a_page_on_which_two_administrators_proclaim_and_withdraw() throws Exception {
        OfficialBrowser admin = OfficialBrowser.signedIn(luutru.port, "demo-admin");
        OfficialBrowser second = OfficialBrowser.signedIn(luutru.port, "demo-admin-2");
        HttpResponse<String> wrong =
                admin.post("/quan-tri/su-co", "tu-ngay=&tu-gio=25:00&den-ngay=x&den-gio=&noi=Atlantis");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Nhập ngày, ví dụ 29/11/2026", "Nhập giờ, ví dụ 21:30");

        String name = "Đứt cáp thử " + System.nanoTime();
        HttpResponse<String> made = admin.post("/quan-tri/su-co", form(name, "14875"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        String own = admin.get("/quan-tri/su-co").body();
        assertThat(own).contains(name, "Chờ người thứ hai", "Bạn đã đề nghị");
        String agree = link(second.get("/quan-tri/su-co").body(), name, "dong-y");
        assertThat(admin.post(agree, "").statusCode()).isEqualTo(403);
        assertThat(second.post(agree, "").statusCode()).isEqualTo(303);
        String withdraw = link(second.get("/quan-tri/su-co").body(), name, "rut");
        assertThat(second.post(withdraw, "ly-do-rut=").statusCode()).isEqualTo(422);
        assertThat(second.post(withdraw, "ly-do-rut=nham").statusCode()).isEqualTo(303);
        assertThat(second.post(agree, "").statusCode()).isEqualTo(403);
        assertThat(admin.post(agree, "").statusCode()).isEqualTo(303);
        assertThat(admin.get("/quan-tri/su-co").body()).contains("Đã rút");
        assertThat(OfficialBrowser.signedIn(luutru.port, "demo-police")
                        .get("/quan-tri/su-co")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String form(String reason, String ward) {
        String day = java.time.LocalDate.now(vn.luutru.declaration.Vietnam.ZONE)
                .minusDays(1)
                .toString();
        return "tu-ngay=" + day + "&tu-gio=21h30&den-ngay=" + day + "&den-gio=23:45&han-ngay=&han-gio=&noi=" + ward
                + "&ly-do=" + URLEncoder.encode(reason, StandardCharsets.UTF_8) + "&van-ban=CV+88";
    }

    private static String link(String page, String after, String act) {
        Matcher link = Pattern.compile("action=\"(/quan-tri/su-co/[^\"]+/" + act + ")\"")
                .matcher(page.substring(page.indexOf(after)));
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private static String proclaimed(Instant begins, Instant ends, String state) throws Exception {
        Reply reply = luutru.post(ADMIN, "/v1/outages", """
            {"begins": "%s", "ends": "%s", "wards": ["%s"], "reason": "Đứt cáp quang", "document": "CV 88/CAT"}\
            """.formatted(begins, ends, WARD));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        JsonNode outage = reply.json().path("outage");
        assertThat(outage.path("state").asString()).isEqualTo(state);
        assertThat(outage.path("movedTo")).isEqualTo(outage.path("ends"));
        return outage.path("outageId").asString();
    }

    /** A foreigner is due 12 hours after the arrival at the latest, whatever the time of day is now. */
    private static Reply declared(String establishment, String reference, Instant arrived) throws Exception {
        Reply reply = luutru.put(OPERATOR, "/v1/establishments/" + establishment + "/stays/" + reference, """
            {"guest": {"fullName": "KIM MIN SU", "dateOfBirth": "1990-03-15", "sex": "MALE", "nationality": "KOR",
              "document": {"type": "PASSPORT", "number": "M%s"}},
             "arrivedAt": "%s", "expectedDepartureOn": "%s", "room": "301", "purpose": "TOURISM"}
            """.formatted(
                Integer.toString(Math.floorMod(reference.hashCode(), 90_000_000) + 10_000_000),
                arrived,
                java.time.LocalDate.now(vn.luutru.declaration.Vietnam.ZONE).plusDays(2)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    private static void awaitLate(String establishment, String reference, String timeliness) {
        Awaitility.await().untilAsserted(() -> {
            JsonNode stays = luutru.get(OPERATOR, "/v1/establishments/" + establishment + "/stays?size=100")
                    .json();
            assertThat(stays.path("items")
                            .valueStream()
                            .filter(stay -> stay.path("reference").asString().equals(reference))
                            .map(stay -> stay.path("timeliness").asString()))
                    .containsExactly(timeliness);
        });
    }

    /** How many are late of those who arrived on the day of an instant. */
    private static long late(String ward, Instant arrived) throws Exception {
        String day = vn.luutru.declaration.Vietnam.dateOf(arrived).toString();
        long[] late = new long[1];
        Awaitility.await().untilAsserted(() -> {
            Reply reply = luutru.get(
                    "demo-police",
                    "/v1/compliance?ward=" + ward + "&from=" + day + "&to=" + day + "&minPosition=" + luutru.head(),
                    "X-Purpose",
                    "ADMINISTRATIVE_INSPECTION",
                    "X-Case",
                    "13/2026");
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            late[0] = reply.json()
                    .path("items")
                    .valueStream()
                    .filter(row -> row.path("establishmentId").asString().startsWith("E-OUT-"))
                    .mapToLong(row -> row.path("late").asLong())
                    .sum();
        });
        return late[0];
    }
}
