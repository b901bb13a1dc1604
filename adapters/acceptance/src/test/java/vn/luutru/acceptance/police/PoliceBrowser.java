package vn.luutru.acceptance.police;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.luutru.acceptance.RunningService;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** A browser of the ward police of Sầm Sơn on the shared service, and establishments that declare, for one test class. */
final class PoliceBrowser implements BeforeAllCallback, AfterAllCallback {

    static final String OFFICER = "demo-police-16531";

    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(1);
    private static final Pattern BEHIND = Pattern.compile("\"lagEvents\":[1-9]");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Chromium chromium = Chromium.headless();
    private String origin;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium.beforeAll(context);
        origin = RunningService.shared().origin();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        chromium.afterAll(context);
    }

    String origin() {
        return origin;
    }

    /** Somebody who has yet to sign in. */
    Visit visit() {
        return chromium.visit(origin);
    }

    /** An officer who has signed in. */
    Visit officer() {
        return officer(options -> {});
    }

    /** The same with other options. */
    Visit officer(Consumer<Browser.NewContextOptions> change) {
        Map<String, String> signedIn = Map.of("Authorization", "Bearer " + OFFICER);
        return chromium.visit(origin, change.andThen(options -> options.setExtraHTTPHeaders(signedIn)));
    }

    /** A page of an officer who has stated purpose and case, for which it asks. */
    static Page open(Visit visit, String path, String caseFile) {
        Page page = visit.open(path);
        state(page, caseFile);
        return page;
    }

    /** States purpose and case, where the page asks for them. */
    static void state(Page page, String caseFile) {
        page.locator("label[for='p-RESIDENCE_CHECK']").click();
        page.fill("#vu", caseFile);
        page.locator("main form .btn-primary").click();
        page.locator(".lt-bar-out.case").waitFor();
    }

    /** An establishment of the ward. */
    void establishment(String id, String name, LocalDate since) {
        send("demo-admin", "PUT", "/v1/establishments/" + id, """
            {"name": "%s", "type": "GUEST_HOUSE", "stars": null, "regime": "LICENSED_LODGING", "ward": "16531",
             "zone": null, "rooms": 20, "beds": 40, "remote": false, "validFrom": "%s"}
            """.formatted(name, since));
    }

    /** A guest; how they are called, by what number, since when, in which room. */
    void guest(String establishment, String reference, String name, String number, Instant arrived, String room) {
        send("demo-operator", "PUT", "/v1/establishments/" + establishment + "/stays/" + reference, """
            {"guest": {"fullName": "%s", "dateOfBirth": "1977-07-07", "sex": "MALE", "nationality": "VNM",
              "document": {"type": "CCCD", "number": "%s"},
              "residence": {"province": "38", "ward": "16531", "address": "Khu phố Mẫu"}},
             "arrivedAt": "%s", "room": "%s", "purpose": "TOURISM", "capture": {"method": "MANUAL"}}
            """.formatted(
                        name, number, arrived, room));
    }

    /** Waits until what has been declared is in the register and in the figures. */
    void awaitFigures() {
        Instant end = Instant.now().plus(SETTLED_WITHIN);
        while (BEHIND.matcher(send("demo-admin", "GET", "/v1/projections", null))
                .find()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The read models lag behind");
            }
        }
    }

    /** What the officer asked about persons, as the access log has it. */
    String asked() {
        return send("demo-admin", "GET", "/v1/access-log?reader=" + OFFICER + "&kind=PERSONS_QUERIED&size=50", null);
    }

    private String send(String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return answer.body();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** At 1440 and at 390 points: accessible, no wider than the screen, and a picture to look at. */
    static void look(Page page, String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 1_000);
            Accessibility.check(page);
            assertThat(wider(page)).as("%s scrolls sideways at %s", name, width).isFalse();
            Visit.picture(page, name + "-" + width);
        }
    }

    static boolean wider(Page page) {
        return (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }
}
