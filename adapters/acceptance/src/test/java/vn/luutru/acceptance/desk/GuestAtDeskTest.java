package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** A guest fills their page in the lobby, and the desk makes a declaration of it. */
@IntegrationTest
@Timeout(240)
class GuestAtDeskTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static String poster(Visit visit, Reception reception) {
        APIResponse made = visit.context()
                .request()
                .post(
                        reception.origin() + "/v1/establishments/" + reception.id() + "/posters",
                        RequestOptions.create()
                                .setHeader("Authorization", "Bearer demo-operator")
                                .setHeader("Content-Type", "application/json")
                                .setData("{\"label\": \"Sảnh\"}"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return JSON.readTree(made.text()).path("posterId").asString();
    }

    /** The code that a Korean guest gets. */
    private static String filled(Page page, String root) {
        page.navigate(root + "/giay-to?lang=ko");
        page.navigate(root + "/ho-chieu");
        page.locator("#dong-1").fill("P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<");
        page.locator("#dong-2").fill("M000000015KOR8501019M3012316<<<<<<<<<<<<<<<4");
        next(page);
        page.locator("label[for=di-cung]").click();
        next(page);
        page.locator("form:has(input[type=hidden]) button").first().click();
        page.locator("label[for=ly-do]").click();
        next(page);
        next(page);
        Locator code = page.locator(".lt-bigcode");
        code.waitFor();
        return code.textContent();
    }

    private static void next(Page page) {
        page.locator("main form button.btn-primary").click();
    }

    @Test
    void what_a_guest_filled_in_is_declared_once_the_desk_has_seen_the_paper_and_is_gone_then() {
        Reception reception = Reception.open();
        try (Visit guest = CHROMIUM.visit(reception.origin(), Visit.PHONE);
                Visit clerk = CHROMIUM.visit(reception.origin())
                        .expecting("status of 401")
                        .expecting("net::ERR_")) {
            String root = reception.origin() + "/g/" + poster(guest, reception);
            String code = filled(guest.page(), root);
            assertThat(reception.stays("IN_HOUSE")).isEmpty();

            DeskPage desk = DeskPage.enrolled(clerk.page(), reception);
            Locator waiting = desk.page().locator("#t-todo li", new Page.LocatorOptions().setHasText("HONG GILDONG"));
            assertThat(waiting).containsText(code);
            clerk.context().setOffline(true);
            waiting.locator("[data-do=card]").click();
            assertThat(desk.page().locator("#t-failed")).containsText("Không nối được máy chủ");
            clerk.context().setOffline(false);
            waiting.locator("[data-do=card]").click();
            assertThat(desk.page().locator(".lt-read .name")).hasText("HONG GILDONG");
            desk.page().fill("#f-room", "306");

            // half typed, the card is in the draft and not offered beside it
            desk.open("hom-nay");
            assertThat(waiting.locator("[data-do=mend]")).isVisible();
            desk.page().reload();
            assertThat(waiting).hasCount(1);
            waiting.locator("[data-do=mend]").click();
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();

            assertThat(reception.guests()).containsExactly("HONG GILDONG");
            assertThat(reception
                            .stays("IN_HOUSE")
                            .getFirst()
                            .at("/capture/method")
                            .asString())
                    .isEqualTo("SELF_CHECK_IN");
            desk.open("hom-nay");
            assertThat(waiting).hasCount(0);
            desk.page().reload();
            assertThat(desk.page().locator("#h-rows tbody th")).hasCount(1);
            assertThat(waiting).hasCount(0);
        }
    }
}
