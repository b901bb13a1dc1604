package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** Forms that stood open, lists from a spreadsheet, a second bus. */
@IntegrationTest
@WithinOneDay(minutes = 6)
@Timeout(240)
class GroupTest {

    private static final int TEN_MINUTES = 600_000;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception) {
        return CHROMIUM.visit(reception.origin()).expecting("status of 401").expecting("net::ERR_");
    }

    /** Ten minutes go by, without a line: with one the page would learn the server's time, which stands still here. */
    private static void tenMinutesPass(Visit visit, Page page) {
        visit.context().setOffline(true);
        page.clock().fastForward(TEN_MINUTES);
    }

    private static String hourNow(Page page) {
        return (String) page.evaluate("() => new Date(Date.now() + 7 * 3600000).toISOString().slice(11, 16)");
    }

    /** The minute of now, or the one that it was: the clock goes on. */
    private static Pattern minuteSince(String before, Page page) {
        return Pattern.compile(before + "|" + hourNow(page));
    }

    private static Locator row(DeskPage desk, String name) {
        return desk.page().locator("#d-list tbody tr", new Page.LocatorOptions().setHasText(name));
    }

    private static void paste(DeskPage desk, String lines) {
        desk.page().locator("[data-do=paste]").click();
        desk.page().fill("#lines", lines);
        desk.press("Thêm những người này");
    }

    @Test
    void a_guest_typed_into_a_form_that_stood_open_arrives_when_they_are_typed() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.clock().install();
            DeskPage desk = DeskPage.enrolled(page, reception);
            desk.open("khach");
            page.locator("#g-ways [data-do=typing]").click();
            tenMinutesPass(visit, page);
            String before = hourNow(page);
            page.fill("#f-fullName", "Hoàng Văn Gõ");
            assertThat(page.locator("#g-times")).containsText(minuteSince(before, page));
            String begun = page.locator("#g-times").textContent();
            page.clock().fastForward(TEN_MINUTES);
            page.fill("#f-room", "301");
            assertThat(page.locator("#g-times")).hasText(begun);
        }
    }

    @Test
    void a_group_arrives_when_its_first_guest_is_scanned_unless_somebody_typed_when() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(3);
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.clock().install();
            DeskPage desk = DeskPage.enrolled(page, reception);
            desk.needsRules();
            desk.open("doan");
            page.fill("#f-name", "Xe Công ty Mẫu");
            page.locator("#f-name").blur();
            tenMinutesPass(visit, page);
            String first = hourNow(page);
            desk.scan(cards.get(0));
            assertThat(row(desk, Cards.nameOn(cards.get(0)))).isVisible();
            assertThat(page.locator("#f-arrival")).hasValue(minuteSince(first, page));
            String arrived = page.locator("#f-arrival").inputValue();
            page.clock().fastForward(TEN_MINUTES);
            desk.scan(cards.get(1));
            assertThat(row(desk, Cards.nameOn(cards.get(1)))).isVisible();
            assertThat(page.locator("#f-arrival")).hasValue(arrived);

            desk.press("Đoàn khác");
            // Five minutes ago, which may have been yesterday.
            String ago = (String) page.evaluate("() => new Date(Date.now() + 7 * 3600000 - 300000).toISOString()");
            page.fill("#f-arrival", ago.substring(11, 13) + "h" + ago.substring(14, 16));
            page.locator("#f-arrival").blur();
            desk.scan(cards.get(2));
            assertThat(row(desk, Cards.nameOn(cards.get(2)))).isVisible();
            assertThat(page.locator("#f-arrival")).hasValue(ago.substring(11, 16));
            assertThat(page.locator("label[for=f-arrival]"))
                    .hasText("Đến lúc, " + ago.substring(8, 10) + "/" + ago.substring(5, 7));
        }
    }

    @Test
    void a_card_is_read_whole_when_the_focus_moves_in_its_middle() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            DeskPage desk = DeskPage.enrolled(page, reception);
            desk.needsRules();
            desk.open("doan");
            page.fill("#f-name", "Xe Công ty Mẫu");
            scanWhileTheFocusMoves(page, cards.get(0), "#f-rooms");
            assertThat(row(desk, Cards.nameOn(cards.get(0)))).isVisible();
            page.locator("#f-rooms").blur();
            scanWhileTheFocusMoves(page, cards.get(1), "#f-expected");
            assertThat(row(desk, Cards.nameOn(cards.get(1)))).isVisible();
            assertThat(page.locator("#f-name")).hasValue("Xe Công ty Mẫu");
            assertThat(page.locator("#d-title")).hasText("Đoàn: Xe Công ty Mẫu");
            assertThat(page.locator("#f-rooms")).hasValue("");
            assertThat(page.locator("#f-expected")).hasValue("");
        }
    }

    private static void scanWhileTheFocusMoves(Page page, String card, String field) {
        int middle = card.indexOf("||") + 1;
        page.keyboard().type(card.substring(0, middle));
        page.locator(field).focus();
        page.keyboard().insertText(card.substring(middle));
        page.keyboard().press("Enter");
    }

    @Test
    void a_list_from_a_spreadsheet_keeps_what_it_says_and_asks_for_what_it_does_not() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            desk.open("doan");
            desk.page().fill("#f-rooms", "201-204");
            desk.page().locator("#f-rooms").blur();
            paste(desk, """
                STT\tHọ và tên\tNgày sinh\tGiới tính\tSố giấy tờ\tQuốc tịch
                1\tTrần Thị Đủ\t15/03/1990\tNữ\t038190000017
                2\tLê Văn Mất Số\t15/03/1990\tNam\t38090000001
                3\tHONG GILDONG\t1985\tNam\tM00000001\tHàn Quốc
                4\tROE JANE\t01/02/1979\tNữ\tX1234567
                """);
            assertThat(row(desk, "ROE JANE").locator(".lt-tag.warn")).isVisible();
            assertThat(desk.page().locator("#d-list h2")).hasText("4 khách");
            assertThat(row(desk, "Trần Thị Đủ").locator(".lt-tag.ok")).isVisible();
            assertThat(row(desk, "HONG GILDONG").locator(".lt-tag.ok")).isVisible();
            assertThat(row(desk, "Lê Văn Mất Số")).containsText("12 chữ số");
            row(desk, "ROE JANE").locator("[data-do=edit]").click();
            desk.page().selectOption("#m-nationality", "USA");
            desk.page().locator("form[data-member] button[type=submit]").click();
            assertThat(row(desk, "ROE JANE").locator(".lt-tag.ok")).isVisible();
            desk.press("Gửi 3 khách đủ giấy");
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(3);
            assertThat(reception.stays("IN_HOUSE"))
                    .extracting(stay -> stay.at("/guest/nationality").asString())
                    .containsExactly("VNM", "KOR", "USA");
        }
    }

    @Test
    void what_is_typed_of_the_group_counts_for_all_when_send_is_pressed_at_once() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            BusTest.begin(desk);
            cards.forEach(desk::scan);
            assertThat(desk.page().locator("#d-list h2")).hasText("2 khách");
            desk.page().fill("#f-nights", "3");
            desk.page().locator("[data-do=declare]").click();
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(2);
            LocalDate leaves = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(3);
            assertThat(reception.stays("IN_HOUSE"))
                    .extracting(stay -> stay.path("expectedDepartureOn").asString())
                    .containsOnly(leaves.toString());
            desk.open("doan");
            assertThat(desk.page().locator("#d-title")).hasText("Đoàn");
        }
    }

    @Test
    void who_is_scanned_while_the_others_are_sent_stays_in_their_group() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            BusTest.begin(desk);
            desk.scan(cards.get(0));
            assertThat(row(desk, Cards.nameOn(cards.get(0))).locator(".lt-tag.ok"))
                    .isVisible();
            desk.page().evaluate("""
                    async card => {
                      const view = await import(new URL('views/group.js', document.querySelector('script[src$="/app.js"]').src));
                      document.querySelector('[data-do=declare]').click();
                      await view.scanned('card', card);
                    }
                    """, cards.get(1));
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(1);
            assertThat(desk.page().locator("#q-waiting")).containsText("1 khách");
            desk.open("doan");
            assertThat(desk.page().locator("#d-title")).hasText("Đoàn: Xe Công ty Mẫu");
            assertThat(row(desk, Cards.nameOn(cards.get(1)))).isVisible();
        }
    }

    @Test
    void a_list_is_added_once_and_what_is_being_typed_stays_while_the_next_card_is_scanned() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            Page page = desk.page();
            desk.open("doan");
            page.locator("[data-do=paste]").click();
            page.fill(
                    "#lines", "Trần Thị Đủ\t15/03/1990\tNữ\t038190000017\nNgô Văn Thêm\t15/03/1990\tNam\t038090000020");
            page.evaluate(
                    "() => {const form = document.querySelector('#d-paste'); form.requestSubmit(); form.requestSubmit();}");
            assertThat(page.locator("#d-paste")).hasCount(0);
            assertThat(page.locator("#d-list h2")).hasText("2 khách");

            page.locator("[data-do=child]").click();
            page.fill("#child", "Bé Mẫu");
            desk.scan(cards.get(0));
            assertThat(row(desk, Cards.nameOn(cards.get(0)))).isVisible();
            assertThat(page.locator("#child")).hasValue("Bé Mẫu");
            assertThat(page.locator("#with option")).hasCount(4);
            page.locator("#d-child [data-do=extra-quit]").click();

            row(desk, "Trần Thị Đủ").locator("[data-do=edit]").click();
            page.fill("#m-room", "999");
            desk.scan(cards.get(1));
            assertThat(row(desk, Cards.nameOn(cards.get(1)))).isVisible();
            assertThat(page.locator("#m-room")).hasValue("999");
            page.locator("form[data-member] button[type=submit]").click();
            assertThat(row(desk, "Trần Thị Đủ").locator(".room")).hasText("999");
            assertThat(page.locator("#d-list h2")).hasText("4 khách");
        }
    }

    @Test
    void who_could_not_be_sent_waits_apart_when_the_next_bus_comes() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(1);
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            BusTest.begin(desk);
            paste(desk, "Lê Văn Mất Số\t15/03/1990\tNam\t38090000001");
            desk.press("Đoàn khác");
            assertThat(desk.page().locator("#d-title")).hasText("Đoàn");
            desk.page().fill("#f-rooms", "305");
            desk.page().locator("#f-rooms").blur();
            desk.scan(cards.getFirst());
            assertThat(desk.page().locator("#d-list h2")).hasText("1 khách");
            desk.page().locator("[data-do=declare]").click();
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(1);
            Locator left = desk.page().locator("#q-waiting li");
            assertThat(left).hasCount(1);
            assertThat(left).containsText("Lê Văn Mất Số");
            left.locator("[data-do=mend]").click();
            desk.page().fill("#f-docNumber", "038090000001");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests()).contains("Lê Văn Mất Số");
            assertThat(reception.stays("IN_HOUSE"))
                    .extracting((JsonNode stay) -> stay.path("room").asString())
                    .contains("201");
        }
    }
}
