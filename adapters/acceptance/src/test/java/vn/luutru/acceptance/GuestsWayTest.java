package vn.luutru.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** From the poster on the wall to the code at the desk. */
@IntegrationTest
class GuestsWayTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Most guests' phones run scripts; the page must not need them. */
    private static final Consumer<Browser.NewContextOptions> WITHOUT_SCRIPTS =
            Visit.PHONE.andThen(options -> options.setJavaScriptEnabled(false));

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static RunningService service;
    private static String origin;

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        origin = service.origin();
    }

    private static List<GuestCard> waiting() {
        return service.context().getBean(GuestCards.class).waiting(IssuedPoster.ESTABLISHMENT);
    }

    @Test
    void a_guest_without_scripts_answers_four_questions_and_gets_a_code_that_the_desk_sees() {
        try (Visit visit = CHROMIUM.visit(origin, WITHOUT_SCRIPTS)) {
            String poster = IssuedPoster.id(visit.context().request(), origin);
            Page page = visit.open("/g/" + poster);
            page.locator("a[lang=vi]").click();
            page.locator("a[href$='/ten']").click();
            page.locator("#ten").fill("Bùi Thị Kiểm");
            page.locator("#ngay-sinh").fill("04/06/1988");
            page.getByText("Nữ", new Page.GetByTextOptions().setExact(true)).click();
            next(page);
            page.getByText("Thẻ căn cước", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.locator("#so").fill("038188000012");
            next(page);
            page.getByText("Có trẻ em", new Page.GetByTextOptions().setExact(true))
                    .click();
            next(page);
            page.locator("#ten").fill("Bùi Thị Bé");
            page.locator("#ngay-sinh").fill("2019");
            page.getByText("Nữ", new Page.GetByTextOptions().setExact(true)).click();
            next(page);
            page.locator("form:has-text('Mai') button").click();
            page.getByText("Du lịch", new Page.GetByTextOptions().setExact(true))
                    .click();
            next(page);
            assertThat(page.locator("h1")).hasText("Đúng chưa bạn?");
            for (String part : List.of("Bùi Thị Kiểm", "Bùi Thị Bé, 2019", "(1 đêm)")) {
                assertThat(page.locator(".lt-review")).containsText(part);
            }
            next(page);
            String code = page.locator(".lt-bigcode").textContent();
            assertThat(code).matches("[A-Z][2-9]-[0-9]{2}");
            List<GuestCard> cards = waiting();
            GuestCard own = cards.stream()
                    .filter(card -> card.code().equals(code))
                    .findFirst()
                    .orElseThrow();
            JsonNode typed = JSON.readTree(own.content());
            assertThat(typed.at("/guest/fullName").asString()).isEqualTo("Bùi Thị Kiểm");
            String party = typed.path("party").asString();
            assertThat(cards.stream()
                            .map(card -> JSON.readTree(card.content()))
                            .filter(card -> card.path("party").asString().equals(party))
                            .map(card -> card.at("/guest/fullName").asString()))
                    .containsExactlyInAnyOrder("Bùi Thị Kiểm", "Bùi Thị Bé");

            page.navigate(origin + "/g/" + poster + "/xem-lai");
            assertThat(page.locator(".lt-bigcode")).hasText(code);
            assertThat(page.content()).as("and what was typed does not").doesNotContain("Kiểm");
            page.locator(".btn-outline-danger").click();
            assertThat(page.locator("h1")).hasText("Đã xoá dữ liệu của bạn");
            assertThat(waiting())
                    .noneMatch(card ->
                            new String(card.content(), java.nio.charset.StandardCharsets.UTF_8).contains(party));
        }
    }

    /** Two taps are two requests with the same cookie, whatever becomes of the first one's answer. */
    @Test
    void a_guest_who_taps_twice_on_the_last_button_has_one_card() throws Exception {
        try (Visit visit = CHROMIUM.visit(origin, WITHOUT_SCRIPTS);
                HttpClient phone = HttpClient.newHttpClient()) {
            String root = "/g/" + IssuedPoster.id(visit.context().request(), origin);
            Page page = visit.open(root + "/ten?lang=vi");
            page.locator("#ten").fill("Trịnh Thị Hai Lần");
            page.locator("#ngay-sinh").fill("04/06/1988");
            page.getByText("Nữ", new Page.GetByTextOptions().setExact(true)).click();
            next(page);
            page.getByText("Thẻ căn cước", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.locator("#so").fill("038188000012");
            next(page);
            page.locator("label[for=di-cung]").click();
            next(page);
            page.locator("form:has(input[type=hidden]) button").first().click();
            page.locator("label[for=ly-do]").click();
            next(page);
            assertThat(page.locator("h1")).hasText("Đúng chưa bạn?");
            String cookies = visit.context().cookies().stream()
                    .map(cookie -> cookie.name + "=" + cookie.value)
                    .collect(Collectors.joining("; "));
            HttpRequest tap = HttpRequest.newBuilder(URI.create(origin + root + "/xem-lai"))
                    .header("Cookie", cookies)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(phone.send(tap, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
            assertThat(phone.send(tap, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
            assertThat(waiting())
                    .filteredOn(card -> JSON.readTree(card.content())
                            .at("/guest/fullName")
                            .asString()
                            .equals("Trịnh Thị Hai Lần"))
                    .hasSize(1);
        }
    }

    private static void next(Page page) {
        page.locator("main form button.btn-primary").click();
    }

    @Test
    void every_page_is_good_to_look_at_and_accessible_in_every_language() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (boolean phone : new boolean[] {true, false}) {
                for (String language : List.of("vi", "en", "ko", "zh")) {
                    boolean seldom = scheme == ColorScheme.DARK || !phone;
                    if (!seldom || language.equals("vi")) {
                        look(scheme, phone, language);
                    }
                }
            }
        }
    }

    private void look(ColorScheme scheme, boolean phone, String language) {
        Consumer<Browser.NewContextOptions> options = it -> it.setColorScheme(scheme);
        try (Visit visit = CHROMIUM.visit(origin, phone ? options.andThen(Visit.PHONE) : options)) {
            visit.expecting("status of 422");
            String root = "/g/" + IssuedPoster.id(visit.context().request(), origin);
            Page page = visit.open(root);
            seen(page, "g-0-tieng", scheme, phone, language);
            page.navigate(origin + root + "/giay-to?lang=" + language);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            for (String step : List.of(
                    "giay-to", "the", "ho-chieu", "ten", "so-giay-to", "di-cung", "tre-em", "den-ngay", "ly-do")) {
                page.navigate(origin + root + "/" + step);
                seen(page, "g-" + step, scheme, phone, language);
            }
            page.navigate(origin + root + "/den-ngay");
            next(page);
            assertThat(page.locator(".lt-summary")).hasCount(1);
            seen(page, "g-den-ngay-loi", scheme, phone, language);
            page.navigate(origin + root + "/ho-chieu");
            page.locator("#dong-1").fill("P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<");
            page.locator("#dong-2").fill("M000000015KOR8501019M3012316<<<<<<<<<<<<<<<4");
            next(page);
            page.locator("label[for=di-cung]").click();
            next(page);
            page.locator("form:has(input[type=hidden]) button").first().click();
            page.locator("label[for=ly-do]").click();
            next(page);
            seen(page, "g-xem-lai", scheme, phone, language);
            next(page);
            page.locator(".lt-bigcode").waitFor();
            seen(page, "g-ma", scheme, phone, language);
        }
    }

    private static void seen(Page page, String name, ColorScheme scheme, boolean phone, String language) {
        Accessibility.check(page);
        assertThat((Boolean) page.evaluate(
                        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                .as("%s scrolls sideways", page.url())
                .isFalse();
        Visit.picture(
                page, name + "-" + language + (phone ? "-390" : "-1440") + (scheme == ColorScheme.DARK ? "-dark" : ""));
    }
}
