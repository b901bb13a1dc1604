package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.projection.PageToken;

/** The access log as administrators look through it and take it along. */
@IntegrationTest
class AccessLogPagesTest {

    private static RunningLuutru luutru;
    private static OfficialBrowser admin;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        admin = OfficialBrowser.signedIn(luutru.port, "demo-admin");
    }

    @Test
    void the_log_is_looked_through_and_exported() throws Exception {
        luutru.hotel("Q-ADMIN-4", "16531");
        assertThat(admin.post("/quan-tri/co-so/Q-ADMIN-4/khoa", "label=Q-ADMIN-4")
                        .statusCode())
                .isEqualTo(200);
        Awaitility.await()
                .untilAsserted(() -> assertThat(admin.get("/quan-tri/nhat-ky?loai=OPERATOR_KEY&ai=demo-admin")
                                .body())
                        .contains("demo-admin", "Cấp khoá API")
                        .doesNotContain("key-issued"));
        luutru.get("demo-police", "/v1/residents?ward=16531", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "a;=1+1");
        Awaitility.await()
                .untilAsserted(() -> assertThat(admin.get("/quan-tri/nhat-ky.csv?loai=PERSONS_QUERIED")
                                .body())
                        .as("a formula after what ends a cell in Vietnam")
                        .contains("\"a;'=1+1\"")
                        .doesNotContain(";=1"));
        HttpResponse<String> file = admin.get("/quan-tri/nhat-ky.csv?loai=OPERATOR_KEY");
        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(file.body()).startsWith("\uFEFFasked_at,kind,").contains(",OPERATOR_KEY,demo-admin,");
        assertThat(admin.get("/quan-tri/nhat-ky?ai=nobody-at-all").body()).contains("Không có lượt nào như vậy");
        Awaitility.await()
                .untilAsserted(() -> assertThat(admin.get("/quan-tri/nhat-ky").body())
                        .contains("Ai hỏi nhiều nhất", "ai=demo-admin&amp;loai=PERSONS_QUERIED&amp;tu="));
        for (String unreadable : List.of("loai=EVERYTHING", "tu=31-02-2026", "den=x", "tu=2026-07-02&den=2026-06-01")) {
            assertThat(admin.get("/quan-tri/nhat-ky?" + unreadable).statusCode())
                    .as(unreadable)
                    .isEqualTo(422);
            assertThat(admin.get("/quan-tri/nhat-ky.csv?" + unreadable).statusCode())
                    .as("a file with " + unreadable)
                    .isEqualTo(400);
        }
    }

    @Test
    void the_log_goes_on_by_what_its_page_gave_and_by_nothing_that_anybody_wrote() throws Exception {
        for (int i = 0; i < 60; i++) {
            luutru.get("demo-police", "/v1/residents?ward=16531", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "turn");
        }
        Pattern older = Pattern.compile("name=\"trang\" value=\"([^\"]+)\"");
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                older.matcher(admin.get("/quan-tri/nhat-ky").body())
                                        .find())
                        .isTrue());
        Matcher place = older.matcher(admin.get("/quan-tri/nhat-ky").body());
        assertThat(place.find()).isTrue();
        assertThat(admin.post("/quan-tri/nhat-ky", "trang=" + place.group(1)).statusCode())
                .isEqualTo(200);
        assertThat(admin.post("/quan-tri/nhat-ky", "loai=DESK&trang=" + place.group(1))
                        .statusCode())
                .as("of another question")
                .isEqualTo(400);
        assertThat(admin.post("/quan-tri/nhat-ky", "trang=" + PageToken.of("40"))
                        .statusCode())
                .isEqualTo(400);
    }
}
