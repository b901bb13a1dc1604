package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@IntegrationTest
@WithinOneDay(minutes = 6)
@Timeout(240)
class ActsTest {

    private static final LocatorAssertions.IsVisibleOptions LONG_TIMEOUT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final LocatorAssertions.HasCountOptions LONG_COUNT_TIMEOUT =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Locator row(DeskPage desk, String name) {
        return desk.page()
                .locator("#h-rows tr", new Page.LocatorOptions().setHasText(name))
                .first();
    }

    private static void act(DeskPage desk, String name, String does) {
        row(desk, name).locator("[data-do='" + does + "']").click();
    }

    private static DeskPage withGuests(Visit visit, Reception reception, List<String> cards) {
        DeskPage desk = DeskPage.enrolled(visit.page(), reception);
        for (int i = 0; i < cards.size(); i++) {
            desk.type(
                    Cards.nameOn(cards.get(i)), "15/03/1990", cards.get(i).substring(0, 12), Integer.toString(301 + i));
            assertThat(desk.said().locator(".lt-tag.xong")).hasCount(Math.min(3, i + 1));
        }
        desk.open("hom-nay");
        assertThat(desk.page().locator("#h-rows tbody th")).hasCount(cards.size());
        return desk;
    }

    @Test
    void a_check_out_can_be_undone_for_ten_seconds_and_is_declared_after_them() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = withGuests(visit, reception, cards);
            leaveAndUndo(desk, Cards.nameOn(cards.get(0)));
            assertThat(desk.page().locator("#h-undo .lt-note")).hasCount(0);
            act(desk, Cards.nameOn(cards.get(1)), "leave");
            assertThat(desk.page().locator("#h-undo .lt-tag.xong")).isVisible(LONG_TIMEOUT);
            assertThat(desk.page().locator("#h-rows tbody th")).hasCount(1, LONG_COUNT_TIMEOUT);
            assertThat(reception.guests()).containsExactly(Cards.nameOn(cards.get(0)));
            assertThat(reception.stays("DEPARTED")).hasSize(1);
        }
    }

    /** Presses both within the page: from here, a slow machine takes longer than the ten seconds. */
    private static void leaveAndUndo(DeskPage desk, String name) {
        row(desk, name).locator("[data-do=leave]").evaluate("""
                async button => {
                  button.click();
                  for (;;) {
                    const undo = document.querySelector('#h-undo [data-do=undo]');
                    if (undo && document.querySelector('#h-undo .lt-tag.may')) return undo.click();
                    await new Promise(done => setTimeout(done, 20));
                  }
                }
                """);
    }

    @Test
    void a_button_that_is_pressed_twice_is_one_act() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(1);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = withGuests(visit, reception, cards);
            row(desk, Cards.nameOn(cards.get(0))).locator("[data-do=leave]").evaluate("""
                    button => {
                      button.click();
                      button.click();
                    }
                    """);
            assertThat(desk.page().locator("#h-undo .lt-tag.xong")).isVisible(LONG_TIMEOUT);
            desk.open("cho-gui");
            assertThat(desk.page().locator("#q-waiting li")).hasCount(0);
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(2);
            assertThat(reception.stays("DEPARTED")).hasSize(1);
        }
    }

    /** Rooms have beds in a hospital; the question stays as it is while the table is drawn anew. */
    @Test
    void a_patient_moves_to_the_room_and_the_bed_that_were_typed() {
        Reception reception = Reception.open("HOSPITAL");
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.fill("Nguyễn Văn Thử", "15/03/1990", "038090000001", "301");
            desk.page().fill("#f-department", "Nội");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            desk.open("hom-nay");
            act(desk, "Nguyễn Văn Thử", "ask-move");
            desk.page().fill("#to-room", "405");
            desk.page().fill("#to-bed", "B2");
            drawAnew(desk);
            assertThat(desk.page().locator("#anew")).hasCount(1);
            assertThat(desk.page().locator("#to-bed")).isFocused();
            assertThat(desk.page().locator("#to-room")).hasValue("405");
            desk.page().keyboard().press("Enter");
            assertThat(desk.page().locator("#h-undo .lt-tag.xong")).isVisible(LONG_TIMEOUT);
            JsonNode stay = reception.stays("IN_HOUSE").getFirst();
            assertThat(stay.path("room").asString()).isEqualTo("405");
            assertThat(stay.path("bed").asString()).isEqualTo("B2");
        }
    }

    private static void drawAnew(DeskPage desk) {
        desk.page().evaluate("""
                async () => {
                  const dom = await import(new URL('dom.js', document.querySelector('script[src$="/app.js"]').src));
                  const rows = document.querySelector('#h-rows');
                  dom.put(rows, new dom.Safe(rows.innerHTML + '<p id="anew"></p>'));
                }
                """);
    }

    @Test
    void a_correction_is_of_the_guest_who_is_open_whatever_is_answered_late() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = withGuests(visit, reception, cards);
            Page page = desk.page();
            String first =
                    reception.stays("IN_HOUSE").getFirst().path("reference").asString();
            List<Route> held = new CopyOnWriteArrayList<>();
            page.route("**/stays/" + first, held::add);
            act(desk, Cards.nameOn(cards.get(0)), "correct");
            page.waitForCondition(() -> !held.isEmpty());
            desk.open("hom-nay");
            act(desk, Cards.nameOn(cards.get(1)), "correct");
            assertThat(page.locator("#f-docNumber")).hasValue(cards.get(1).substring(0, 12));
            page.waitForResponse("**/stays/" + first, () -> held.forEach(Route::resume));
            page.evaluate("() => fetch('/v1/findings').then(answer => answer.text())");
            assertThat(page.locator("#f-docNumber")).hasValue(cards.get(1).substring(0, 12));
            page.fill("#f-fullName", "Trần Văn Đúng");
            desk.press("Lưu bản sửa");
            assertThat(page.locator("#t-states")).isVisible();
            desk.open("cho-gui");
            assertThat(page.locator("#q-done tbody tr")).hasCount(3, LONG_COUNT_TIMEOUT);
            assertThat(reception.guests()).containsExactly(Cards.nameOn(cards.get(0)), "Trần Văn Đúng");
        }
    }

    @Test
    void a_guest_stays_longer_and_another_moves() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = withGuests(visit, reception, cards);
            act(desk, Cards.nameOn(cards.get(0)), "ask-extend");
            // Of one night, and two more.
            LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
            desk.page()
                    .locator("[data-do=extend-by][data-arg='" + today.plusDays(3) + "']")
                    .click();
            act(desk, Cards.nameOn(cards.get(1)), "ask-move");
            desk.page().fill("#to-room", "405");
            desk.page().keyboard().press("Enter");
            assertThat(desk.page().locator("#h-undo .lt-tag.xong")).hasCount(2, LONG_COUNT_TIMEOUT);
            List<JsonNode> stays = reception.stays("IN_HOUSE");
            assertThat(stays.get(0).path("expectedDepartureOn").asString())
                    .isEqualTo(today.plusDays(3).toString());
            assertThat(stays.get(1).path("room").asString()).isEqualTo("405");
            assertThat(row(desk, Cards.nameOn(cards.get(1))).locator(".room")).hasText("405");
        }
    }

    /** The table is drawn anew at any moment: a press that began before it and ends after it counts. */
    @Test
    void a_button_that_is_pressed_while_the_table_is_drawn_anew_does_what_it_says() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(1);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = withGuests(visit, reception, cards);
            Locator extend = row(desk, Cards.nameOn(cards.get(0))).locator("[data-do='ask-extend']");
            extend.hover();
            desk.page().mouse().down();
            drawAnew(desk);
            assertThat(desk.page().locator("#anew")).hasCount(0);
            desk.page().mouse().up();
            assertThat(desk.page().locator(".lt-ask")).containsText("ở thêm mấy đêm");
        }
    }

    @Test
    void a_declaration_is_cancelled_after_one_question_and_another_corrected() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = withGuests(visit, reception, cards);
            act(desk, Cards.nameOn(cards.get(0)), "ask-cancel");
            assertThat(desk.page().locator(".lt-ask")).containsText("không còn được khai");
            desk.press("Khai nhầm");
            assertThat(desk.page().locator("#h-rows tbody th")).hasCount(1, LONG_COUNT_TIMEOUT);
            act(desk, Cards.nameOn(cards.get(1)), "correct");
            assertThat(desk.page().locator("#f-fullName")).hasValue(Cards.nameOn(cards.get(1)));
            desk.page().fill("#f-fullName", "Trần Văn Đúng");
            desk.press("Lưu bản sửa");
            assertThat(desk.page().locator("#t-states")).isVisible();
            desk.open("cho-gui");
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(4, LONG_COUNT_TIMEOUT);
            assertThat(reception.stays("CANCELLED")).hasSize(1);
            assertThat(reception.guests()).containsExactly("Trần Văn Đúng");
        }
    }
}
