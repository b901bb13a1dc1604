package vn.luutru.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Posters;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.establishment.EstablishmentId;

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
    private static String establishment;

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        origin = service.origin();
        establishment = "38-16531-0001";
    }

    private static String poster(APIRequestContext api) {
        APIResponse answer = api.post(
                origin + "/v1/establishments/" + establishment + "/posters",
                RequestOptions.create()
                        .setHeader("Authorization", "Bearer demo-operator")
                        .setData("{\"label\": \"Quầy "
                                + UUID.randomUUID().toString().substring(0, 8) + "\"}")
                        .setHeader("Content-Type", "application/json"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return JSON.readTree(answer.text()).path("posterId").asString();
    }

    private static List<GuestCard> waiting() {
        return service.context().getBean(GuestCards.class).waiting(new EstablishmentId(establishment));
    }

    @Test
    void a_guest_without_scripts_answers_four_questions_and_gets_a_code_that_the_desk_sees() {
        try (Visit visit = CHROMIUM.visit(origin, WITHOUT_SCRIPTS)) {
            String poster = poster(visit.context().request());
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
            String root = "/g/" + poster(visit.context().request());
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
            String root = "/g/" + poster(visit.context().request());
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

    @Test
    void a_revoked_poster_is_refused_in_four_languages() {
        try (Visit visit = CHROMIUM.visit(origin, Visit.PHONE)) {
            visit.expecting("status of 410").expecting("status of 404");
            APIRequestContext api = visit.context().request();
            String poster = poster(api);
            api.delete(
                    origin + "/v1/establishments/" + establishment + "/posters/" + poster,
                    RequestOptions.create().setHeader("Authorization", "Bearer demo-operator"));
            Page page = visit.page();
            Response answer = page.navigate(origin + "/g/" + poster);
            assertThat(answer.status()).isEqualTo(410);
            assertThat(page.locator("main").textContent())
                    .contains("Biển này không còn dùng", "This poster is no longer valid", "이 안내판은", "此二维码已失效");
            Accessibility.check(page);
            Visit.picture(page, "g-het-han-390");
            assertThat(page.navigate(origin + "/g/invented").status()).isEqualTo(404);
            assertThat(page.locator("main").textContent()).contains("此二维码已失效");
            assertThat(page.navigate(origin + "/g/" + poster + "/ten").status()).isEqualTo(410);
        }
    }

    @Test
    void the_poster_prints_on_one_page_with_a_code_that_leads_to_its_guests_page() {
        try (Visit visit = CHROMIUM.visit(origin)) {
            String poster = poster(visit.context().request());
            Page page = visit.open("/le-tan/to-dan/" + poster);
            Accessibility.check(page);
            Visit.picture(page, "to-dan-1440");
            byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
            String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(text.split("/Type\\s*/Page[^s]", -1)).as("one page").hasSize(2);
        }
    }

    @Test
    void a_thousand_scans_a_minute_from_one_address_are_throttled_and_nobody_else_notices() throws Exception {
        try (RunningService own = RunningService.start();
                HttpClient crowd = from("127.0.0.2");
                HttpClient other = from("127.0.0.3")) {
            String root = own.origin().replace("localhost", "127.0.0.1");
            String poster = root + "/g/" + poster(own.context());
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                statuses.add(get(crowd, poster).statusCode());
            }
            assertThat(statuses).contains(200, 429).endsWith(429);
            assertThat(get(crowd, poster)
                            .headers()
                            .firstValueAsLong("Retry-After")
                            .orElse(0))
                    .isBetween(1L, 60L);
            assertThat(get(other, poster).statusCode()).isEqualTo(200);
            assertThat(get(crowd, root + "/v1/findings").statusCode())
                    .as("the same address declares and asks as before")
                    .isEqualTo(200);
        }
    }

    private static HttpClient from(String address) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    private static HttpResponse<Void> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
    }

    private static String poster(ConfigurableApplicationContext context) {
        Posters posters = context.getBean(Posters.class);
        Caller.Operator desk = new Caller.Operator("demo-operator", Scope.province(), EnumSet.allOf(Operation.class));
        return posters.id(posters.issue(desk, new EstablishmentId(establishment), "Quầy"));
    }

    @Test
    void a_form_from_another_site_is_refused() {
        try (Visit visit = CHROMIUM.visit(origin)) {
            String poster = poster(visit.context().request());
            APIResponse answer = visit.context()
                    .request()
                    .post(
                            origin + "/g/" + poster + "/ten",
                            RequestOptions.create()
                                    .setHeader("Origin", "https://other.example")
                                    .setHeader("Sec-Fetch-Site", "cross-site")
                                    .setForm(com.microsoft.playwright.options.FormData.create()
                                            .set("ten", "x")));
            assertThat(answer.status()).isEqualTo(403);
        }
    }
}
