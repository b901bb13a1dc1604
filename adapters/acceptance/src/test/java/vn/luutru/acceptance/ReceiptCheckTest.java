package vn.luutru.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.receipt.ReceiptClaims;
import vn.luutru.receipt.ReceiptKind;
import vn.luutru.receipt.ReceiptPrinter;
import vn.luutru.receipt.ReceiptSigner;

/** Somebody is shown a receipt and scans its code: the page {@code /r} in a real browser. */
@IntegrationTest
class ReceiptCheckTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static final String ESTABLISHMENT = "/v1/establishments/38-16531-0001";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningService service = RunningService.shared();

    @Test
    void a_genuine_receipt_is_verified_without_asking_anybody() throws Exception {
        JsonNode receipt = declared("check-1");
        List<String> asked = new ArrayList<>();
        try (Visit visit = CHROMIUM.visit(service.origin(), Visit.PHONE)) {
            visit.context().onRequest(request -> asked.add(path(request)));
            Page page = visit.open(fragment(receipt));

            assertThat(state(page, "good")).isVisible();
            assertThat(claim(page, "1")).hasText(receipt.path("number").asString());
            assertThat(claim(page, "2")).hasText("38-16531-0001");
            assertThat(claim(page, "6")).hasText("Phường Sầm Sơn");
            assertThat(claim(page, "8")).containsText("Khách đến", visibly());
            assertThat(claim(page, "4")).hasText("2");
            assertThat(claim(page, "key")).hasText(receipt.path("key").asString());
            Accessibility.check(page);
            Visit.picture(page, "bien-nhan-kiem-tra-390");
        }
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path)
                        .doesNotContain("v1", receipt.path("number").asString()));
    }

    @Test
    void a_changed_receipt_is_refused_and_half_of_one_cannot_be_read() throws Exception {
        String link = fragment(declared("check-2"));
        int at = link.length() - 130; // Within the claims, before the signature of 64 bytes.
        String changed = link.substring(0, at) + (link.charAt(at) == 'A' ? 'B' : 'A') + link.substring(at + 1);
        try (Visit visit = CHROMIUM.visit(service.origin())) {
            Page page = visit.open(changed);
            assertThat(state(page, "bad")).isVisible();
            assertThat(page.locator("[data-claims]")).isHidden();
            Accessibility.check(page);
            Visit.picture(page, "bien-nhan-sai-1440");

            page.navigate(service.origin() + link.substring(0, at));
            assertThat(state(page, "unreadable")).isVisible();
            page.navigate(service.origin() + "/r#NONSENSE!");
            assertThat(state(page, "unreadable")).isVisible();
        }
    }

    @Test
    void it_verifies_without_a_line_once_the_page_is_there_and_by_a_pasted_address() throws Exception {
        JsonNode receipt = declared("check-3");
        try (Visit visit = CHROMIUM.visit(service.origin())) {
            Page page = visit.open("/r");
            assertThat(page.locator("[data-claims]")).isHidden();
            visit.context().setOffline(true);

            page.getByLabel("Địa chỉ trên biên nhận")
                    .fill(receipt.path("number").asString());
            page.locator("[data-paste] button").click();
            assertThat(state(page, "unreadable")).containsText("Chỉ có số biên nhận thì không kiểm tra được");

            String link = receipt.path("link").asString();
            int middle = link.length() - 60;
            page.getByLabel("Địa chỉ trên biên nhận")
                    .fill(" " + link.substring(0, middle) + " " + link.substring(middle) + " ");
            page.locator("[data-paste] button").click();

            assertThat(state(page, "good")).isVisible();
            assertThat(claim(page, "1")).hasText(receipt.path("number").asString());
            visit.expecting("ERR_INTERNET_DISCONNECTED");
            page.locator("[data-ask]").click();
            assertThat(page.locator("[data-answer=unasked]")).isVisible();
        }
    }

    @Test
    void whether_it_was_cancelled_is_asked_only_when_somebody_wants_to_know() throws Exception {
        JsonNode receipt = declared("check-4");
        try (Visit visit = CHROMIUM.visit(service.origin())) {
            Page page = visit.open(fragment(receipt));
            assertThat(state(page, "good")).isVisible();
            page.locator("[data-ask]").click();
            assertThat(page.locator("[data-answer=stands]")).isVisible();

            send("POST", ESTABLISHMENT + "/stays/check-4/cancellation", "{\"reason\": \"NO_SHOW\"}");
            page.locator("[data-ask]").click();
            assertThat(page.locator("[data-answer=revoked]")).isVisible();
            Accessibility.check(page);
            Visit.picture(page, "bien-nhan-da-huy-1440");
        }
    }

    @Test
    void an_answer_that_comes_late_is_not_said_of_another_receipt() throws Exception {
        JsonNode first = declared("check-6");
        JsonNode second = declared("check-7");
        try (Visit visit = CHROMIUM.visit(service.origin())) {
            Page page = visit.open(fragment(first));
            List<Route> held = new CopyOnWriteArrayList<>();
            page.route("**/revocation", held::add);
            page.locator("[data-ask]").click();
            page.waitForCondition(() -> !held.isEmpty());
            page.evaluate(
                    "code => { location.hash = code; }",
                    after(second.path("link").asString()));
            assertThat(claim(page, "1")).hasText(second.path("number").asString());
            page.waitForResponse("**/revocation", () -> held.forEach(Route::resume));
            page.evaluate("() => fetch('/v1/findings').then(answer => answer.text())");
            assertThat(page.locator("[data-answer=stands]")).isHidden();
        }
    }

    @Test
    void a_receipt_for_a_group_shows_counts_that_reconcile() throws Exception {
        String number = declared("check-5").path("number").asString();
        JsonNode group =
                send("POST", ESTABLISHMENT + "/receipts", "{\"accepted\": [\"" + number + "\"], \"rejected\": 2}");
        try (Visit visit = CHROMIUM.visit(service.origin())) {
            Page page = visit.open("/r?lang=en#" + after(group.path("link").asString()));

            assertThat(state(page, "good")).isVisible();
            assertThat(claim(page, "10")).hasText("3");
            assertThat(claim(page, "11")).hasText("1");
            assertThat(claim(page, "12")).hasText("0");
            assertThat(claim(page, "13")).hasText("2");
            assertThat(page.locator("[data-revocation]")).isHidden();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T16:59:59Z, 23:59:59, 30/11/2026",
        "2026-11-30T17:00:00Z, 00:00:00, 01/12/2026",
        "2026-12-31T17:30:05Z, 00:30:05, 01/01/2027"
    })
    void around_midnight_it_shows_the_day_of_viet_nam_wherever_the_telephone_thinks_it_is(
            Instant recordedAt, String time, String day) {
        ReceiptSigner.Signed signed = service.context()
                .getBean(ReceiptSigner.class)
                .sign(new ReceiptClaims(
                        ReceiptKind.CHECK_IN,
                        "16MJP-4K7W2Q9XB",
                        new EstablishmentId("38-16531-0001"),
                        recordedAt,
                        1,
                        1,
                        "16531",
                        new byte[32],
                        Timeliness.ON_TIME,
                        null));
        String link = "#"
                + after(service.context()
                        .getBean(ReceiptPrinter.class)
                        .link(signed, URI.create(service.origin()))
                        .toString());
        for (String zone : List.of("Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Auckland")) {
            try (Visit visit = CHROMIUM.visit(service.origin(), options -> options.setTimezoneId(zone))) {
                for (String language : List.of("vi", "en")) {
                    Page page = visit.open("/r?lang=" + language + link);
                    assertThat(state(page, "good")).isVisible();
                    assertThat(claim(page, "3")).containsText(time);
                    assertThat(claim(page, "3")).containsText(day);
                }
            }
        }
    }

    private static Locator state(Page page, String state) {
        return page.locator("[data-state=" + state + "]");
    }

    private static Locator claim(Page page, String key) {
        return page.locator("[data-claim='" + key + "']");
    }

    private static LocatorAssertions.ContainsTextOptions visibly() {
        return new LocatorAssertions.ContainsTextOptions().setUseInnerText(true);
    }

    private static String path(Request request) {
        return URI.create(request.url()).getPath();
    }

    private static String fragment(JsonNode receipt) {
        return "/r#" + after(receipt.path("link").asString());
    }

    private static String after(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    private JsonNode declared(String reference) throws Exception {
        JsonNode outcome = send("PUT", ESTABLISHMENT + "/stays/" + reference, """
            {"guest": {"fullName": "Nguyễn Văn Thử", "dateOfBirth": "1990-03-15", "sex": "MALE", "nationality": "VNM",
              "document": {"type": "CCCD", "number": "038090000001"}},
             "arrivedAt": "2026-07-01T14:05:00+07:00", "expectedDepartureOn": "2026-07-03", "room": "301",
             "purpose": "TOURISM"}\
            """);
        return send("GET", "/v1/receipts/" + outcome.at("/receipt/number").asString(), null);
    }

    private JsonNode send(String method, String path, @Nullable String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.origin() + path))
                .header("Authorization", "Bearer demo-operator")
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }
}
