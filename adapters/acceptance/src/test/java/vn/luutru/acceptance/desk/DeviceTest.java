package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;

/** What happens to a device: a killed browser, an empty battery. */
@IntegrationTest
@Timeout(300)
class DeviceTest {

    private static final LocatorAssertions.HasCountOptions LONG_TIMEOUT =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    @Test
    void a_bus_scanned_without_a_line_survives_a_killed_browser_and_is_recorded_once_in_its_order(
            @TempDir Path folder) {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(BusTest.GUESTS);
        try (Device device = new Device(folder)) {
            // A desk is enrolled long before; browsers write a new cookie to the disk within half a minute, or when
            // closed.
            BrowserContext before = device.open();
            DeskPage.enrolled(before.pages().getFirst(), reception)
                    .page()
                    .waitForFunction("() => navigator.serviceWorker.controller !== null");
            before.close();

            BrowserContext first = device.open();
            DeskPage desk = new DeskPage(first.pages().getFirst());
            desk.page().navigate(reception.origin() + "/le-tan");
            assertThat(desk.page().locator("#t-states")).isVisible();
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
            assertThat(again.locator("#q-waiting .lt-tag.may")).hasCount(BusTest.GUESTS, LONG_TIMEOUT);
            assertThat(again.locator(".lt-bar-out.off")).containsText("45 khai báo giữ trên máy này");
            second.setOffline(false);
            again.evaluate("() => dispatchEvent(new Event('online'))");
            DeskPage back = new DeskPage(again);
            BusTest.showAll(back);
            assertThat(again.locator("#q-done tbody tr")).hasCount(BusTest.GUESTS, LONG_TIMEOUT);
            assertThat(new HashSet<>(back.receipts())).hasSize(BusTest.GUESTS);
            assertThat(reception.guests())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
        }
    }
}
