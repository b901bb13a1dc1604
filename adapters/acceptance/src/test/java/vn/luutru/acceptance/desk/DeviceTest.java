package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a device: a killed browser, an empty battery, a full disk. */
@Timeout(300)
class DeviceTest {

    private static final LocatorAssertions.HasCountOptions PATIENTLY =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    @Test
    void a_bus_scanned_without_a_line_survives_a_killed_browser_and_is_recorded_once_in_its_order(
            @TempDir Path folder) {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(BusTest.GUESTS);
        try (Device device = new Device(folder)) {
            BrowserContext first = device.open();
            DeskPage desk = DeskPage.enrolled(first.pages().getFirst(), reception);
            desk.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
            desk.needsRules();
            BusTest.begin(desk);
            cards.subList(0, 20).forEach(desk::scan);
            first.setOffline(true);
            cards.subList(20, BusTest.GUESTS).forEach(desk::scan);
            assertThat(desk.page().locator("#d-list h2")).hasText("45 khách");
            desk.page().locator("[data-do=declare]").click();
            assertThat(desk.page().locator("#q-waiting .lt-tag.may").first()).isVisible();
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
            device.kill();

            BrowserContext second = device.open();
            second.setOffline(true);
            Page again = second.pages().getFirst();
            again.navigate(reception.origin() + "/le-tan#cho-gui");
            assertThat(again.locator("#q-waiting .lt-tag.may")).hasCount(BusTest.GUESTS, PATIENTLY);
            assertThat(again.locator(".lt-bar-out.off")).containsText("45 khai báo giữ trên máy này");
            second.setOffline(false);
            again.evaluate("() => dispatchEvent(new Event('online'))");
            DeskPage back = new DeskPage(again);
            BusTest.showAll(back);
            assertThat(again.locator("#q-done tbody tr")).hasCount(BusTest.GUESTS, PATIENTLY);
            assertThat(new HashSet<>(back.receipts())).hasSize(BusTest.GUESTS);
            assertThat(reception.guests())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
        }
    }

    @Test
    void a_full_device_says_that_the_guest_is_not_saved(@TempDir Path folder) {
        Reception reception = Reception.open();
        try (Device device = new Device(folder)) {
            // Chromium minds a changed quota only of what it finds at its start
            BrowserContext before = device.open();
            DeskPage.enrolled(before.pages().getFirst(), reception).typeFirst();
            assertThat(before.pages().getFirst().locator("#g-notes .lt-tag.xong"))
                    .isVisible();
            before.close();
            BrowserContext context = device.open();
            Page page = context.pages().getFirst();
            page.navigate(reception.origin() + "/le-tan");
            assertThat(page.locator("#t-states")).isVisible();
            DeskPage desk = new DeskPage(page);
            desk.open("khach");
            CDPSession session = context.newCDPSession(page);
            quota(session, reception.origin(), 1_000);
            desk.fill("Trần Văn Ví", "20/02/1984", "038084000013", "302");
            desk.press("Ghi nhận khách này");
            assertThat(page.locator("#g-top")).containsText("CHƯA được lưu");
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử");
            quota(session, reception.origin(), 100_000_000);
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(reception.guests()).containsExactly("Nguyễn Văn Thử", "Trần Văn Ví");
        }
    }

    private static void quota(CDPSession session, String origin, int bytes) {
        JsonObject wanted = new JsonObject();
        wanted.addProperty("origin", origin);
        wanted.addProperty("quotaSize", bytes);
        session.send("Storage.overrideQuotaForOrigin", wanted);
    }
}
