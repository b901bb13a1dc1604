package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.Vietnam;

/** What officers typed and what is wrong with it, what leaves their pages as files, and what they read back of themselves. */
@IntegrationTest
@WithinOneDay(minutes = 3)
class PoliceWorkTest {

    private static final String WARD = "16531";
    private static final String OFFICER = "demo-police-" + WARD;
    private static final String ESTABLISHMENT = "E-VIEC";
    private static final String LATE = "E-MUON";
    private static final String NUMBER = "038090770001";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;
    private static LocalDate today;
    private static String receipt;

    @BeforeAll
    static void declare() throws Exception {
        luutru = RunningLuutru.start(data);
        today = LocalDate.now(Vietnam.ZONE);
        luutru.hotel(ESTABLISHMENT, WARD);
        luutru.hotel(LATE, WARD);
        receipt = luutru.put(
                        OPERATOR,
                        "/v1/establishments/" + ESTABLISHMENT + "/stays/mot",
                        RunningLuutru.checkIn("Lò Thị Viếc", NUMBER))
                .receiptNumber();
        // Three guests whose deadline was the evening before yesterday, three whose deadline was yesterday's.
        for (int i = 0; i < 6; i++) {
            LocalDate arrived = today.minusDays(i < 3 ? 2 : 1);
            assertThat(luutru.put(
                                    OPERATOR,
                                    "/v1/establishments/" + LATE + "/stays/muon-" + i,
                                    RunningLuutru.checkIn("Lò Văn Muộn", "03809077010" + i)
                                            .replace("2026-07-01T14:05:00", arrived + "T10:00:00")
                                            .replace("2026-07-01T14:04:10", arrived + "T09:59:00")
                                            .replace(
                                                    "2026-07-03",
                                                    today.plusDays(1).toString()))
                            .status())
                    .isEqualTo(201);
        }
        luutru.settle();
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @Test
    void what_is_wrong_with_a_removal_leads_to_its_field_which_keeps_what_was_typed() throws Exception {
        OfficialBrowser police = atWork();
        String entry = entry(police, "Tòng Văn Tìm", "15-2026");
        String typed = "r".repeat(501);
        HttpResponse<String> refused = police.post("/cong-an/theo-doi/go", "muc=" + entry + "&lydo=" + typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#l-" + entry + "\"", "id=\"l-" + entry + "\"", "value=\"" + typed + "\"")
                .containsPattern("<details class=\"lt-more\" open[^>]*><summary>[^<]*</summary><form[^>]*>"
                        + "<input type=\"hidden\" name=\"muc\" value=\"" + entry);

        assertThat(police.post("/cong-an/theo-doi/go", "muc=" + entry + "&lydo=xong+vi%E1%BB%87c")
                        .statusCode())
                .isEqualTo(303);
        assertThat(police.get("/cong-an/theo-doi").body())
                .contains("Tòng Văn Tìm, 07/07/1977", "Nơi theo dõi: Phường Sầm Sơn", OFFICER + " đưa vào lúc")
                .contains(OFFICER + " gỡ lúc", "Lý do: xong việc");
    }

    @Test
    void what_is_wrong_with_a_note_leads_to_its_field_which_keeps_what_was_typed() throws Exception {
        OfficialBrowser police = atWork();
        police.post("/cong-an/theo-doi", "so=" + NUMBER + "&donvi=CA&cancu=Q%C4%90+15b&het=" + today.plusMonths(1));
        Matcher alert = Pattern.compile("name=\"bao-dong\" value=\"([^\"]+)\"").matcher("");
        Awaitility.await()
                .until(() -> alert.reset(police.get("/cong-an/theo-doi").body()).find());
        String field = "g-" + alert.group(1);
        assertThat(police.get("/cong-an/tim").body()).contains("1 cảnh báo đang chờ");
        String typed = "g".repeat(501);
        HttpResponse<String> refused =
                police.post("/cong-an/bao-dong", "bao-dong=" + alert.group(1) + "&ghichu=" + typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#" + field + "\"", "id=\"" + field + "\"", "value=\"" + typed + "\"");
        assertThat(police.post("/cong-an/bao-dong", "bao-dong=" + alert.group(1) + "&ghichu=t%E1%BB%95+2")
                        .statusCode())
                .isEqualTo(303);
    }

    private static String entry(OfficialBrowser police, String name, String basis) throws Exception {
        assertThat(police.post(
                                "/cong-an/theo-doi",
                                "ten=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        + "&sinh=7%2F7%2F1977&donvi=CA&cancu=" + basis + "&phuong=" + WARD + "&het="
                                        + today.plusMonths(1))
                        .statusCode())
                .isEqualTo(303);
        String page = police.get("/cong-an/theo-doi").body();
        Matcher entry = Pattern.compile("name=\"muc\" value=\"([^\"]+)\"").matcher(page.substring(page.indexOf(name)));
        assertThat(entry.find()).isTrue();
        return entry.group(1);
    }

    @Test
    void a_person_is_shown_with_receipt_lateness_and_residence_and_goes_over_to_the_watch_list() throws Exception {
        OfficialBrowser police = atWork();
        String found = police.post("/cong-an/tim", "q=lo+viec&luc=moi-luc").body();
        Matcher person = Pattern.compile("name=\"nguoi\" value=\"([^\"]+)\"").matcher(found);
        assertThat(person.find()).isTrue();
        String page = police.post("/cong-an/nguoi", "nguoi=" + person.group(1)).body();
        assertThat(page)
                .contains(receipt, "Quét mã QR trên thẻ", "Khu phố Mẫu, Phường Sầm Sơn, ")
                .containsPattern("muộn [0-9]+ ngày [0-9]+ giờ")
                .contains("Số liệu đến ")
                .contains("action=\"/cong-an/theo-doi/moi#moi\"", "name=\"so\" value=\"" + NUMBER + "\"");
        assertThat(police.post("/cong-an/theo-doi/moi", "so=" + NUMBER + "&ten=&sinh=")
                        .body())
                .containsPattern("id=\"so\" name=\"so\" value=\"" + NUMBER + "\"");
    }

    @Test
    void the_penalty_band_is_that_of_one_days_deadline_and_the_same_on_both_pages() throws Exception {
        OfficialBrowser police = atWork();
        String page = police.get("/cong-an/co-so?het=1").body();
        assertThat(row(page, "/cong-an/co-so/" + LATE))
                .contains("3 người đến " + SHORT_DAY.format(today.minusDays(1)), "cộng 6 người trong 2 ngày")
                .contains("2 đến 4 triệu")
                .doesNotContain("4 đến 8 triệu");
        assertThat(row(page, "/cong-an/co-so/" + ESTABLISHMENT))
                .contains("gọi hoặc đến kiểm tra", "Thiếu: " + SHORT_DAY.format(today.minusDays(6)))
                .doesNotContain("triệu");
        for (String address : List.of("/cong-an", "/cong-an/co-so")) {
            assertThat(police.get(address).body())
                    .as(address)
                    .contains("từ " + DAY.format(today.minusDays(6)) + " đến " + DAY.format(today));
        }
    }

    private static String row(String page, String address) {
        String row = page.substring(page.indexOf("href=\"" + address + "\""));
        return row.substring(0, row.indexOf("</tr>"));
    }

    @Test
    void files_for_people_have_words_local_times_and_numbers_as_texts_and_each_is_recorded() throws Exception {
        OfficialBrowser police = atWork();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (String[] file : new String[][] {
            {"/cong-an/tim", "q=lo+viec&luc=moi-luc&tep=xlsx"}, {"/cong-an/danh-sach/tu-30-ngay/tai-ve", "tep=xlsx"}
        }) {
            HttpResponse<byte[]> answer = police.download(file[0], file[1]);
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(name -> assertThat(name).contains("luu-tru.xlsx"));
            WorkbookText book = WorkbookText.of(answer.body());
            assertThat(book.texts())
                    .contains(">Họ và tên<", ">Số giấy tờ<", ">" + NUMBER + "<", ">15/03/1990<", ">Nam<", ">Đang ở<")
                    .contains(">01/07/2026 14:05<", ">Phường Sầm Sơn<")
                    .doesNotContain("IN_HOUSE", "2026-07-01");
            assertThat(book.cells()).doesNotContain("<f>", NUMBER);
        }
        assertThat(WorkbookText.of(police.download("/cong-an/tim?lang=en", "q=lo+viec&luc=moi-luc&tep=xlsx")
                                .body())
                        .texts())
                .contains(">Document number<", ">In house<");
        assertThat(new String(
                        police.download("/cong-an/tim", "q=lo+viec&luc=moi-luc&tep=csv")
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("fullName,", "2026-07-01T07:05:00Z");
        assertThat(luutru.get(
                                ADMIN,
                                "/v1/access-log?kind=PERSONS_QUERIED&size=500&reader=" + OFFICER + "&from=" + before
                                        + "&minPosition=" + luutru.head())
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("question").asString()))
                .contains("desk-list-export", "desk-search-export");

        WorkbookText log = WorkbookText.of(luutru.file(ADMIN, "/quan-tri/nhat-ky.xlsx?ai=" + OFFICER));
        assertThat(log.texts())
                .contains(">Tải về kết quả tìm<", ">Kiểm tra cư trú<", ">Phường Sầm Sơn<", ">Công an<")
                .doesNotContain("PERSONS_QUERIED", "desk-search-export");
        assertThat(log.cells()).doesNotContain("<f>");
    }

    @Test
    void an_officer_reads_their_own_log_without_a_task_and_the_look_is_recorded() throws Exception {
        OfficialBrowser other = OfficialBrowser.signedIn(luutru.port, "demo-police-14797-16531");
        other.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=KT-11b&tiep=%2Fcong-an");
        other.post("/cong-an/tim", "q=nguoi+khac+11b");
        atWork().post("/cong-an/tim", "q=nhat+ky+11a");
        luutru.settle();
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, OFFICER);
        assertThat(police.get("/cong-an/nhat-ky").body())
                .contains("Nhật ký của mình", "Tìm người", "chữ tìm: nhat ky 11a", "Kiểm tra cư trú")
                .doesNotContain("nguoi khac 11b");
        luutru.settle();
        police.get("/quan-tri");
        police.get("/cong-an/danh-sach/nuoc-ngoai?phuong=" + WARD);
        atWork().get("/cong-an/danh-sach/nuoc-ngoai?phuong=" + WARD);
        luutru.settle();
        assertThat(police.get("/cong-an/nhat-ky").body())
                .contains("Xem nhật ký truy cập", "Đăng nhập", "mã phiên: ", "lúc nào: Bây giờ")
                .contains("danh sách: Người nước ngoài", "phường, xã: Phường Sầm Sơn")
                .doesNotContain("signed-in", "session: ", "bay-gio", "danh sách: nuoc-ngoai", "xã: " + WARD);
        assertThat(police.get("/cong-an/nhat-ky?trang=x").statusCode()).isEqualTo(400);
        assertThat(OfficialBrowser.signedIn(luutru.port, "demo-tourism")
                        .get("/cong-an/nhat-ky")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void each_page_says_until_when_its_figures_count() throws Exception {
        OfficialBrowser police = atWork();
        for (String page : List.of(
                "/cong-an",
                "/cong-an/tim",
                "/cong-an/theo-doi",
                "/cong-an/co-so",
                "/cong-an/co-so/" + ESTABLISHMENT,
                "/cong-an/danh-sach/tu-30-ngay")) {
            assertThat(police.get(page).body())
                    .as(page)
                    .containsPattern("Số liệu đến [0-9]{2}:[0-9]{2} ngày " + DAY.format(today));
        }
    }

    private static OfficialBrowser atWork() throws Exception {
        return OfficialBrowser.atWork(luutru.port, OFFICER);
    }
}
