package vn.luutru.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.FreePort;
import vn.luutru.IntegrationTest;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.adapter.vneid.StandInProvider;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** A guest who lets VNeID say who they are; its place is taken by a provider of invented people. */
@IntegrationTest
@Timeout(180)
class GuestAccountTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static StandInProvider provider;
    private static RunningService service;
    private static String origin;

    @BeforeAll
    static void start() {
        provider = new StandInProvider(StandInProvider.CITIZEN);
        int port = FreePort.choose();
        origin = "http://localhost:" + port;
        service = RunningService.start(
                "--server.port=" + port,
                "--luutru.web.address=" + origin,
                "--luutru.vneid.issuer=" + provider.issuer(),
                "--luutru.vneid.client-id=" + StandInProvider.CLIENT);
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
    }

    private static String poster() {
        return "/g/" + IssuedPoster.id(service.context());
    }

    private static Visit visit() {
        // The one request that leaves the origin: to the provider, by the guest's own step.
        return CHROMIUM.visit(origin, Visit.PHONE).expecting("another origin, " + provider.issuer());
    }

    @Test
    void what_the_guest_agrees_to_is_shown_and_fills_the_page() {
        try (Visit visit = visit()) {
            String root = poster();
            Page page = visit.open(root + "/giay-to?lang=vi");
            page.getByText("Dùng tài khoản VNeID").click();
            assertThat(page.locator("h1")).containsText("Cho phép");
            page.locator("#yes").click();
            assertThat(page.locator("h1")).hasText("VNeID cho biết");
            assertThat(page.locator(".lt-review")).containsText("Nguyễn Văn Thử");
            assertThat(page.locator(".lt-review").textContent())
                    .contains("15/03/1990", "Nam", "038090000001", "Khu phố Mẫu")
                    .doesNotContain("84900000000");
            Accessibility.check(page);
            Visit.picture(page, "g-vneid-390");
            page.locator("button[name=lay]").click();
            page.waitForURL("**/di-cung");
            page.locator("label[for=di-cung]").click();
            page.locator("main form button.btn-primary").click();
            page.locator("form:has(input[type=hidden]) button").first().click();
            page.locator("label[for=ly-do]").click();
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator(".lt-review")).containsText("Nguyễn Văn Thử");
            page.locator("main form button.btn-primary").click();
            String code = page.locator(".lt-bigcode").textContent();
            GuestCard card = service.context().getBean(GuestCards.class).waiting(IssuedPoster.ESTABLISHMENT).stream()
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow();
            JsonNode kept = JsonMapper.shared().readTree(card.content());
            assertThat(kept.at("/guest/fullName").asString()).isEqualTo("Nguyễn Văn Thử");
            assertThat(kept.at("/guest/document/number").asString()).isEqualTo("038090000001");
            assertThat(kept.toString()).doesNotContain("84900000000", "pairwise");
        }
    }

    @Test
    void who_does_not_take_it_over_starts_with_an_empty_page_and_nothing_is_left() {
        try (Visit visit = visit()) {
            String root = poster();
            Page page = visit.open(root + "/vneid");
            page.locator("#yes").click();
            page.getByText("Không lấy, xoá đi").click();
            page.waitForURL("**/giay-to");
            assertThat(visit.context().cookies().stream().map(cookie -> cookie.name))
                    .doesNotContain("luutru-vneid", "luutru-guest");
            page.navigate(origin + root + "/ten");
            assertThat(page.locator("#ten")).hasValue("");
        }
    }

    @Test
    void who_says_no_at_the_provider_goes_on_without_it() {
        try (Visit visit = visit()) {
            Page page = visit.open(poster() + "/vneid");
            page.locator("#no").click();
            assertThat(page.locator("main")).containsText("Bạn chưa đồng ý");
            Accessibility.check(page);
            Visit.picture(page, "g-vneid-khong-390");
            page.getByText("Chọn cách khác").click();
            page.waitForURL("**/giay-to");
        }
    }

    @Test
    void an_answer_that_nobody_waits_for_is_refused_in_four_languages() {
        for (String language : List.of("vi", "en", "ko", "zh")) {
            try (Visit visit = visit()) {
                Page page = visit.open("/vneid?code=invented&state=invented&lang=" + language);
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                assertThat(page.locator("h1").textContent()).contains("VNeID");
            }
        }
    }

    @Test
    void another_poster_does_not_see_what_waits() {
        try (Visit visit = visit()) {
            Page page = visit.open(poster() + "/vneid");
            page.locator("#yes").click();
            assertThat(page.locator(".lt-review")).isVisible();
            page.navigate(origin + poster() + "/vneid/cho-biet");
            assertThat(page.locator("main").textContent()).doesNotContain("Nguyễn Văn Thử");
        }
    }
}
