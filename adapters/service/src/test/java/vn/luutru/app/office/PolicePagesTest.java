package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.PageToken;

/** The pages of the ward police as a browser asks them: they say what they leave out, and each look is recorded. */
@IntegrationTest
class PolicePagesTest {

    private static final String ESTABLISHMENT = "E-TRANG";
    private static final String OFFICER = "demo-police-14797-16531";
    private static final String NUMBER = "038190660001";

    private static RunningLuutru luutru;
    private static long position;

    @BeforeAll
    static void declare() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "14797");
        luutru.hotel("E-TRANG-2", "16531");
        String lines = IntStream.range(0, 205)
                .mapToObj(i -> RunningLuutru.line(ESTABLISHMENT, "lan-" + i, "Quách Thị Nhiều Lần", NUMBER)
                        .replace(
                                "2026-07-01T14:05:00+07:00", "2026-07-01T%02d:%02d:00+07:00".formatted(i / 60, i % 60)))
                .collect(Collectors.joining("\n"));
        assertThat(luutru.push(OPERATOR, lines)
                        .lines()
                        .getLast()
                        .at("/summary/accepted")
                        .asInt())
                .isEqualTo(205);
        luutru.put(
                OPERATOR,
                "/v1/establishments/E-TRANG-2/stays/mot",
                RunningLuutru.checkIn("Quách Thị Hai", "038190660002"));
        // Pages are made of several read models.
        position = luutru.settle().head();
    }

    @Test
    void a_time_line_begins_with_the_newest_stays_says_that_it_is_cut_and_leads_to_the_older_ones() throws Exception {
        OfficialBrowser police = atWork("demo-police");
        String person = luutru.send(
                        POLICE,
                        "POST",
                        "/v1/residents/search?size=1&minPosition=" + position,
                        "{\"document\": \"" + NUMBER + "\"}",
                        "X-Purpose",
                        "RESIDENCE_CHECK",
                        "X-Case",
                        "Ca 01")
                .json()
                .at("/items/0/personId")
                .asString();
        String newest = police.post("/cong-an/nguoi", "nguoi=" + person).body();
        assertThat(newest).contains("Trang này chỉ có 200 lần", "Xem lần cũ hơn");
        assertThat(shown(newest)).hasSize(200).first().asString().contains("03:24");
        Matcher page = Pattern.compile("name=\"trang\" value=\"([^\"]+)\"").matcher(newest);
        assertThat(page.find()).isTrue();

        String older = police.post("/cong-an/nguoi", "nguoi=" + person + "&trang=" + page.group(1))
                .body();
        assertThat(shown(older)).hasSize(5).last().asString().contains("00:00");
        assertThat(older).contains("Về các lần mới nhất").doesNotContain("Xem lần cũ hơn");
        assertThat(police.post("/cong-an/nguoi", "nguoi=" + person + "&trang=x").statusCode())
                .isEqualTo(400);
        String written = PageToken.of("2026-07-01T00:00:00Z", new UUID(0, 0).toString());
        assertThat(police.post("/cong-an/nguoi", "nguoi=" + person + "&trang=" + written)
                        .statusCode())
                .isEqualTo(400);
    }

    private static List<String> shown(String page) {
        String line = page.substring(page.indexOf("<ol class=\"lt-time\">"), page.indexOf("</ol>"));
        return Pattern.compile("<li[^>]*><p><b>([^<]*)</b>")
                .matcher(line)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void tonight_is_printed_by_a_question_of_its_own() throws Exception {
        OfficialBrowser police = atWork("demo-police-16531");
        assertThat(police.get("/cong-an").body())
                .contains("action=\"/cong-an/in\"", "In, có ghi nhật ký")
                .doesNotContain("data-print");
        Instant before = now();
        HttpResponse<String> printed = police.post("/cong-an/in", "");
        assertThat(printed.statusCode()).isEqualTo(200);
        assertThat(printed.body()).contains("data-print").doesNotContain("police/live.js");
        assertThat(asked("demo-police-16531", before)).contains("desk-houses-print");
    }

    @Test
    void an_officer_of_several_wards_sees_them_side_by_side_and_chooses_one() throws Exception {
        OfficialBrowser police = atWork(OFFICER);
        assertThat(police.get("/cong-an").body())
                .contains("Theo phường, xã", "href=\"/cong-an?phuong=14797\"", "href=\"/cong-an?phuong=16531\"");
        Instant before = now();
        String one = police.get("/cong-an?phuong=14797").body();
        assertThat(one)
                .contains("/cong-an/co-so/" + ESTABLISHMENT, "Chỉ Phường Hạc Thành.", "/cong-an/in?phuong=14797")
                .doesNotContain("/cong-an/co-so/E-TRANG-2", "Theo phường, xã</h2>");
        assertThat(criteria(OFFICER, before)).contains("{\"ward\":\"14797\"}");
        assertThat(police.get("/cong-an/danh-sach/tu-30-ngay?phuong=14797").body())
                .contains("Quách Thị Nhiều Lần", "tai-ve?phuong=14797")
                .doesNotContain("Quách Thị Hai");
        assertThat(police.get("/cong-an?phuong=16522").statusCode()).isEqualTo(403);
        assertThat(police.get("/cong-an?phuong=99999").statusCode()).isEqualTo(404);
        assertThat(police.get("/cong-an/danh-sach/tu-30-ngay?phuong=16522").statusCode())
                .isEqualTo(403);
        assertThat(atWork("demo-police-16531").get("/cong-an").body()).doesNotContain("Theo phường, xã");
    }

    @Test
    void the_question_for_a_purpose_leads_back_to_the_ward_that_was_chosen() throws Exception {
        OfficialBrowser police = new OfficialBrowser(luutru.port);
        police.post("/dang-nhap/thu", "nguoi=" + OFFICER);
        assertThat(police.get("/cong-an?phuong=14797").body()).contains("value=\"/cong-an?phuong=14797\"");
        HttpResponse<String> begun =
                police.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=Ca+01&tiep=%2Fcong-an%3Fphuong%3D14797");
        assertThat(OfficialBrowser.location(begun)).endsWith("/cong-an?phuong=14797");
        HttpResponse<String> elsewhere =
                police.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=Ca+01&tiep=%2Fcong-an%3Fphuong%3D1%26x%3Dy");
        assertThat(OfficialBrowser.location(elsewhere)).endsWith("/cong-an");
    }

    @Test
    void the_watch_list_is_read_by_a_recorded_question_on_the_page_and_by_the_call() throws Exception {
        Instant before = now();
        assertThat(atWork("demo-police-16531").get("/cong-an/theo-doi").statusCode())
                .isEqualTo(200);
        assertThat(asked("demo-police-16531", before)).contains("watch-list");
        before = now();
        luutru.get(POLICE, "/v1/watch-list");
        luutru.get(POLICE, "/v1/watch-list", "X-Purpose", "MISSING_PERSON", "X-Case", "MT-1");
        assertThat(items(POLICE, before))
                .extracting(item -> item.path("question").asString() + " "
                        + item.path("purpose").asString())
                .containsExactly("watch-list MISSING_PERSON", "watch-list WANTED_PERSON");
    }

    @Test
    void the_watch_list_is_searched_and_turned_over_by_what_goes_in_a_body() throws Exception {
        for (int i = 0; i < 202; i++) {
            assertThat(luutru.post(POLICE, "/v1/watch-list", """
                {"number": "0380776%05d", "owner": "Công an tỉnh", "basis": "KH %d/2026 (mẫu)", "wards": [], "expiresOn": "%s"}\
                """.formatted(
                                    i, 7_000 + i, LocalDate.now(Vietnam.ZONE).plusMonths(1)))
                            .status())
                    .isEqualTo(201);
        }
        luutru.get(POLICE, "/v1/watch-list?minPosition=" + luutru.head());
        OfficialBrowser police = atWork("demo-police");
        Instant before = now();

        String newest = police.get("/cong-an/theo-doi").body();
        assertThat(newest).contains("KH 7201/2026", "Xem mục cũ hơn").doesNotContain("KH 7000/2026");
        Matcher page = Pattern.compile("name=\"trang\" value=\"([^\"]+)\"").matcher(newest);
        assertThat(page.find()).isTrue();
        assertThat(police.post("/cong-an/theo-doi/tim", "q=&trang=" + page.group(1))
                        .body())
                .contains("KH 7000/2026", "Về đầu danh sách")
                .doesNotContain("KH 7201/2026");
        assertThat(police.post("/cong-an/theo-doi/tim", "q=0380+7760+0003").body())
                .contains("KH 7003/2026")
                .doesNotContain("KH 7004/2026");
        assertThat(police.post("/cong-an/theo-doi/tim", "q=kh+7005").body()).contains("KH 7005/2026");
        assertThat(police.post("/cong-an/theo-doi/tim", "q=ai+do").body())
                .contains("Không có mục nào khớp với “ai do”");
        assertThat(police.post("/cong-an/theo-doi/tim", "q=&trang=x").statusCode())
                .isEqualTo(400);
        assertThat(police.post("/cong-an/theo-doi/tim", "q=&trang=" + PageToken.of("40"))
                        .statusCode())
                .isEqualTo(400);

        assertThat(items("demo-police", before))
                .filteredOn(item -> item.path("question").asString().equals("watch-list"))
                .extracting(item -> item.at("/criteria/words").asString(""))
                .contains("0380 7760 0003", "kh 7005", "ai do");
    }

    private static OfficialBrowser atWork(String account) throws Exception {
        return OfficialBrowser.atWork(luutru.port, account);
    }

    private static List<String> asked(String reader, Instant since) throws Exception {
        return items(reader, since).stream()
                .map(item -> item.path("question").asString())
                .toList();
    }

    private static List<String> criteria(String reader, Instant since) throws Exception {
        return items(reader, since).stream()
                .map(item -> item.path("criteria").toString())
                .toList();
    }

    /** What somebody asked since an instant, the newest first. */
    private static List<JsonNode> items(String reader, Instant since) throws Exception {
        return luutru.get(
                        ADMIN,
                        "/v1/access-log?kind=PERSONS_QUERIED&size=500&reader=" + reader + "&from=" + since
                                + "&minPosition=" + luutru.head())
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
