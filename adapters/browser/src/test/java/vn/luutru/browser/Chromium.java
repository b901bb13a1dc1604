package vn.luutru.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Chromium for the tests of one class; where none is installed, the class is skipped and says so.
 *
 * {@snippet :
 * @RegisterExtension
 * static final Chromium CHROMIUM = Chromium.headless();
 *
 * @Test
 * void a_page_greets() {
 *     try (Visit visit = CHROMIUM.visit(origin)) {
 *         visit.open("/le-tan");
 *     } // fails if a page broke its content security policy, left its origin or threw
 * }
 * }
 *
 * <p>It resolves no name but that of this machine: a test cannot reach the internet by mistake. Playwright's objects
 * belong to the thread that runs the test.
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {

    /** Milliseconds for which an assertion waits: machines that build are busy, and waiting costs only what fails. */
    public static final double TIMEOUT = 20_000;

    /** Names another browser than the one that the system installed. */
    private static final String SETTING = "luutru.chromium";

    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final List<String> arguments = new ArrayList<>(List.of(
            // A container's root has no sandbox.
            "--no-sandbox",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"));

    private Optional<Running> running = Optional.empty();

    private record Running(Playwright playwright, Browser browser) {}

    private Chromium() {}

    /** Without a window; its camera shows a test pattern. */
    public static Chromium headless() {
        return new Chromium();
    }

    /**
     * With a camera that shows a film again and again. One JPEG, repeated some 40 times, is a film.
     *
     * @param mjpeg the film, Motion JPEG
     */
    public static Chromium withCamera(Path mjpeg) {
        Chromium chromium = new Chromium();
        chromium.arguments.add("--use-file-for-fake-video-capture=" + mjpeg.toAbsolutePath());
        return chromium;
    }

    /** The browser that tests use; empty where none is installed. */
    public static Optional<Path> executable() {
        return Stream.concat(Stream.ofNullable(System.getProperty(SETTING)), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    /** Starts it outside JUnit. Aborts the test where no browser is installed. */
    public void start() {
        Path executable = executable()
                .orElseGet(() -> Assumptions.abort("No Chromium: apt-get install chromium, or -D" + SETTING + "=PATH"));
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(arguments));
            running = Optional.of(new Running(playwright, browser));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** Closes it with all its pages. */
    public void stop() {
        running.ifPresent(it -> {
            it.browser.close();
            it.playwright.close();
        });
        running = Optional.empty();
    }

    /** For what {@link #visit} does not offer, for example the version. */
    public Browser browser() {
        return running.orElseThrow(() -> new IllegalStateException("Not started: is it a static @RegisterExtension?"))
                .browser;
    }

    /**
     * A new visitor on a computer's screen, with nothing stored: in Vietnamese, in Viet Nam's time zone.
     *
     * @param origin scheme, host and port, for example {@code http://localhost:8080}
     */
    public Visit visit(String origin) {
        return visit(origin, options -> {});
    }

    /**
     * The same with other options.
     *
     * {@snippet :
     * CHROMIUM.visit(origin, Visit.PHONE.andThen(options -> options.setLocale("en")));
     * }
     */
    public Visit visit(String origin, Consumer<Browser.NewContextOptions> change) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                // Else a look may fall into a change of colours.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1440, 900);
        change.accept(options);
        return new Visit(browser().newContext(options), origin);
    }
}
