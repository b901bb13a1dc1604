package vn.luutru.acceptance.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** The page on a wall, which nobody touches. */
@IntegrationTest
@Timeout(240)
class WallTest {

    private static final String WALL = "/du-lich/man-hinh";
    private static final int MINUTE = 61_000;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"demo-tourism, false", "demo-admin, true"})
    void it_shows_itself_anew_each_minute_which_of_an_administrator_is_no_sign_of_anybody(
            String official, boolean background) {
        Province province = Province.get();
        try (Visit visit = CHROMIUM.visit(province.origin(), options -> options.setViewportSize(1920, 1080))) {
            visit.context().clock().install();
            Page page = province.signIn(visit, official, WALL);
            page.evaluate(
                    "() => { globalThis.sameDocument = true; document.querySelector('main').dataset.old = '1'; }");
            for (int minute = 0; minute < 2; minute++) {
                Request renewed = page.waitForRequest(
                        request -> request.url().endsWith(WALL),
                        () -> page.clock().fastForward(MINUTE));
                assertThat(renewed.headers().containsKey("x-luutru-background")).isEqualTo(background);
                assertThat(renewed.isNavigationRequest()).isFalse();
                assertThat(page.locator("main:not([data-old])")).isVisible();
                assertThat(page.locator("main .lt-key")).hasCount(4);
                page.evaluate("() => { document.querySelector('main').dataset.old = '1'; }");
            }
            assertThat((Boolean) page.evaluate("() => globalThis.sameDocument")).isTrue();
        }
    }

    @Test
    void it_says_so_when_it_cannot_and_goes_on_once_it_can() {
        Province province = Province.get();
        try (Visit visit = CHROMIUM.visit(province.origin(), options -> {}).expecting("ERR_INTERNET_DISCONNECTED")) {
            visit.context().clock().install();
            Page page = province.signIn(visit, "demo-tourism", WALL);
            visit.context().setOffline(true);
            page.clock().fastForward(MINUTE);
            assertThat(page.locator("#wall-state")).containsText("số có thể đã cũ");
            visit.context().setOffline(false);
            page.clock().fastForward(MINUTE);
            assertThat(page.locator("#wall-state")).containsText("Tự làm mới mỗi phút");
        }
    }
}
