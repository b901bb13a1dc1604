package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

@IntegrationTest
@Timeout(180)
class WeightTest {

    private static final int KB = 1024;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    @Test
    void the_first_load_is_light_and_the_reader_and_the_rules_keep_it_below_900_kilobytes() {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            Map<String, Integer> bytes = new ConcurrentHashMap<>();
            Page page = visit.page();
            page.onResponse(response -> bytes.putIfAbsent(response.url(), length(response)));
            page.navigate(reception.origin() + "/le-tan");
            page.locator("[data-desk=ready]").waitFor();
            assertThat(page.locator("#code")).isVisible();
            new DeskPage(page).needsRules();
            page.waitForCondition(() -> bytes.keySet().stream().anyMatch(url -> url.endsWith("/browser/rules.js")));
            page.evaluate("() => import(document.querySelector('script[type=module]').src.replace('desk/app.js',"
                    + " 'browser/qr.js'))");
            int shell = bytes.entrySet().stream()
                    .filter(one -> !one.getKey().contains("/browser/"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            int all = bytes.values().stream().mapToInt(Integer::intValue).sum();
            System.out.printf(
                    Locale.ROOT,
                    "First load: %d KB in %d files; with reader and rules %d KB%n",
                    shell / KB,
                    bytes.size(),
                    all / KB);
            assertThat(shell).isPositive().isLessThan(300 * KB);
            assertThat(all).isGreaterThan(shell).isLessThan(900 * KB);
        }
    }

    private static int length(Response response) {
        String length = response.headers().get("content-length");
        return length == null ? 0 : Integer.parseInt(length);
    }

    @Test
    void on_a_third_generation_line_it_is_usable_within_five_seconds_and_later_within_one() {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            Page page = visit.page();
            CDPSession session = visit.context().newCDPSession(page);
            JsonObject line = new JsonObject();
            line.addProperty("offline", false);
            line.addProperty("latency", 150);
            line.addProperty("downloadThroughput", 1_600 * KB / 8);
            line.addProperty("uploadThroughput", 750 * KB / 8);
            session.send("Network.enable");
            session.send("Network.emulateNetworkConditions", line);
            Duration first = opening(page, reception);
            page.waitForFunction("() => navigator.serviceWorker.controller !== null");
            Duration again = opening(page, reception);
            System.out.printf(
                    Locale.ROOT,
                    "Usable at 1.6 Mbit/s, 150 ms: %d ms first, %d ms again%n",
                    first.toMillis(),
                    again.toMillis());
            assertThat(first).isLessThan(Duration.ofSeconds(5));
            assertThat(again).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static Duration opening(Page page, Reception reception) {
        Instant start = Instant.now();
        page.navigate(
                reception.origin() + "/le-tan",
                new Page.NavigateOptions().setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
        page.locator("[data-desk=ready]").waitFor();
        return Duration.between(start, Instant.now());
    }

    @Test
    void a_device_can_install_it() {
        Reception reception = Reception.open();
        try (Visit visit = CHROMIUM.visit(reception.origin()).expecting("status of 401")) {
            Page page = visit.open("/le-tan");
            page.locator("[data-desk=ready]").waitFor();
            CDPSession session = visit.context().newCDPSession(page);
            JsonObject errors = session.send("Page.getInstallabilityErrors");
            assertThat(errors.getAsJsonArray("installabilityErrors").asList().stream()
                            .filter(error -> !error.toString().contains("in-incognito")))
                    .as(errors.toString())
                    .isEmpty();
        }
    }
}
