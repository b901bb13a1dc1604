package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** What a clerk must be able to rely on when answers are lost, the server refuses, or the desk is locked or revoked. */
@IntegrationTest
@Timeout(240)
class TrustTest {

    private static final Pattern STAYS = Pattern.compile(".*/stays/[0-9A-Z]{26}$");
    private static final LocatorAssertions.IsVisibleOptions LONG_TIMEOUT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception) {
        return CHROMIUM.visit(reception.origin()).expecting("status of 401").expecting("net::ERR_");
    }

    @Test
    void a_lost_answer_is_unknown_until_the_same_reference_has_its_first_receipt() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            AtomicInteger sent = new AtomicInteger();
            AtomicBoolean seen = new AtomicBoolean();
            desk.page().route(STAYS, route -> {
                sent.incrementAndGet();
                if (seen.get()) {
                    route.resume();
                } else {
                    route.fetch();
                    route.abort();
                }
            });
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.chua-ro")).isVisible();
            assertThat(desk.said()).containsText("không cần nhập lại");
            seen.set(true);
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible(LONG_TIMEOUT);
            assertThat(sent.get()).isGreaterThanOrEqualTo(2);
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
            desk.open("cho-gui");
            assertThat(desk.receipts())
                    .containsExactly(reception
                            .stays("IN_HOUSE")
                            .getFirst()
                            .at("/receipts/0/number")
                            .asString());
        }
    }

    @Test
    void a_busy_server_is_left_alone_for_as_long_as_it_asks() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception).expecting("status of 429").expecting("status of 503")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            List<Instant> tries = new java.util.concurrent.CopyOnWriteArrayList<>();
            desk.page().route(STAYS, route -> {
                tries.add(Instant.now());
                switch (tries.size()) {
                    case 1 -> refuse(route, 429, "OVERLOADED", "3");
                    case 2 -> refuse(route, 503, "STORE_UNAVAILABLE", "2");
                    default -> route.resume();
                }
            });
            desk.typeFirst();
            assertThat(desk.page().locator("#g-notes")).containsText("Máy chủ đang bận");
            assertThat(desk.said().locator(".lt-tag.may")).isVisible();
            assertThat(desk.said().locator(".lt-tag.chua-ro")).isVisible(LONG_TIMEOUT);
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible(LONG_TIMEOUT);
            assertThat(tries).hasSize(3);
            assertThat(Duration.between(tries.get(0), tries.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
            assertThat(Duration.between(tries.get(1), tries.get(2))).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(reception.guests()).hasSize(1);
        }
    }

    private static void refuse(Route route, int status, String code, String after) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Retry-After", after))
                .setContentType("application/problem+json")
                .setBody(
                        "{\"status\": %d, \"findings\": [{\"code\": \"%s\", \"severity\": \"ERROR\", \"field\": \"\", \"message\": \"…\"}]}"
                                .formatted(status, code)));
    }

    @Test
    void what_the_server_refuses_says_why_and_is_corrected_under_the_same_reference() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception).expecting("status of 422")) {
            Page page = DeskPage.withoutRules(visit.page());
            DeskPage desk = DeskPage.enrolled(page, reception);
            Map<String, Integer> references = new ConcurrentHashMap<>();
            page.onRequest(request -> {
                if (request.method().equals("PUT")) {
                    references.merge(request.url(), 1, Integer::sum);
                }
            });
            desk.type("Hoàng Văn Sai", "12/12/1980", "03808000012", "204");
            assertThat(desk.said().locator(".lt-tag.loi")).isVisible();
            assertThat(desk.said()).containsText("12 chữ số");
            assertThat(desk.said()).containsText("chưa được khai");
            desk.press("Sửa rồi gửi lại");
            assertThat(page.locator(".lt-summary")).isFocused();
            assertThat(page).hasTitle(Pattern.compile("^Lỗi: .*"));
            page.locator(".lt-summary a").click();
            assertThat(page.locator("#f-docNumber")).isFocused();
            page.fill("#f-docNumber", "038080000012");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(references)
                    .hasSize(1)
                    .allSatisfy((address, times) -> assertThat(times).isEqualTo(2));
            assertThat(reception.guests()).containsExactly("Hoàng Văn Sai");
        }
    }

    @Test
    void a_session_that_is_over_keeps_the_queue_and_asks_for_the_pin() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            page.evaluate("() => fetch('/v1/desk/session', {method: 'DELETE', headers: {'X-Luutru-Desk': '1'}})");
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.khoa")).isVisible();
            assertThat(page.locator("#g-notes")).containsText("1 khai báo vẫn giữ trên máy");
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
            desk.press("Nhập PIN");
            desk.unlock();
            desk.open("cho-gui");
            assertThat(page.locator("#q-done tbody tr")).hasCount(1);
            assertThat(reception.guests()).hasSize(1);
        }
    }

    @Test
    void a_desk_locked_without_a_line_opens_with_the_pin_and_sends_once_the_server_knows_who_it_is() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            visit.context().setOffline(true);
            page.locator("[data-do=lock]").click();
            assertThat(page.locator(".lt-pad")).isVisible();
            for (int i = 0; i < 4; i++) {
                page.keyboard().type("9");
            }
            page.keyboard().press("Enter");
            assertThat(page.locator("#desk-main")).containsText("Còn 4 lần thử");
            desk.unlock();
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.may")).isVisible();
            visit.context().setOffline(false);
            page.evaluate("() => dispatchEvent(new Event('online'))");
            assertThat(desk.said().locator(".lt-tag.khoa")).isVisible();
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
            desk.press("Nhập PIN");
            desk.unlock();
            desk.open("cho-gui");
            assertThat(page.locator("#q-done tbody tr")).hasCount(1);
        }
    }

    @Test
    void a_revoked_desk_keeps_its_queue_until_it_is_enrolled_again() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            // The page finds out within seconds, and asks for a code then.
            desk.fillFirst();
            reception.revoke();
            desk.save();
            assertThat(page.locator("#desk-main"))
                    .containsText(
                            "1 khai báo vẫn giữ trên máy",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
            assertThat(page.locator("#code")).isVisible();
            desk.enrol(reception.code());
            page.fill("#pname", DeskPage.CLERK);
            page.fill("#ppin", DeskPage.PIN);
            desk.press("Lưu và mở quầy");
            desk.open("cho-gui");
            assertThat(page.locator("#q-done tbody tr")).hasCount(1);
            assertThat(reception.guests()).hasSize(1);
        }
    }

    @Test
    void a_clock_that_is_set_back_holds_nothing_up() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.addInitScript("""
                {const real = Date.now; globalThis.setBack = 0; const Off = class extends Date {
                constructor(...of) {of.length ? super(...of) : super(real() - setBack);}
                static now() {return real() - setBack;}}; globalThis.Date = Off;}
                """);
            DeskPage desk = DeskPage.enrolled(page, reception);
            page.route("**/v1/desk", Route::abort);
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.may")).isVisible();
            assertThat(page.locator(".lt-bar-out.off")).isVisible();
            page.evaluate("() => {setBack = 600_000;}");
            page.unroute("**/v1/desk");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible(LONG_TIMEOUT);
            assertThat(reception.guests()).hasSize(1);
        }
    }
}
