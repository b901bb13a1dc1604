package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@Timeout(240)
class ActsTest {

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final LocatorAssertions.HasCountOptions PATIENT_COUNT =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Locator row(DeskPage desk, String name) {
        return desk.page()
                .locator("#h-rows tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText(name))
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
            act(desk, Cards.nameOn(cards.get(0)), "leave");
            assertThat(desk.page().locator("#h-undo .lt-tag.may")).isVisible();
            desk.page().locator("#h-undo [data-do=undo]").click();
            assertThat(desk.page().locator("#h-undo .lt-note")).hasCount(0);
            act(desk, Cards.nameOn(cards.get(1)), "leave");
            assertThat(desk.page().locator("#h-undo .lt-tag.xong")).isVisible(PATIENTLY);
            assertThat(desk.page().locator("#h-rows tbody th")).hasCount(1, PATIENT_COUNT);
            assertThat(reception.guests()).containsExactly(Cards.nameOn(cards.get(0)));
            assertThat(reception.stays("DEPARTED")).hasSize(1);
        }
    }

    @Test
    void a_guest_stays_longer_and_another_moves() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(2);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = withGuests(visit, reception, cards);
            act(desk, Cards.nameOn(cards.get(0)), "ask-extend");
            desk.page().locator("[data-do=extend-by]").nth(1).click();
            act(desk, Cards.nameOn(cards.get(1)), "ask-move");
            desk.page().fill("#to-room", "405");
            desk.page().keyboard().press("Enter");
            assertThat(desk.page().locator("#h-undo .lt-tag.xong")).hasCount(2, PATIENT_COUNT);
            LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
            List<JsonNode> stays = reception.stays("IN_HOUSE");
            assertThat(stays.get(0).path("expectedDepartureOn").asString())
                    .isEqualTo(today.plusDays(3).toString());
            assertThat(stays.get(1).path("room").asString()).isEqualTo("405");
            assertThat(row(desk, Cards.nameOn(cards.get(1))).locator(".room")).hasText("405");
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
            assertThat(desk.page().locator("#h-rows tbody th")).hasCount(1, PATIENT_COUNT);
            act(desk, Cards.nameOn(cards.get(1)), "correct");
            assertThat(desk.page().locator("#f-fullName")).hasValue(Cards.nameOn(cards.get(1)));
            desk.page().fill("#f-fullName", "Trần Văn Đúng");
            desk.press("Lưu bản sửa");
            desk.open("cho-gui");
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(4, PATIENT_COUNT);
            assertThat(reception.stays("CANCELLED")).hasSize(1);
            assertThat(reception.guests()).containsExactly("Trần Văn Đúng");
        }
    }
}
