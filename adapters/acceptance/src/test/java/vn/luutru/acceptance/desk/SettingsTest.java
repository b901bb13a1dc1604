package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** What a desk sets for its establishment: reminders, posters. */
@IntegrationTest
@Timeout(180)
class SettingsTest {

    private static final List<Consumer<Browser.NewContextOptions>> SCREENS =
            List.of(options -> {}, Visit.PHONE, Visit.PHONE.andThen(options -> options.setLocale("en-GB")));

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception, Consumer<Browser.NewContextOptions> options) {
        return CHROMIUM.visit(reception.origin(), options)
                .expecting("status of 401")
                .expecting("status of 422");
    }

    private static void seen(Page page, String name) {
        Visit.picture(page, name);
        Accessibility.check(page);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("sideways scrolling of %s", name)
                .isLessThanOrEqualTo(0);
    }

    @Test
    void a_clerk_says_where_and_when_to_be_reminded_and_ends_it() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception, options -> {})) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            page.locator("#desk-foot a[href='#nhac']").click();
            page.fill("#f-email0", "letan");
            desk.press("Lưu");
            assertThat(page.locator("[data-field=email0] .lt-err")).containsText("letan@khachsan.vn");
            assertThat(page.locator("#f-email0")).isFocused();
            page.fill("#f-email0", "letan@khachsan.vn");
            page.fill("#f-quietFrom", "23h30");
            desk.press("Lưu");
            assertThat(page.locator("#r-said .lt-note.ok")).containsText("letan@khachsan.vn");
            page.reload();
            assertThat(page.locator("#f-email0")).hasValue("letan@khachsan.vn");
            assertThat(page.locator("#f-quietFrom")).hasValue("23:30");
            desk.press("Tắt nhắc qua email");
            assertThat(page.locator("#r-said .lt-note.ok")).containsText("Đã tắt");
            page.reload();
            assertThat(page.locator("#f-email0")).hasValue("");
        }
    }

    @Test
    void a_clerk_makes_a_poster_and_revokes_it() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception, options -> {}).expecting("status of 410")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            page.locator("#desk-foot a[href='#bien']").click();
            assertThat(page.locator("#b-list")).containsText("Chưa có biển nào");
            page.fill("#f-label", "Quầy chính");
            desk.press("Làm biển");
            assertThat(page.locator("#b-list .what")).hasText("Quầy chính");
            String poster = page.locator("#b-list a[href*='/to-dan/']").getAttribute("href");
            Page printed = visit.open(poster);
            assertThat(printed.locator("svg.qr")).isVisible();
            Accessibility.check(printed);
            printed.close();
            page.locator("#b-list [data-do=ask-revoke]").click();
            page.locator("#b-list [data-do=revoke]").click();
            assertThat(page.locator("#b-said .lt-note.ok")).containsText("Đã thu hồi");
            assertThat(page.locator("#b-list")).containsText("Đã thu hồi: Quầy chính");
            assertThat(visit.context()
                            .request()
                            .get(reception.origin() + poster)
                            .status())
                    .isEqualTo(410);
        }
    }

    @Test
    void both_are_good_to_look_at() {
        for (int screen = 0; screen < SCREENS.size(); screen++) {
            Reception reception = Reception.open();
            try (Visit visit = visit(reception, SCREENS.get(screen))) {
                Page page = visit.page();
                page.navigate(reception.origin() + "/le-tan");
                DeskPage desk = new DeskPage(page);
                desk.enrol(reception.code());
                page.fill("#pname", DeskPage.CLERK);
                page.fill("#ppin", DeskPage.PIN);
                page.keyboard().press("Enter");
                assertThat(page.locator("#t-states")).isVisible();
                page.locator("#desk-foot a[href='#nhac']").click();
                page.fill("#f-email0", "letan");
                page.locator("#r-form button[type=submit]").click();
                assertThat(page.locator(".lt-err")).isVisible();
                seen(page, "le-tan-nhac-" + screen);
                page.locator("#desk-foot a[href='#bien']").click();
                page.fill("#f-label", "Sảnh");
                page.locator("#b-new button[type=submit]").click();
                assertThat(page.locator("#b-list .what")).hasText("Sảnh");
                page.locator("#b-list [data-do=ask-revoke]").click();
                seen(page, "le-tan-bien-" + screen);
            }
        }
    }

    @Test
    void without_a_line_both_say_so_and_come_back() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception, options -> {}).expecting("net::ERR_")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            visit.context().setOffline(true);
            page.locator("#desk-foot a[href='#nhac']").click();
            assertThat(page.locator("#r-form")).containsText("Không nối được máy chủ");
            page.locator("#desk-foot a[href='#bien']").click();
            assertThat(page.locator("#b-list")).containsText("Không nối được máy chủ");
            visit.context().setOffline(false);
            page.locator("#b-list [data-do=again]").click();
            assertThat(page.locator("#b-list")).containsText("Chưa có biển nào");
        }
    }
}
