package vn.luutru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ScreenshotType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One visitor of an origin, with cookies and storage of their own, watched as they go.
 *
 * <p>Closing fails the test unless on every page no content security policy was broken, no request went to another
 * origin, every document carried a strict policy, and no script failed. What breaks within a worker is for whoever
 * started it to notice.
 */
public final class Visit implements AutoCloseable {

    /** The screen of a phone, 390 × 844 points, touched instead of clicked. */
    public static final Consumer<Browser.NewContextOptions> PHONE =
            options -> options.setViewportSize(390, 844).setHasTouch(true).setIsMobile(true);

    private static final String REPORT = "luutruPolicyBroken";

    private static final String WATCH = """
        addEventListener('securitypolicyviolation', event =>
            globalThis.REPORT(`${event.violatedDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`));
        """;

    private static final Pattern UNSAFE = Pattern.compile("'unsafe-|'strict-dynamic'|(?<=[ ;])\\*(?=[ ;]|$)|https?:");

    private final BrowserContext context;
    private final String origin;
    private final List<String> faults = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Visit(BrowserContext context, String origin) {
        this.context = context;
        this.origin = origin;
        context.exposeFunction(REPORT, arguments -> faults.add("policy broken, " + arguments[0]));
        context.addInitScript(WATCH.replace("REPORT", REPORT));
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> faults.add("script failed, " + error.error()));
        context.onRequest(this::sent);
        context.onResponse(this::received);
    }

    /** For what this class does not offer: cookies, {@code setOffline}, the clock. */
    public BrowserContext context() {
        return context;
    }

    /** A new, empty page. */
    public Page page() {
        return context.newPage();
    }

    /** A new page at an address below the origin, loaded. */
    public Page open(String path) {
        Page page = page();
        page.navigate(origin + path);
        return page;
    }

    /**
     * Lets the visit pass although a fault is seen whose text has this in it, for example {@code "status of 503"} where a
     * test lets the service fail.
     */
    public Visit expecting(String part) {
        expected.add(Pattern.compile(part, Pattern.LITERAL));
        return this;
    }

    /** What was seen and not expected until now. */
    public List<String> faults() {
        return faults.stream()
                .filter(fault ->
                        expected.stream().noneMatch(it -> it.matcher(fault).find()))
                .toList();
    }

    /**
     * A picture of the whole page in {@code target/screenshots} of the module, for people to look at.
     *
     * @param name without ending
     */
    public static Path picture(Page page, String name) {
        Path file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(
                new Page.ScreenshotOptions().setPath(file).setFullPage(true).setType(ScreenshotType.PNG));
        return file;
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults()).as("faults seen while visiting %s", origin).isEmpty();
    }

    private void heard(ConsoleMessage message) {
        String text = message.text();
        if (message.type().equals("error") || text.contains("Content Security Policy")) {
            faults.add("console, " + text + " at " + message.location());
        }
    }

    private void sent(Request request) {
        URI to = URI.create(request.url().replaceAll("[^\\x21-\\x7e]|[\\[\\]{}|\\\\^`\"<>]", "_"));
        boolean onTheNet = List.of("http", "https", "ws", "wss").contains(to.getScheme());
        if (onTheNet && !to.getAuthority().equals(URI.create(origin).getAuthority())) {
            faults.add("another origin, " + request.url());
        }
    }

    private void received(Response response) {
        if (response.request().isNavigationRequest()
                && response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
            String policy = response.headers().getOrDefault("content-security-policy", "");
            if (!policy.contains("default-src ") || UNSAFE.matcher(policy).find()) {
                faults.add("no strict policy, " + response.url() + " has \"" + policy + "\"");
            }
        }
    }
}
