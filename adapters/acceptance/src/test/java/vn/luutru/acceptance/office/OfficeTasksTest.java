package vn.luutru.acceptance.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.acceptance.Clicks;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** What an official comes for, in clicks and seconds. */
@IntegrationTest
@WithinOneDay(minutes = 4)
@Timeout(240)
class OfficeTasksTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static void computer(Browser.NewContextOptions options) {
        options.setViewportSize(1440, 900);
    }

    @Test
    void last_months_form_is_filled_in_and_downloaded_in_three_clicks(@TempDir Path folder) throws IOException {
        Province province = Province.get();
        try (Visit visit = CHROMIUM.visit(province.origin(), OfficeTasksTest::computer)) {
            Clicks clicks = Clicks.of(visit);
            Page page = province.signIn(visit, "demo-tourism", "/du-lich");
            page.locator("nav.lt-tabs a[href='/du-lich/bao-cao']").click();
            Download file = page.waitForDownload(
                    () -> page.locator("main a.btn-primary[download]").first().click());
            clicks.done("Fill in last month's form and download it", 3, Duration.ofSeconds(20));
            String month =
                    province.today().withDayOfMonth(1).minusMonths(1).toString().substring(0, 7);
            assertThat(file.suggestedFilename()).isEqualTo("01-cs-ltdl-" + month + ".xlsx");
            // the file that the API gives, for the same month
            byte[] filed = province.file("demo-tourism", "/v1/statistics/tourism/forms/01-cs-ltdl.xlsx?month=" + month);
            assertThat(figures(file.path()))
                    .isNotEmpty()
                    .isEqualTo(figures(Files.write(folder.resolve("filed.xlsx"), filed)));
        }
    }

    /** The sheet with the figures; the notes beside it name the moment of their making. */
    private static byte[] figures(Path workbook) throws IOException {
        try (ZipFile files = new ZipFile(workbook.toFile());
                InputStream sheet = files.getInputStream(files.getEntry("xl/worksheets/sheet1.xml"))) {
            return sheet.readAllBytes();
        }
    }

    @Test
    void how_full_the_nghi_son_zone_is_and_whose_workers_live_there_takes_two_clicks() {
        Province province = Province.get();
        try (Visit visit = CHROMIUM.visit(province.origin(), OfficeTasksTest::computer)) {
            Clicks clicks = Clicks.of(visit);
            Page page = province.signIn(visit, "demo-zone", "/khu-cong-nghiep");
            page.locator("main a:has-text('Nghi Sơn')").first().click();
            assertThat(page.locator("h1")).hasText("Khu kinh tế Nghi Sơn");
            assertThat(page.locator(".lt-key dd.big").nth(2)).containsText("%");
            assertThat(page.locator("#dn")
                            .locator("xpath=ancestor::section")
                            .locator("tbody tr")
                            .first())
                    .isVisible();
            clicks.done("How full is the Nghi Sơn zone, and whose workers are they", 2, Duration.ofSeconds(30));
        }
    }

    @Test
    void days_are_typed_as_people_write_them_and_a_wrong_one_says_what_to_do() {
        Province province = Province.get();
        try (Visit visit =
                CHROMIUM.visit(province.origin(), OfficeTasksTest::computer).expecting("status of 400")) {
            Page page = province.signIn(visit, "demo-tourism", "/du-lich");
            page.locator("summary:has-text('Chọn ngày')").click();
            page.fill("#tu", "31/02/2026");
            page.fill("#den", "5-11-2026");
            page.locator("form.lt-choose button").click();
            assertThat(page.locator(".lt-summary a")).hasText("Gõ ngày đầu theo ngày/tháng/năm, ví dụ 01/06/2026");
            assertThat(page.locator("#den")).hasValue("5-11-2026");
            page.fill("#tu", "1/11/2026");
            page.locator("form.lt-choose button").click();
            assertThat(page.locator(".lt-head p").first()).containsText("Từ 01/11/2026 đến 05/11/2026");
        }
    }

    @Test
    void an_office_sees_its_own_pages_only() {
        Province province = Province.get();
        for (String[] page : Province.pages()) {
            for (String token :
                    new String[] {"demo-tourism", "demo-zone", "demo-health", "demo-police", "demo-operator"}) {
                int status =
                        province.send(token, "GET", page[1], "text/html", null).statusCode();
                assertThat(status).as(token + " " + page[1]).isEqualTo(token.equals(page[0]) ? 200 : 403);
            }
        }
    }

    @Test
    void a_table_for_programs_is_the_one_that_the_api_returns() {
        Province province = Province.get();
        String query = "?ky=thang-truoc";
        String from = province.today().withDayOfMonth(1).minusMonths(1).toString();
        String last = province.today().withDayOfMonth(1).minusDays(1).toString();
        String api = "/v1/statistics/tourism.csv?totals=true&from=" + from + "&to=" + last + "&groupBy=";
        for (String[] table : new String[][] {
            {"ngay", "day"}, {"phuong-xa", "ward"}, {"loai", "establishmentType"}, {"quoc-tich", "nationality"}
        }) {
            assertThat(province.send(
                                    "demo-tourism",
                                    "GET",
                                    "/du-lich/tep/" + table[0] + ".csv" + query,
                                    "text/csv",
                                    null)
                            .body())
                    .isEqualTo(province.send("demo-tourism", "GET", api + table[1], "text/csv", null)
                            .body());
        }
    }
}
