package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** What is mistyped late at night is kept, said and mended. */
@IntegrationTest
@WithinOneDay(minutes = 6)
@Timeout(240)
class MistakesTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception) {
        return CHROMIUM.visit(reception.origin())
                .expecting("status of 401")
                .expecting("status of 404")
                .expecting("status of 422");
    }

    private static final String FIRST_LINE = "P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<";

    @Test
    void a_name_that_lost_letters_on_the_way_is_not_sent_until_it_is_typed() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            Page page = desk.page();
            desk.scan("038090000077||Nguy?n V?n Th?|15031990|Nam|Khu ph? M?u, Ph??ng S?m S?n|05082024");
            assertThat(page.locator(".lt-read")).isVisible();
            assertThat(page.locator("#f-fullName")).isFocused();
            assertThat(page.locator("[data-do=name-right]")).hasCount(0);
            page.fill("#f-room", "301");
            desk.press("Ghi nhận khách này");
            assertThat(page.locator(".lt-summary")).containsText("bị mất chữ");
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
            page.fill("#f-fullName", "Nguyễn Văn Thử");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
        }
    }

    /** A scanner typed references for the letters that it has no keys for: they decode, and somebody looks at the card. */
    @Test
    void a_name_that_was_repaired_is_confirmed_by_one_tap() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            Page page = desk.page();
            desk.scan("038090000078||Nguy&#7877;n V&#259;n Th&#7917;|15031990|Nam|Sầm Sơn, Thanh Hóa|05082024");
            assertThat(page.locator(".lt-read .name")).hasText("Nguyễn Văn Thử");
            page.fill("#f-room", "302");
            desk.press("Ghi nhận khách này");
            assertThat(page.locator(".lt-summary")).containsText("đúng từng dấu");
            desk.press("Tên đúng như trên thẻ");
            assertThat(page.locator(".lt-summary")).hasCount(0);
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
        }
    }

    @Test
    void lines_of_a_passport_with_one_wrong_letter_stay_to_be_mended() {
        Reception reception = Reception.open();
        String wrong = FIRST_LINE + "\nM000000015KOR8501019M3012317<<<<<<<<<<<<<<<4";
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            desk.open("khach");
            page.locator("#g-ways [data-do=mrz]").click();
            page.fill("#f-mrz", wrong);
            desk.press("Đọc các dòng này");
            assertThat(page.locator("#g-form .lt-note.warn")).containsText("Chưa đọc được");
            assertThat(page.locator("#f-mrz")).hasValue(wrong);
            page.fill("#f-mrz", wrong.replace("3012317", "3012316"));
            desk.press("Đọc các dòng này");
            assertThat(page.locator(".lt-read .name")).hasText("HONG GILDONG");
        }
    }

    @Test
    void a_date_of_birth_is_understood_as_it_is_written_here_or_said_how_to_write_it() {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin(), Visit.PHONE).expecting("status of 401")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.needsRules();
            Page page = desk.page();
            desk.fill("Hoàng Văn Gõ", "31/2/1990", "038090000001", "301");
            desk.press("Ghi nhận khách này");
            assertThat(page.locator(".lt-summary")).isInViewport();
            assertThat(page.locator("[data-field=dateOfBirth] .lt-err")).containsText("15/03/1990");
            page.fill("#f-dateOfBirth", "15/3/90");
            page.locator("#f-dateOfBirth").blur();
            assertThat(page.locator("#f-dateOfBirth")).hasValue("15/03/1990");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception
                            .stays("IN_HOUSE")
                            .getFirst()
                            .at("/guest/dateOfBirth")
                            .asString())
                    .isEqualTo("1990-03-15");
        }
    }

    @Test
    void rules_that_could_not_be_loaded_are_loaded_once_they_can() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception).expecting("net::ERR_")) {
            Page page = visit.page();
            AtomicInteger refused = new AtomicInteger();
            page.route("**/browser/rules.js*", route -> {
                refused.incrementAndGet();
                route.abort();
            });
            DeskPage desk = DeskPage.enrolled(page, reception);
            Assumptions.assumeTrue(page.locator("meta[name=desk-rules]").count() > 0, "The rules are not compiled");
            page.waitForCondition(() -> refused.get() > 0);
            page.unroute("**/browser/rules.js*");
            desk.needsRules();
            desk.type("Hoàng Văn Sai", "12/12/1980", "03808000012", "204");
            assertThat(page.locator(".lt-summary")).containsText("12 chữ số");
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
        }
    }

    @Test
    void a_wrong_code_and_a_weak_pin_leave_what_was_typed_beside_them() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.navigate(reception.origin() + "/le-tan");
            DeskPage desk = new DeskPage(page);
            desk.enrol("wrongcod");
            assertThat(page.locator(".lt-note.bad")).containsText("Mã ghi danh không đúng");
            assertThat(page.locator("#code")).hasValue("WRONGCOD");
            desk.enrol(reception.code());
            page.fill("#pname", DeskPage.CLERK);
            page.fill("#ppin", "1234");
            desk.press("Lưu và mở quầy");
            assertThat(page.locator(".lt-note.bad")).isVisible();
            assertThat(page.locator("#pname")).hasValue(DeskPage.CLERK);
            assertThat(page.locator("#ppin")).hasValue("");
            assertThat(page.locator("#ppin")).isFocused();
        }
    }

    @Test
    void the_receipts_of_a_guest_and_of_the_whole_day_are_one_tap_away() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            assertThat(page.locator("#h-day a")).hasCount(0);
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            desk.open("cho-gui");
            paper(visit, reception, page.locator("#q-done a").first().getAttribute("href"));
            desk.open("hom-nay");
            assertThat(page.locator("#h-day a")).hasText("Biên nhận cả ngày");
            paper(visit, reception, page.locator("#h-day a").getAttribute("href"));
        }
    }

    private static void paper(Visit visit, Reception reception, String path) {
        APIResponse answer = visit.context().request().get(reception.origin() + path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/pdf");
    }
}
