package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@Timeout(300)
class BusTest {

    private static final int GUESTS = 45;
    private static final LocatorAssertions.HasCountOptions PATIENTLY =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    @Test
    void a_bus_of_45_is_scanned_and_recorded_in_less_than_three_minutes() {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(GUESTS);
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Instant start = Instant.now();
            begin(desk);
            cards.forEach(desk::scan);
            desk.scan(cards.getFirst());
            assertThat(desk.page().locator("#d-list h2")).hasText("45 khách");
            assertThat(desk.page().locator("#d-said")).containsText("không thêm lần nữa");
            desk.page().locator("[data-do=declare]").click();
            showAll(desk);
            assertThat(desk.page().locator("#q-done tbody tr")).hasCount(GUESTS, PATIENTLY);
            Duration took = Duration.between(start, Instant.now());
            System.out.println("A bus of 45: " + took.toMillis() + " ms from the first scan to the last receipt");
            assertThat(took).isLessThan(Duration.ofMinutes(3));
            assertThat(reception.guests())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
            assertThat(reception.stays("IN_HOUSE").stream()
                            .map(stay -> stay.path("room").asString())
                            .distinct())
                    .hasSize((GUESTS + 1) / 2);
        }
    }

    @Test
    void a_bus_scanned_without_a_line_survives_a_killed_browser_and_is_recorded_once_in_its_order(
            @TempDir Path profile) {
        Reception reception = Reception.open();
        List<String> cards = Cards.many(GUESTS);
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            BrowserContext first = persistent(playwright, profile);
            DeskPage desk = DeskPage.enrolled(first.pages().getFirst(), reception);
            desk.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
            desk.needsRules();
            begin(desk);
            cards.subList(0, 20).forEach(desk::scan);
            first.setOffline(true);
            cards.subList(20, GUESTS).forEach(desk::scan);
            assertThat(desk.page().locator("#d-list h2")).hasText("45 khách");
            desk.page().locator("[data-do=declare]").click();
            assertThat(desk.page().locator("#q-waiting .lt-tag.may").first()).isVisible();
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
            kill(profile);

            BrowserContext second = persistent(playwright, profile);
            second.setOffline(true);
            Page again = second.pages().getFirst();
            again.navigate(reception.origin() + "/le-tan#cho-gui");
            assertThat(again.locator("#q-waiting .lt-tag.may")).hasCount(GUESTS, PATIENTLY);
            assertThat(again.locator(".lt-bar-out.off")).containsText("45 khai báo giữ trên máy này");
            second.setOffline(false);
            again.evaluate("() => dispatchEvent(new Event('online'))");
            DeskPage back = new DeskPage(again);
            showAll(back);
            assertThat(again.locator("#q-done tbody tr")).hasCount(GUESTS, PATIENTLY);
            assertThat(new HashSet<>(back.receipts())).hasSize(GUESTS);
            assertThat(reception.guests())
                    .isEqualTo(cards.stream().map(Cards::nameOn).toList());
            second.close();
        }
    }

    private static void begin(DeskPage desk) {
        desk.open("doan");
        desk.page().fill("#f-name", "Xe Công ty Mẫu");
        desk.page().fill("#f-rooms", "201-216, 301-307");
        desk.page().fill("#f-expected", Integer.toString(GUESTS));
        desk.page().locator("#f-expected").blur();
        assertThat(desk.page().locator("#d-title")).hasText("Đoàn: Xe Công ty Mẫu");
    }

    private static void showAll(DeskPage desk) {
        desk.page().locator("#q-done [data-do=all]").click();
    }

    private static BrowserContext persistent(Playwright playwright, Path profile) {
        Path executable =
                Chromium.executable().orElseGet(() -> Assumptions.abort("No Chromium: apt-get install chromium"));
        return playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable)
                                .setLocale("vi-VN")
                                .setViewportSize(1440, 900)
                                .setArgs(List.of("--no-sandbox")));
    }

    /** The browser of a profile dies as with an empty battery. */
    private static void kill(Path profile) {
        List<ProcessHandle> browser = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(profile.toString()))
                .toList();
        assertThat(browser).isNotEmpty();
        browser.forEach(ProcessHandle::destroyForcibly);
        browser.forEach(process -> process.onExit().join());
    }
}
