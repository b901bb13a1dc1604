package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.access.session.SignIn;
import vn.luutru.adapter.identity.SessionAuthentication;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.app.figures.Spreadsheet;

/** What the tourism department reads on 18 February 2026, the second day of the lunar year. */
@IntegrationTest
class TourismPagesTest {

    private static final Instant BEGIN = Instant.parse("2026-02-18T03:00:00Z");
    private static final String[] BACKGROUND = {"X-Luutru-Background", "1"};
    private static final MovedClock CLOCK = new MovedClock();

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(data, CLOCK, "--luutru.clock.max-skew=36500d");
        // What a page finds of a month is kept for a minute: the demo's establishments are known before.
        String figures = "/v1/statistics/tourism?from=2026-02-01&to=2026-02-02&minPosition=" + luutru.head();
        Awaitility.await().until(() -> luutru.get(RunningLuutru.POLICE, figures).status() == 200);
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    private static OfficialBrowser signedIn(String account) throws Exception {
        return OfficialBrowser.signedIn(luutru.port, account);
    }

    /** The browser of a tourism official of some wards only. */
    private static OfficialBrowser ofWards(String... wards) throws Exception {
        OfficialBrowser browser = signedIn("demo-tourism");
        Caller.Official official = new Caller.Official("demo-tourism", Role.TOURISM, Scope.wards(Set.of(wards)));
        String secret = luutru.context
                .getBean(OfficialSessions.class)
                .open(new SignIn(official, "Phạm Văn Dụ", null, null), null)
                .secret();
        browser.cookies().replaceAll((name, value) -> secret);
        return browser;
    }

    @Test
    void each_comparison_names_its_days_and_a_holiday_that_makes_it_uneven() throws Exception {
        String page = signedIn("demo-tourism").get("/du-lich").body();
        assertThat(page)
                .contains("Đêm thứ Ba 17/02/2026")
                .contains("cùng đêm tuần trước, 10/02/2026", "cùng thứ năm trước, 18/02/2025")
                .contains("Dịp nghỉ rơi không đều vào hai kỳ")
                .contains("so cùng đêm tuần trước, 10/02/2026 có Tết Nguyên đán 16/02–21/02/2026");
        String month = signedIn("demo-tourism").get("/du-lich?ky=thang-truoc").body();
        assertThat(month)
                .contains("tháng liền trước, 12/2025", "cùng kỳ năm trước, 01/2025")
                .contains("so cùng kỳ năm trước, 01/2025 có Tết Nguyên đán 28/01–02/02/2025")
                .doesNotContain("so tháng liền trước, 12/2025 có");
    }

    @Test
    void how_complete_is_told_of_the_very_days_and_in_days() throws Exception {
        OfficialBrowser tourism = signedIn("demo-tourism");
        // Nobody has declared anything: whoever is open is silent, up to the noise of a cell.
        assertThat(tourism.get("/du-lich").body())
                .containsPattern(
                        "Đã khai [0-3]\\u00a0%: trong [\\d.]+ cơ sở du lịch mở cửa hôm ấy, \\d+ cơ sở đã khai");
        assertThat(tourism.get("/du-lich?ky=thang-truoc").body())
                .containsPattern("Đã khai 0\\u00a0% số ngày mở cửa: .* mở cửa cộng lại [\\d.]+ ngày");
        assertThat(tourism.get("/du-lich/bao-cao").body())
                .containsPattern("đã khai 0\\u00a0% số ngày mở cửa, còn [\\d.]+ ngày")
                .doesNotContain("đủ để nộp<");
    }

    @Test
    void an_average_stay_is_told_of_four_weeks_and_more() throws Exception {
        OfficialBrowser tourism = signedIn("demo-tourism");
        assertThat(tourism.get("/du-lich").body())
                .contains("Thời gian lưu trú bình quân", "chỉ tính cho kỳ từ 28 ngày", "Công suất sử dụng buồng")
                .doesNotContain("Thời gian lưu trú bình quân (đêm)");
        assertThat(tourism.get("/du-lich?ky=thang-truoc").body())
                .contains("Thời gian lưu trú bình quân (đêm)")
                .doesNotContain("chỉ tính cho kỳ từ 28 ngày");
    }

    @Test
    void the_wall_says_until_when_it_counts_and_where() throws Exception {
        String wall = signedIn("demo-tourism").get("/du-lich/man-hinh").body();
        assertThat(wall)
                .contains("<h1>Thanh Hóa, đêm thứ Ba 17/02/2026</h1>")
                .contains("toàn tỉnh · đã gồm khai báo đến")
                .contains("<dt>Khách quốc tế, tháng 01/2026</dt>")
                .contains("Dịp nghỉ rơi không đều")
                .doesNotContain("Thời gian lưu trú bình quân");
        assertThat(ofWards("16531").get("/du-lich/man-hinh").body())
                .contains("<h1>Phường Sầm Sơn, đêm thứ Ba 17/02/2026</h1>")
                .contains("địa bàn của bạn · đã gồm khai báo đến");
        assertThat(ofWards("16531", "14797").get("/du-lich/man-hinh").body()).contains("<h1>Địa bàn 2 phường, xã, đêm");
    }

    @Test
    void the_wall_says_a_holiday_once_where_the_months_are_the_periods_own() throws Exception {
        OfficialBrowser tourism = signedIn("demo-tourism");
        assertThat(tourism.get("/du-lich/man-hinh?ky=thang-truoc").body())
                .containsOnlyOnce("so cùng kỳ năm trước, 01/2025 có Tết Nguyên đán");
    }

    @Test
    void whatever_file_a_page_of_an_early_or_a_long_period_links_to_is_given() throws Exception {
        OfficialBrowser tourism = signedIn("demo-tourism");
        Pattern files = Pattern.compile("href=\"(/du-lich/tep/[^\"]+)\"");
        for (String period : new String[] {
            "tu=1-1-2005&den=31-3-2005",
            "tu=1-1-2005&den=1-1-2005",
            "tu=25-2-2021&den=28-2-2024",
            "tu=1-1-2024&den=29-2-2024"
        }) {
            HttpResponse<String> page = tourism.get("/du-lich?ky=chon&" + period);
            assertThat(page.statusCode()).as(period).isEqualTo(200);
            List<String> links = files.matcher(page.body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .toList();
            assertThat(links).as(period).hasSizeGreaterThan(3);
            for (String link : links) {
                assertThat(tourism.get(link).statusCode()).as(link).isEqualTo(200);
            }
        }
        assertThat(tourism.get("/du-lich/tep/tong.csv?ky=chon&tu=1-1-2004&den=31-1-2004")
                        .statusCode())
                .as("compared with a year before")
                .isEqualTo(400);
        assertThat(tourism.get("/du-lich/tep/ngay.csv?ky=chon&tu=1-1-2003&den=31-1-2003")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_wall_of_the_department_stays_to_the_end_of_the_session_and_an_administrators_does_not() throws Exception {
        try {
            OfficialBrowser tourism = signedIn("demo-tourism");
            OfficialBrowser admin = signedIn("demo-admin");
            assertThat(tourism.get("/du-lich/man-hinh").body())
                    .containsPattern("đến hết phiên đăng nhập lúc 18:0\\d")
                    .doesNotContain("data-background");
            assertThat(admin.get("/du-lich/man-hinh").body()).contains("data-background=\"1\"");
            Duration passed = Duration.ZERO;
            for (int minutes = 0; minutes < 20; minutes += 2) {
                passed = passed.plusMinutes(2);
                CLOCK.by(passed);
                // What is known of a session for two seconds is not of another hour.
                luutru.context.getBean(SessionAuthentication.class).invalidate();
                int asTheWallAsks = tourism.get("/du-lich/man-hinh").statusCode();
                assertThat(asTheWallAsks).as("%s of the department", passed).isEqualTo(200);
                int ofAdmin = admin.get("/du-lich/man-hinh", BACKGROUND).statusCode();
                // Somebody was there half a minute before the end at most.
                if (passed.toMinutes() <= 4 || passed.toMinutes() >= 6) {
                    assertThat(ofAdmin == 200)
                            .as("%s of an administrator", passed)
                            .isEqualTo(passed.toMinutes() <= 4);
                }
                awaitTouch();
            }
            CLOCK.by(Duration.ofHours(8).plusMinutes(5));
            assertThat(tourism.get("/du-lich/man-hinh").statusCode()).isNotEqualTo(200);
        } finally {
            CLOCK.by(Duration.ZERO);
        }
    }

    /** That somebody is there is written beside the answer. */
    private static void awaitTouch() {
        OfficialSessions sessions = luutru.context.getBean(OfficialSessions.class);
        Caller.Official admin = new Caller.Official("demo-admin", Role.ADMIN, Scope.province());
        Awaitility.await()
                .until(() -> sessions.open(admin).shown().stream()
                        .filter(session -> session.official().role() == Role.TOURISM)
                        .anyMatch(session ->
                                !session.seenAt().isBefore(CLOCK.instant().minusSeconds(60))));
    }

    @Test
    void the_workbook_has_every_table_of_the_page_with_what_it_is_compared_with() throws Exception {
        byte[] night = workbook("ky=dem-qua");
        assertThat(Spreadsheet.names(night))
                .contains("Theo ngày", "Theo phường xã")
                .doesNotContain("Theo tháng");
        List<List<Object>> days = sheet(night, "Theo ngày");
        assertThat(days.getFirst())
                .endsWith("So với", "Lượt khách khi đó", "Ngày khách khi đó", "Ngày khách tăng, giảm");
        assertThat(days)
                .as("as many days as the drawing, the head and the total")
                .hasSize(30);
        int with = days.getFirst().indexOf("So với");
        assertThat(days.get(28).getFirst()).isEqualTo("2026-02-17");
        assertThat(days.get(28).get(with)).isEqualTo("2025-02-18");
        List<List<Object>> wards = sheet(night, "Theo phường xã");
        assertThat(wards.get(1).get(with)).isEqualTo("2026-02-10/2026-02-10");
        byte[] year = workbook("ky=chon&tu=1-1-2025&den=31-12-2025");
        List<List<Object>> months = sheet(year, "Theo tháng");
        assertThat(months)
                .as("the head, the months from July on, in which there are establishments, and the total")
                .hasSize(8);
        assertThat(months.get(1).getFirst()).isEqualTo("2025-07");
        assertThat(months.get(1).get(with)).isEqualTo("2024-07");
        assertThat(Spreadsheet.text(sheet(year, "Ghi chú"))).contains("Kỳ so sánh", "trong sai số");
    }

    private static List<List<Object>> sheet(byte[] file, String name) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<String> names = book.getSheets().map(Sheet::getName).toList();
            assertThat(names).contains(name);
            return Spreadsheet.sheet(file, names.indexOf(name));
        }
    }

    private static byte[] workbook(String query) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + luutru.port + "/du-lich/tep/so-lieu.xlsx?" + query))
                                .header("Authorization", "Bearer demo-tourism")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** Runs as the machine's does, from a day on, and can be moved on. */
    private static final class MovedClock extends Clock {

        private final Clock machine = Clock.tickMillis(ZoneOffset.UTC);
        private final Duration back = Duration.between(machine.instant(), BEGIN);
        private volatile Duration shift = Duration.ZERO;

        void by(Duration later) {
            shift = later;
        }

        @Override
        public Instant instant() {
            return machine.instant().plus(back).plus(shift);
        }

        @Override
        public ZoneId getZone() {
            return machine.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
