package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** Several tabs of one desk, and several desks of one establishment. */
@IntegrationTest
@Timeout(240)
class SeveralTabsTest {

    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception) {
        return CHROMIUM.visit(reception.origin()).expecting("status of 401").expecting("net::ERR_");
    }

    @Test
    void two_tabs_of_a_desk_send_each_declaration_once() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage one = DeskPage.enrolled(visit.page(), reception);
            DeskPage two = new DeskPage(visit.open("/le-tan"));
            assertThat(two.page().locator("#t-states")).isVisible();
            Map<String, Integer> sent = new ConcurrentHashMap<>();
            visit.context()
                    .onRequest(request ->
                            references(request).forEach(reference -> sent.merge(reference, 1, Integer::sum)));
            List<String> cards = Cards.many(6);
            for (int i = 0; i < cards.size(); i++) {
                DeskPage desk = i % 2 == 0 ? one : two;
                desk.page().bringToFront();
                desk.type(
                        Cards.nameOn(cards.get(i)),
                        "15/03/1990",
                        cards.get(i).substring(0, 12),
                        Integer.toString(301 + i));
            }
            one.open("cho-gui");
            assertThat(one.page().locator("#q-done tbody tr")).hasCount(6);
            assertThat(one.page().locator("#q-waiting .lt-empty")).isVisible();
            assertThat(sent)
                    .hasSize(6)
                    .allSatisfy((reference, times) -> assertThat(times).isEqualTo(1));
            assertThat(reception.guests())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
        }
    }

    /** The stays that a request declares: by its address, or one a line. */
    private static List<String> references(Request request) {
        if (request.method().equals("PUT")) {
            return List.of(request.url().replaceAll(".*/", ""));
        }
        return request.url().endsWith("/v1/declarations")
                ? REFERENCE
                        .matcher(Objects.requireNonNullElse(request.postData(), ""))
                        .results()
                        .map(found -> found.group(1))
                        .toList()
                : List.of();
    }

    @Test
    void who_works_at_one_tab_keeps_the_other_one_open() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            visit.context().clock().install();
            DeskPage one = DeskPage.enrolled(visit.page(), reception);
            DeskPage two = new DeskPage(visit.open("/le-tan"));
            assertThat(two.page().locator("#t-states")).isVisible();
            visit.context().clock().fastForward("14:00");
            one.open("cho-gui");
            assertThat(one.page().locator("#q-waiting")).isVisible();
            visit.context().clock().fastForward("02:00");
            // a tab that locks the desk has done so when this is recorded
            one.typeFirst();
            assertThat(one.said().locator(".lt-tag.xong")).isVisible();
            two.open("cho-gui");
            assertThat(two.page().locator("#q-done tbody tr")).hasCount(1);
        }
    }

    @Test
    void two_desks_of_an_establishment_see_one_another_and_declare_nobody_twice() {
        Reception reception = Reception.open();
        try (Visit first = visit(reception);
                Visit second = visit(reception)) {
            DeskPage one = DeskPage.enrolled(first.page(), reception);
            DeskPage two = DeskPage.enrolled(second.page(), reception);
            one.typeFirst();
            assertThat(one.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
            two.page().reload();
            assertThat(two.page().locator("#h-rows tbody th")).containsText("Nguyễn Văn Thử");
            two.scan(Cards.FIRST);
            assertThat(two.page().locator(".lt-read .known")).containsText("Đang được khai ở phòng 301");
        }
    }
}
