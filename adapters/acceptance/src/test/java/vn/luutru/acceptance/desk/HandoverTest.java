package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@IntegrationTest
@Timeout(240)
class HandoverTest {

    private static final String NEXT = "Trần Văn Thử";
    private static final String NEXT_PIN = "1379";
    private static final int MANY = 4;
    private static final LocatorAssertions.HasCountOptions LONG_TIMEOUT =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception) {
        return CHROMIUM.visit(reception.origin()).expecting("status of 401").expecting("net::ERR_");
    }

    @Test
    void what_was_captured_without_a_line_keeps_its_clerk_when_the_next_one_sends_it() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = ofTwo(visit, reception);
            Page page = desk.page();
            visit.context().setOffline(true);
            List<String> cards = Cards.many(MANY + 1);
            cards.subList(0, MANY).forEach(card -> type(desk, card));
            desk.handOver(NEXT, NEXT_PIN);
            type(desk, cards.getLast());
            desk.open("cho-gui");
            assertThat(page.locator("#q-waiting li").first()).containsText("Do " + DeskPage.CLERK + " nhập.");
            assertThat(page.locator("#q-waiting li").last()).not().containsText("nhập.");

            visit.context().setOffline(false);
            page.evaluate("() => dispatchEvent(new Event('online'))");
            desk.press("Nhập PIN");
            desk.choose(NEXT);
            assertThat(page.locator("#desk-main"))
                    .containsText(MANY + " khai báo do " + DeskPage.CLERK + " nhập còn chờ gửi");
            Accessibility.check(page);
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
            desk.enter(NEXT_PIN);

            desk.open("cho-gui");
            assertThat(page.locator("#q-done tbody tr")).hasCount(MANY + 1, LONG_TIMEOUT);
            assertThat(page.locator("#q-done tbody tr").last()).containsText("Do " + DeskPage.CLERK + " nhập.");
            List<JsonNode> stays = reception.stays("IN_HOUSE");
            assertThat(stays)
                    .extracting(stay -> stay.at("/guest/fullName").asString())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
            assertThat(stays)
                    .extracting(stay -> stay.at("/receipts/0/desk/name").asString())
                    .containsOnly(NEXT);
            assertThat(stays.subList(0, MANY))
                    .extracting(
                            stay -> stay.at("/receipts/0/desk/capturedBy/name").asString())
                    .containsOnly(DeskPage.CLERK);
            assertThat(stays.getLast().at("/receipts/0/desk/capturedBy").isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void who_captured_is_kept_on_a_desk_that_was_enrolled_again() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            // The page finds out within seconds, and asks for a code then.
            desk.fillFirst();
            reception.revoke();
            desk.save();
            assertThat(page.locator("#code")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            desk.enrol(reception.code());
            page.fill("#pname", NEXT);
            page.fill("#ppin", NEXT_PIN);
            desk.press("Lưu và mở quầy");
            desk.open("cho-gui");
            assertThat(page.locator("#q-done tbody tr")).hasCount(1, LONG_TIMEOUT);
            JsonNode signed = reception.stays("IN_HOUSE").getFirst().at("/receipts/0/desk");
            assertThat(signed.path("name").asString()).isEqualTo(NEXT);
            assertThat(signed.at("/capturedBy/name").asString()).isEqualTo(DeskPage.CLERK);
        }
    }

    @Test
    void what_the_service_knows_nobody_to_have_captured_is_refused_visibly_and_recorded_anew() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception).expecting("status of 422")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            page.route("**/stays/**", route -> {
                Map<String, String> headers = new HashMap<>(route.request().headers());
                headers.put("x-luutru-captured-by", "desk/somebody");
                route.resume(new Route.ResumeOptions().setHeaders(headers));
            });
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.loi")).isVisible();
            assertThat(desk.said()).containsText("Không rõ ai của cơ sở đã nhập khai báo này");
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
            page.unroute("**/stays/**");
            desk.press("Sửa rồi gửi lại");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests()).hasSize(1);
        }
    }

    /** A desk at which both have opened once, and the first one sits. */
    private static DeskPage ofTwo(Visit visit, Reception reception) {
        DeskPage desk = DeskPage.enrolled(visit.page(), reception);
        Page page = desk.page();
        page.evaluate("""
                body => fetch('/v1/desk/people', {method: 'POST', body,
                  headers: {'X-Luutru-Desk': '1', 'Content-Type': 'application/json'}})
                """, "{\"name\": \"" + NEXT + "\", \"pin\": \"" + NEXT_PIN + "\"}");
        page.reload();
        assertThat(page.locator("#t-states")).isVisible();
        desk.handOver(NEXT, NEXT_PIN);
        desk.handOver(DeskPage.CLERK, DeskPage.PIN);
        return desk;
    }

    private static void type(DeskPage desk, String card) {
        desk.type(Cards.nameOn(card), "15/03/1990", card.substring(0, 12), "301");
        assertThat(desk.said()).containsText(Cards.nameOn(card));
    }
}
