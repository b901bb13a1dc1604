package vn.luutru.acceptance.police;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.Vietnam;

/** What comes up on pages of the ward police while they stand open, and what leads from one to the other. */
@IntegrationTest
@WithinOneDay(minutes = 6)
class WatchedPagesTest {

    private static final String ESTABLISHMENT = "CA-CANH-BAO";

    @RegisterExtension
    static final PoliceBrowser POLICE = new PoliceBrowser();

    @BeforeAll
    static void declare() {
        POLICE.establishment(ESTABLISHMENT, "Nhà nghỉ Sóng Mẫu 2", LocalDate.of(2026, 1, 1));
        POLICE.guest(
                ESTABLISHMENT,
                "c1",
                "Mạc Văn Ghi",
                "038077004031",
                Instant.now().minusSeconds(3_600),
                "301");
        POLICE.awaitFigures();
    }

    @Test
    void an_arrival_and_a_match_of_the_watch_list_appear_while_the_page_is_open() {
        try (Visit visit = POLICE.officer()) {
            Page page = PoliceBrowser.open(visit, "/cong-an/theo-doi", "TN-7/2026");
            page.fill("#so", "038077004009");
            page.fill("#donvi", "Công an phường Sầm Sơn");
            page.fill("#cancu", "QĐ 45/2026 (mẫu)");
            page.fill("#het", LocalDate.now(Vietnam.ZONE).plusMonths(1).toString());
            page.locator("#moi .btn-primary").click();
            page.locator(".lt-list li").first().waitFor();
            PoliceBrowser.look(page, "cong-an-theo-doi");

            page.navigate(POLICE.origin() + "/cong-an");
            page.locator("#noi", new Page.LocatorOptions().setHasText("đã kết nối"))
                    .waitFor();
            POLICE.guest(
                    ESTABLISHMENT,
                    "w1",
                    "Trần Văn Giả",
                    "038077004009",
                    Instant.now().minusSeconds(60),
                    "208");
            Locator alert = page.locator("#bao-dong .lt-alert", new Page.LocatorOptions().setHasText("Trần Văn Giả"));
            alert.first().waitFor();
            page.locator("#den li", new Page.LocatorOptions().setHasText("Trần Văn Giả"))
                    .first()
                    .waitFor();
            assertThat(alert.first().textContent()).contains("208", "số giấy tờ", "QĐ 45/2026 (mẫu)");
            PoliceBrowser.look(page, "cong-an");

            page.navigate(POLICE.origin() + "/cong-an/tim");
            page.fill("#q", "tran van gia 208");
            page.locator("form[role=search] .btn-primary").click();
            Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("Trần Văn Giả"));
            row.first().waitFor();
            assertThat(row.first().textContent()).contains("Trong danh sách theo dõi");
            PoliceBrowser.look(page, "cong-an-tim-theo-doi");

            page.navigate(POLICE.origin() + "/cong-an/theo-doi");
            Locator waiting = page.locator(".lt-alert", new Page.LocatorOptions().setHasText("Trần Văn Giả"));
            waiting.locator("input[name=ghichu]").fill("Đã cử tổ 2 đến");
            waiting.locator(".btn-danger").click();
            waiting.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        }
    }

    @Test
    void an_alert_comes_to_whichever_page_is_open_and_the_end_of_a_task_is_said_before_it_comes() {
        try (Visit visit = POLICE.officer()) {
            Page page = PoliceBrowser.open(visit, "/cong-an/theo-doi", "TN-8/2026");
            page.fill("#ten", "Đinh Văn Kín");
            page.fill("#sinh", "7/7/1977");
            page.fill("#donvi", "Công an phường Sầm Sơn");
            page.fill("#cancu", "QĐ 46/2026 (mẫu)");
            page.fill("#het", LocalDate.now(Vietnam.ZONE).plusMonths(1).toString());
            page.locator("#moi .btn-primary").click();
            page.locator(".lt-list li", new Page.LocatorOptions().setHasText("Đinh Văn Kín, 07/07/1977"))
                    .first()
                    .waitFor();

            page.clock().install();
            page.navigate(POLICE.origin() + "/cong-an/tim");
            page.fill("#q", "gõ dở");
            POLICE.guest(
                    ESTABLISHMENT,
                    "w2",
                    "Đinh Văn Kín",
                    "038077004019",
                    Instant.now().minusSeconds(60),
                    "209");
            Locator alert =
                    page.locator("#canh-bao [role=alert]", new Page.LocatorOptions().setHasText("Đinh Văn Kín"));
            alert.first().waitFor();
            assertThat(page.locator("#sap-het").isVisible()).isFalse();

            page.clock().fastForward("28:00");
            page.locator("#sap-het", new Page.LocatorOptions().setHasText("Còn 2 phút"))
                    .waitFor();
            PoliceBrowser.look(page, "cong-an-tim-sap-het");
            page.locator("#sap-het button").click();
            page.locator("#sap-het").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            assertThat(page.inputValue("#q")).as("what was typed stays").isEqualTo("gõ dở");
            assertThat(page.locator("#con-lai").textContent()).contains("còn 30 phút");

            alert.locator("a").first().click();
            page.locator("section.lt-alert", new Page.LocatorOptions().setHasText("Đinh Văn Kín"))
                    .first()
                    .waitFor();
        }
    }

    @Test
    void a_page_that_no_longer_watches_says_so_and_one_that_watches_again_says_nothing() {
        try (Visit visit = POLICE.officer().expecting("status of 503")) {
            Page page = visit.open("/cong-an/tim");
            PoliceBrowser.state(page, "TN-9/2026");
            Locator said = page.locator("#khong-theo-doi .lt-note");
            page.route("**/cong-an/truc-tiep*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            page.navigate(POLICE.origin() + "/cong-an/co-so");
            said.waitFor();
            assertThat(said.textContent()).contains("chưa nhận được cảnh báo mới", "đang tạm dừng");
            PoliceBrowser.look(page, "cong-an-co-so-khong-theo-doi");
            page.unroute("**/cong-an/truc-tiep*");
            said.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

            page.route("**/cong-an/truc-tiep*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            page.navigate(POLICE.origin() + "/cong-an");
            said.waitFor();
            PoliceBrowser.look(page, "cong-an-khong-theo-doi");
            page.unroute("**/cong-an/truc-tiep*");
            said.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

            Page other = visit.open("/cong-an/co-so");
            other.locator("form[action$='ket-thuc'] button").click();
            page.locator("#khong-theo-doi", new Page.LocatorOptions().setHasText("không còn nhận cảnh báo"))
                    .waitFor();
            assertThat(said.isVisible()).isTrue();
        }
    }

    @Test
    void an_alert_on_the_page_of_the_watch_list_leads_to_its_card() {
        try (Visit visit = POLICE.officer()) {
            Page page = visit.open("/cong-an/theo-doi");
            PoliceBrowser.state(page, "TN-10/2026");
            page.fill("#so", "038077004029");
            page.fill("#donvi", "Công an phường Sầm Sơn");
            page.fill("#cancu", "QĐ 47/2026 (mẫu)");
            page.fill("#het", LocalDate.now(Vietnam.ZONE).plusMonths(1).toString());
            page.locator("#moi .btn-primary").click();
            page.locator(".lt-list li", new Page.LocatorOptions().setHasText("QĐ 47/2026 (mẫu)"))
                    .first()
                    .waitFor();
            POLICE.guest(
                    ESTABLISHMENT,
                    "w3",
                    "Hà Văn Kề",
                    "038077004029",
                    Instant.now().minusSeconds(60),
                    "210");
            Locator alert = page.locator("#canh-bao [role=alert]", new Page.LocatorOptions().setHasText("Hà Văn Kề"));
            alert.first().locator("a").click();
            page.locator("section.lt-alert", new Page.LocatorOptions().setHasText("Hà Văn Kề"))
                    .first()
                    .waitFor();
            POLICE.guest(
                    ESTABLISHMENT,
                    "w4",
                    "Hà Văn Kề",
                    "038077004029",
                    Instant.now().minusSeconds(30),
                    "211");
            page.locator("#canh-bao [role=alert]", new Page.LocatorOptions().setHasText("211"))
                    .waitFor();
            page.reload();
            assertThat(page.locator("section.lt-alert", new Page.LocatorOptions().setHasText("Hà Văn Kề"))
                            .count())
                    .isEqualTo(2);
            PoliceBrowser.look(page, "cong-an-theo-doi-hai-canh-bao");
        }
    }

    @Test
    void that_a_task_could_not_be_renewed_stays_said_until_it_is() {
        try (Visit visit = POLICE.officer().expecting("status of 503")) {
            Page page = visit.page();
            page.clock().install();
            page.navigate(POLICE.origin() + "/cong-an/tim");
            PoliceBrowser.state(page, "TN-11/2026");
            page.clock().fastForward("28:00");
            Locator box = page.locator("#sap-het");
            page.locator("#sap-het", new Page.LocatorOptions().setHasText("Còn 2 phút"))
                    .waitFor();
            page.route("**/viec/tiep-tuc", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            box.locator("button").click();
            page.locator("#sap-het", new Page.LocatorOptions().setHasText("Không kéo dài được"))
                    .waitFor();
            page.clock().runFor(5_000);
            assertThat(box.textContent()).as("five seconds later").contains("Không kéo dài được");
            PoliceBrowser.look(page, "cong-an-tim-khong-keo-dai");
            page.unroute("**/viec/tiep-tuc");
            box.locator("button").click();
            box.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            assertThat(page.locator("#con-lai").textContent()).contains("còn 30 phút");
        }
    }

    @Test
    void the_bar_of_a_page_names_the_task_whose_time_it_counts() {
        try (Visit visit = POLICE.officer()) {
            Page page = visit.open("/cong-an/tim");
            PoliceBrowser.state(page, "TN-12/2026");
            assertThat(page.locator("#viec").textContent()).contains("vụ TN-12/2026");
            Page other = visit.open("/cong-an/tim");
            other.locator("form[action$='ket-thuc'] button").click();
            PoliceBrowser.state(other, "TN-13/2026");
            page.locator("#viec", new Page.LocatorOptions().setHasText("vụ TN-13/2026"))
                    .waitFor();
            assertThat(page.locator("#con-lai").textContent()).contains("còn 30 phút");
        }
    }

    @Test
    void a_person_goes_over_to_the_watch_list_and_an_officer_reads_their_own_log() {
        try (Visit visit = POLICE.officer()) {
            Page page = PoliceBrowser.open(visit, "/cong-an/tim", "KT-18");
            page.fill("#q", "mac van ghi");
            page.locator("label[for='luc-moi-luc']").click();
            page.locator("form[role=search] .btn-primary").click();
            page.locator("tbody button").first().click();
            page.locator("form[action^='/cong-an/theo-doi/moi'] button").click();
            page.locator("#moi").waitFor();
            assertThat(page.inputValue("#so")).startsWith("038");
            assertThat(page.url()).doesNotContain("038");
            PoliceBrowser.look(page, "cong-an-dua-vao-theo-doi");
            page.navigate(POLICE.origin() + "/cong-an/nhat-ky");
            page.locator("tbody tr", new Page.LocatorOptions().setHasText("mac van ghi"))
                    .first()
                    .waitFor();
            PoliceBrowser.look(page, "cong-an-nhat-ky");
        }
    }
}
