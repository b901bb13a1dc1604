package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** A guest who was scanned or typed is neither lost nor declared twice, whatever is pressed meanwhile. */
@IntegrationTest
@Timeout(240)
class NothingLostTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception) {
        return CHROMIUM.visit(reception.origin()).expecting("status of 401").expecting("net::ERR_");
    }

    private static Locator waiting(DeskPage desk, String name) {
        return desk.page().locator("#q-waiting li", new Page.LocatorOptions().setHasText(name));
    }

    @Test
    void a_card_is_read_whole_in_a_field_that_takes_less_and_declares_nobody_in_the_room_before() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            desk.scan(cards.get(0));
            assertThat(page.locator(".lt-read .name")).hasText(Cards.nameOn(cards.get(0)));
            page.fill("#f-room", "301");
            assertThat(page.locator("#f-room")).isFocused();
            desk.scan(cards.get(1));
            assertThat(page.locator(".lt-read .name")).hasText(Cards.nameOn(cards.get(1)));
            assertThat(page.locator("#f-room")).hasValue("");
            desk.open("cho-gui");
            assertThat(waiting(desk, Cards.nameOn(cards.get(0)))).containsText("301");
            assertThat(waiting(desk, Cards.nameOn(cards.get(1)))).isVisible();
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
        }
    }

    @Test
    void a_child_without_papers_stays_a_draft_when_the_next_guest_is_scanned() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            desk.open("khach");
            page.locator("#g-ways [data-do=typing]").click();
            page.fill("#f-fullName", "Bé Mẫu");
            page.selectOption("#f-docType", "NONE");
            page.fill("#f-room", "301");
            desk.scan(Cards.FIRST);
            assertThat(page.locator(".lt-read .name")).hasText(Cards.nameOn(Cards.FIRST));
            desk.open("cho-gui");
            assertThat(waiting(desk, "Bé Mẫu")).containsText("301");
            assertThat(waiting(desk, Cards.nameOn(Cards.FIRST))).isVisible();
        }
    }

    @Test
    void who_was_begun_by_name_is_the_one_whose_card_is_read_then() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            desk.open("khach");
            page.locator("#g-ways [data-do=typing]").click();
            page.fill("#f-fullName", "nguyen van");
            page.fill("#f-room", "301");
            desk.scan(Cards.FIRST);
            assertThat(page.locator(".lt-read .name")).hasText(Cards.nameOn(Cards.FIRST));
            assertThat(page.locator("#f-room")).hasValue("301");
            desk.open("cho-gui");
            assertThat(page.locator("#q-waiting li")).hasCount(1);
        }
    }

    @Test
    void a_draft_that_was_thrown_away_while_its_form_stood_open_is_recorded_when_the_button_is_pressed() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.fill("Nguyễn Văn Thử", "15/03/1990", "038090000001", "301");
            desk.open("cho-gui");
            waiting(desk, "Nguyễn Văn Thử").locator("[data-do=discard]").click();
            assertThat(desk.page().locator("#q-waiting li")).hasCount(0);
            desk.open("khach");
            assertThat(desk.page().locator("#f-fullName")).hasValue("Nguyễn Văn Thử");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
        }
    }

    @Test
    void an_edit_of_what_was_sent_meanwhile_is_said_not_to_be_recorded_and_stays_in_the_form() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            visit.context().setOffline(true);
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.may")).isVisible();
            desk.open("cho-gui");
            waiting(desk, "Nguyễn Văn Thử").locator("[data-do=mend]").click();
            page.fill("#f-room", "999");
            page.waitForResponse(
                    answer -> answer.request().method().equals("PUT"),
                    () -> visit.context().setOffline(false));
            desk.press("Ghi nhận khách này");
            assertThat(page.locator("#g-top")).containsText("CHƯA được ghi");
            assertThat(page.locator("#f-room")).hasValue("999");
            assertThat(reception.stays("IN_HOUSE"))
                    .extracting((JsonNode stay) -> stay.path("room").asString())
                    .containsExactly("301");
        }
    }

    @Test
    void a_button_that_is_pressed_twice_records_one_guest() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.fill("Nguyễn Văn Thử", "15/03/1990", "038090000001", "301");
            desk.page().evaluate("""
                    () => {
                      const button = document.querySelector('#g-form [type=submit]');
                      button.click();
                      button.click();
                    }
                    """);
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            desk.open("cho-gui");
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(1);
            assertThat(desk.page().locator("#q-waiting li")).hasCount(0);
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
        }
    }

    /** The page itself reads and changes what it keeps: no test presses between the two by luck. */
    @Test
    void what_was_edited_or_undone_since_it_was_read_does_not_leave_as_it_was() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(3);
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            visit.context().setOffline(true);
            for (String card : cards) {
                desk.type(Cards.nameOn(card), "15/03/1990", card.substring(0, 12), "301");
            }
            assertThat(desk.said().locator(".lt-tag.may")).hasCount(3);
            Object left = desk.page().evaluate("""
                    async () => {
                      const store = await import(new URL('store.js', document.querySelector('script[src$="/app.js"]').src));
                      const [edited, undone, same] = await store.all();
                      await store.change(edited, ['may'], {}, {...edited.content, room: '302', body: {...edited.content.body, room: '302'}});
                      await store.remove(undone, ['may']);
                      const left = await store.changeAll([edited, undone, same], ['may'], {state: 'gui'});
                      await store.changeAll(left, ['gui'], {state: 'may'});
                      return left.map(item => item.content.name);
                    }
                    """);
            assertThat(left).isEqualTo(List.of(Cards.nameOn(cards.get(2))));
            visit.context().setOffline(false);
            desk.open("cho-gui");
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(2);
            assertThat(reception.stays("IN_HOUSE"))
                    .extracting((JsonNode stay) -> stay.path("room").asString())
                    .containsExactly("302", "301");
        }
    }
}
