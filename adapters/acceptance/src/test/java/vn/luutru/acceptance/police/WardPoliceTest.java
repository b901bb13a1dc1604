package vn.luutru.acceptance.police;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.acceptance.Clicks;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.Vietnam;

/** What the ward police do on their pages, as an officer of Sầm Sơn would. */
@IntegrationTest
@WithinOneDay(minutes = 6)
class WardPoliceTest {

    private static final String ESTABLISHMENT = "CA-SONG";
    private static final String SILENT = "CA-IM";

    @RegisterExtension
    static final PoliceBrowser POLICE = new PoliceBrowser();

    @BeforeAll
    static void declare() {
        Instant now = Instant.now();
        LocalDate today = LocalDate.now(Vietnam.ZONE);
        POLICE.establishment(ESTABLISHMENT, "Nhà nghỉ Sóng Mẫu", LocalDate.of(2026, 1, 1));
        POLICE.establishment(SILENT, "Nhà trọ Bình Mẫu", today.minusDays(5));
        Instant evening = Vietnam.startOf(today).minus(Duration.ofHours(4));
        POLICE.guest(ESTABLISHMENT, "g1", "Nguyễn Văn Thử", "038077004001", evening, "301");
        POLICE.guest(ESTABLISHMENT, "g2", "Lê Thị Thu Mẫu", "038177004002", now.minusSeconds(3_600), "105");
        POLICE.guest(ESTABLISHMENT, "g3", "Phạm Văn Cũ", "038077004003", now.minus(Duration.ofDays(35)), "204");
        POLICE.awaitFigures();
    }

    @Test
    void the_guest_of_last_night_whose_name_sounds_like_this_is_found_in_five_clicks() {
        try (Visit visit = POLICE.visit()) {
            Clicks clicks = Clicks.of(visit);
            Page page = visit.open("/cong-an/tim");
            page.locator("form:has(input[value='" + PoliceBrowser.OFFICER + "']) button")
                    .click();
            PoliceBrowser.state(page, "KT-112/2026");
            page.fill("#q", "thu song mau");
            page.locator("label[for='luc-dem-qua']").click();
            page.locator("form[role=search] .btn-primary").click();
            Locator found = page.locator("tbody tr", new Page.LocatorOptions().setHasText("Nguyễn Văn Thử"));
            found.first().waitFor();
            clicks.done(
                    "Find the guest whose name sounds like this, last night, in Sầm Sơn", 5, Duration.ofSeconds(30));
            assertThat(found.first().textContent()).contains("Nhà nghỉ Sóng Mẫu", "301", "038077004001");
            assertThat(page.url()).isEqualTo(POLICE.origin() + "/cong-an/tim");
            PoliceBrowser.look(page, "cong-an-tim");

            found.first().locator("button").click();
            page.locator(".lt-time li").first().waitFor();
            assertThat(page.locator("h2#ng").textContent()).isEqualTo("Nguyễn Văn Thử");
            assertThat(page.url()).isEqualTo(POLICE.origin() + "/cong-an/nguoi");
            PoliceBrowser.look(page, "cong-an-nguoi");
        }
        String log = POLICE.asked();
        assertThat(log).contains("KT-112/2026", "RESIDENCE_CHECK", "thu song mau", "desk-search", "person-stays");
    }

    @Test
    void establishments_that_have_not_declared_for_two_days_stand_first() {
        try (Visit visit = POLICE.visit()) {
            Clicks clicks = Clicks.of(visit);
            Page page = visit.open("/cong-an");
            page.locator("form:has(input[value='" + PoliceBrowser.OFFICER + "']) button")
                    .click();
            page.locator("nav.lt-tabs a[href='/cong-an/co-so']").click();
            page.locator("tbody tr").first().waitFor();
            assertThat(page.locator("tbody tr").first().textContent()).contains("không ngày nào trong 60 ngày");
            clicks.done("Which establishments of my ward have not declared for two days", 2, Duration.ofSeconds(30));
            PoliceBrowser.look(page, "cong-an-co-so");
            page.navigate(POLICE.origin() + "/cong-an/co-so?het=1");
            Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("Nhà trọ Bình Mẫu"));
            row.first().waitFor();
            assertThat(row.first().textContent()).contains("không ngày nào trong 5 ngày", "gọi hoặc đến kiểm tra");
        }
    }

    @Test
    void a_search_says_how_it_was_read_and_is_read_otherwise_by_one_click() {
        try (Visit visit = POLICE.officer()) {
            Page page = PoliceBrowser.open(visit, "/cong-an/tim", "KT-178");
            page.fill("#q", "thử mẫu 301");
            page.locator("form[role=search] .btn-primary").click();
            Locator read = page.locator("#kq").locator("xpath=ancestor::section");
            read.waitFor();
            assertThat(read.textContent())
                    .contains("cơ sở có “mau”", "tên có “thu”", "phòng 301", "dấu không xét", "Nguyễn Văn Thử");
            PoliceBrowser.look(page, "cong-an-tim-nghia");
            Locator other = page.locator("button[name=cach]");
            assertThat(other.allTextContents()).contains("tên có “thu mau”, phòng 301", "tên có “thu mau 301”");
            other.filter(new Locator.FilterOptions().setHasText("tên có “thu mau”, phòng 301"))
                    .click();
            page.locator(".lt-empty").waitFor();
            assertThat(page.url()).isEqualTo(POLICE.origin() + "/cong-an/tim");
            PoliceBrowser.look(page, "cong-an-tim-khong-thay");
        }
    }

    @Test
    void a_list_is_seen_and_downloaded_and_both_are_recorded() throws IOException {
        try (Visit visit = POLICE.officer()) {
            Page page = PoliceBrowser.open(visit, "/cong-an/danh-sach/tu-30-ngay", "TT-30");
            page.locator("tbody tr", new Page.LocatorOptions().setHasText("Phạm Văn Cũ"))
                    .first()
                    .waitFor();
            PoliceBrowser.look(page, "cong-an-danh-sach");
            Download book = page.waitForDownload(
                    () -> page.locator("form[action$='tai-ve'] button").first().click());
            assertThat(book.suggestedFilename()).isEqualTo("luu-tru.xlsx");
            Download file = page.waitForDownload(() ->
                    page.locator("form[action$='tai-ve'] button[value=csv]").click());
            assertThat(Files.readString(file.path())).contains("Phạm Văn Cũ", "038077004003");
        }
        String log = POLICE.asked();
        assertThat(log).contains("desk-list", "desk-list-export", "tu-30-ngay");
    }

    @Test
    void an_officer_of_several_wards_sees_them_side_by_side_chooses_one_and_prints_it() {
        try (Visit visit = POLICE.visit()) {
            Page page = visit.open("/cong-an");
            page.locator("form:has(input[value='demo-police-14797-16531']) button")
                    .click();
            PoliceBrowser.state(page, "KT-9");
            page.locator("#px").waitFor();
            PoliceBrowser.look(page, "cong-an-nhieu-phuong");
            page.selectOption("#phuong", "16531");
            page.locator("form.lt-choose button").click();
            page.locator("form[action='/cong-an/in?phuong=16531']").waitFor();
            assertThat(page.locator("main").textContent()).contains("Chỉ Phường Sầm Sơn.", "Nhà nghỉ Sóng Mẫu");
            PoliceBrowser.look(page, "cong-an-mot-phuong");
            page.locator("form[action='/cong-an/in?phuong=16531'] button").click();
            page.locator("[data-print]").first().waitFor();
            PoliceBrowser.look(page, "cong-an-in");
        }
    }

    @Test
    void without_purpose_and_case_no_person_is_shown_and_a_task_ends_by_a_click() {
        try (Visit visit = POLICE.officer()) {
            visit.expecting("status of 422");
            Page page = visit.open("/cong-an");
            assertThat(page.locator("main").textContent()).doesNotContain("Nguyễn Văn Thử");
            page.locator("main form .btn-primary").click();
            page.locator(".lt-summary").waitFor();
            PoliceBrowser.look(page, "cong-an-muc-dich");
            PoliceBrowser.state(page, "KT-1");
            assertThat(page.locator(".lt-bar-out.case").textContent()).contains("KT-1", "còn 30 phút");
            page.locator(".lt-bar-out.case button").click();
            page.locator("label[for='p-RESIDENCE_CHECK']").waitFor();
        }
    }

    @Test
    void the_first_page_is_accessible_on_a_phone_and_a_computer_by_day_and_by_night() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (boolean phone : new boolean[] {true, false}) {
                Consumer<Browser.NewContextOptions> options = it -> it.setColorScheme(scheme);
                try (Visit visit = POLICE.officer(phone ? options.andThen(Visit.PHONE) : options)) {
                    Page page = PoliceBrowser.open(visit, "/cong-an", "KT-2");
                    Accessibility.check(page);
                    assertThat(PoliceBrowser.wider(page)).isFalse();
                    Visit.picture(
                            page,
                            "cong-an-" + (phone ? "390-" : "1440-")
                                    + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }
}
