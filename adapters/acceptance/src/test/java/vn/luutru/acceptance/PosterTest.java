package vn.luutru.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** The poster on the wall: printed, scanned too often, revoked, and forms that do not come from its page. */
@IntegrationTest
class PosterTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static String origin;

    @BeforeAll
    static void start() {
        origin = RunningService.shared().origin();
    }

    @Test
    void a_revoked_poster_is_refused_in_four_languages() {
        try (Visit visit = CHROMIUM.visit(origin, Visit.PHONE)) {
            visit.expecting("status of 410").expecting("status of 404");
            APIRequestContext api = visit.context().request();
            String poster = IssuedPoster.id(api, origin);
            api.delete(
                    origin + "/v1/establishments/" + IssuedPoster.ESTABLISHMENT.value() + "/posters/" + poster,
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
            String poster = IssuedPoster.id(visit.context().request(), origin);
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
            String poster = root + "/g/" + IssuedPoster.id(own.context());
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

    @Test
    void a_form_from_another_site_is_refused() {
        try (Visit visit = CHROMIUM.visit(origin)) {
            String poster = IssuedPoster.id(visit.context().request(), origin);
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
