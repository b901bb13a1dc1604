package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@IntegrationTest
@Timeout(240)
class LookTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    static Stream<Arguments> looks() {
        Consumer<Browser.NewContextOptions> desk = options -> {};
        Consumer<Browser.NewContextOptions> dark = options -> options.setColorScheme(ColorScheme.DARK);
        Consumer<Browser.NewContextOptions> english = options -> options.setLocale("en-GB");
        return Stream.of(
                Arguments.of("1440", desk),
                Arguments.of("390", Visit.PHONE),
                Arguments.of("1440-dark", dark),
                Arguments.of("390-dark", Visit.PHONE.andThen(dark)),
                Arguments.of("390-en", Visit.PHONE.andThen(english)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void every_view_is_accessible_and_fits_its_screen(String look, Consumer<Browser.NewContextOptions> options) {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin(), options)
                .expecting("status of 401")
                .expecting("status of 422")) {
            Page page = visit.page();
            page.navigate(reception.origin() + "/le-tan");
            assertThat(page.locator("#code")).isVisible();
            seen(page, look, "enrol");
            new DeskPage(page).enrol(reception.code());
            assertThat(page.locator("#pname")).isVisible();
            seen(page, look, "person");
            page.fill("#pname", DeskPage.CLERK);
            page.fill("#ppin", DeskPage.PIN);
            page.keyboard().press("Enter");
            assertThat(page.locator("#t-states")).isVisible();
            DeskPage desk = new DeskPage(page);
            guests(desk);
            group(desk, look);
            desk.open("hom-nay");
            assertThat(page.locator("#h-rows tbody th")).hasCount(4);
            page.locator("#h-rows [data-do=correct]").first().click();
            assertThat(page.locator("#c-form #f-fullName")).isVisible();
            seen(page, look, "correct");
            page.locator("#c-form [data-do=back]").click();
            page.locator("#h-rows [data-do=ask-cancel]").first().click();
            page.locator("#h-rows [data-do=leave]").nth(2).click();
            seen(page, look, "today");
            desk.open("cho-gui");
            seen(page, look, "queue");
            visit.expecting("net::ERR_").context().setOffline(true);
            desk.open("khach");
            page.locator("#g-ways [data-do=typing]").click();
            page.fill("#f-fullName", "Đặng Văn Mẫu");
            page.fill("#f-dateOfBirth", "12/12/1962");
            page.locator("label[for=f-sex]").click();
            page.fill("#f-docNumber", "038062000089");
            page.fill("#f-room", "309");
            page.locator("#g-form button[type=submit]").click();
            assertThat(page.locator("#g-notes .lt-tag.may")).isVisible();
            assertThat(page.locator(".lt-bar-out.off")).isVisible();
            seen(page, look, "offline");
            visit.context().setOffline(false);
            page.locator("[data-do=lock]").click();
            assertThat(page.locator(".lt-pad")).isVisible();
            seen(page, look, "lock");
        }
    }

    private static void guests(DeskPage desk) {
        Page page = desk.page();
        List<String> cards = Cards.many(4);
        for (int i = 0; i < 4; i++) {
            desk.scan(cards.get(i));
            assertThat(page.locator(".lt-read .name")).hasText(Cards.nameOn(cards.get(i)));
            page.fill("#f-room", Integer.toString(301 + i / 2));
            page.locator("#g-form button[type=submit]").click();
            assertThat(page.locator(".lt-read")).hasCount(0);
        }
    }

    private static void group(DeskPage desk, String look) {
        Page page = desk.page();
        seen(page, look, "recorded");
        desk.scan(Cards.many(5).get(4));
        assertThat(page.locator(".lt-read")).isVisible();
        seen(page, look, "scanned");
        page.locator("#g-form [data-do=typing]").click();
        page.fill("#f-docNumber", "12");
        page.locator("#g-form button[type=submit]").click();
        // by the page's rules, or by the service where they are not compiled
        Locator wrong = page.locator(".lt-summary, #g-notes .lt-tag.loi");
        assertThat(wrong.first()).isVisible();
        seen(page, look, "wrong");
        page.locator("#g-notes [data-do=mend], #g-form [data-do=throw-away]")
                .first()
                .click();
        desk.open("doan");
        page.fill("#f-name", "Xe Công ty Mẫu");
        page.fill("#f-rooms", "201-216");
        page.fill("#f-expected", "45");
        page.locator("#f-expected").blur();
        Cards.many(20).subList(10, 20).forEach(desk::scan);
        assertThat(page.locator("#d-list tbody tr")).hasCount(10);
        seen(page, look, "group");
    }

    private static void seen(Page page, String look, String view) {
        Visit.picture(page, "le-tan-" + view + "-" + look);
        Accessibility.check(page);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("sideways scrolling of %s at %s", view, look)
                .isLessThanOrEqualTo(0);
    }
}
