package vn.luutru.acceptance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import vn.luutru.browser.Chromium;

/** A device whose browser keeps on its disk what pages store. */
final class Device implements AutoCloseable {

    private final Path profile;
    private final Playwright playwright;

    /** @param profile an empty folder */
    Device(Path profile) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.TIMEOUT);
        this.profile = profile;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Opens the browser, with what is stored. */
    BrowserContext open() {
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

    /** The browser dies as with an empty battery. */
    void kill() {
        List<ProcessHandle> browser = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(profile.toString()))
                .toList();
        assertThat(browser).isNotEmpty();
        browser.forEach(ProcessHandle::destroyForcibly);
        browser.forEach(process -> process.onExit().join());
    }

    @Override
    public void close() {
        playwright.close();
    }
}
