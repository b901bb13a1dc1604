package vn.luutru.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.acceptance.AdministrationPages.look;
import static vn.luutru.acceptance.AdministrationPages.signIn;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** Signing in to the pages of administration, the keys that they give and take back, and how each looks. */
@IntegrationTest
class AdministrationTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    /** A hotel of the demo that no other test gives a key. */
    private static final String KEYED = "38-16531-0004";

    private static String origin;

    @BeforeAll
    static void start() {
        origin = RunningService.shared().origin();
    }

    @Test
    void an_administrator_gives_a_hotel_a_key_and_takes_the_old_one_back() throws Exception {
        try (Visit visit = CHROMIUM.visit(origin)) {
            Page page = visit.open("/quan-tri");
            assertThat(page.locator("h1").textContent()).isEqualTo("Đăng nhập của cơ quan");
            signIn(page, "Quản trị Mẫu");
            assertThat(page.locator("h1").textContent()).isEqualTo("Cơ sở lưu trú");

            page.locator("#q").fill("khach san");
            page.keyboard().press("Enter");
            page.locator("tbody tr .btn").first().click();
            page.locator("#label").fill("Phần mềm Mẫu");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Cấp khoá").setExact(true))
                    .click();
            String first = page.locator("[data-secret]").textContent().strip();
            String address = page.url();
            assertThat(asked(first, address)).isEqualTo(403);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Đổi khoá Phần mềm Mẫu"))
                    .click();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Đổi khoá").setExact(true))
                    .click();
            String second = page.locator("[data-secret]").textContent().strip();
            assertThat(second).isNotEqualTo(first);
            assertThat(asked(first, address)).isEqualTo(401);
            assertThat(asked(second, address)).isEqualTo(403);

            page.navigate(address);
            Locator out = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng xuất"));
            out.click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Đã đăng xuất");
            page.goBack();
            page.locator("h1:has-text('Đăng nhập của cơ quan')").waitFor();
            assertThat(page.content()).doesNotContain("Phần mềm Mẫu");
        }
    }

    @Test
    void a_hotel_gets_a_key_and_the_old_one_is_taken_back_in_four_clicks() {
        try (Visit visit = CHROMIUM.visit(origin)) {
            Page prepared = visit.open("/quan-tri/khoa");
            signIn(prepared, "Quản trị Mẫu hai");
            prepared.navigate(origin + "/quan-tri/co-so/" + KEYED + "/khoa");
            prepared.locator("#label").fill("Phần mềm Cũ");
            prepared.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Cấp khoá").setExact(true))
                    .click();
            prepared.locator("[data-secret]").waitFor();
        }
        try (Visit visit = CHROMIUM.visit(origin)) {
            Clicks clicks = Clicks.of(visit);
            Page page = visit.open("/quan-tri");
            signIn(page, "Quản trị Mẫu");
            page.locator("#q").fill(KEYED);
            page.keyboard().press("Enter");
            page.locator("tbody tr .btn").first().click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Đổi khoá Phần mềm Cũ"))
                    .click();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Đổi khoá").setExact(true))
                    .click();
            page.locator("[data-secret]").waitFor();
            clicks.done("Give this hotel a key and take the old one back", 4, Duration.ofSeconds(30));
        }
    }

    /** A key that may not read is known, and refused what it asks: 403. One that was taken is not known: 401. */
    private static int asked(String key, String page) throws IOException, InterruptedException {
        String id = page.replaceAll(".*/co-so/([^/?]+).*", "$1");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(origin + "/v1/establishments/" + id))
                                    .header("Authorization", "Bearer " + key)
                                    .method("GET", BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void an_auditor_looks_for_whom_somebody_asked_about_without_a_name_in_an_address() {
        for (boolean phone : new boolean[] {true, false}) {
            try (Visit visit = phone ? CHROMIUM.visit(origin, Visit.PHONE) : CHROMIUM.visit(origin)) {
                Page page = visit.open("/quan-tri/nhat-ky");
                signIn(page, "Quản trị Mẫu");
                page.getByLabel("Hỏi về ai").fill("Nguyễn Thị Soi");
                page.getByLabel("Vụ", new Page.GetByLabelOptions().setExact(true))
                        .fill("1/2026");
                page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName("Tìm").setExact(true))
                        .click();
                page.getByText("Không có lượt nào như vậy").waitFor();
                assertThat(page.url()).isEqualTo(origin + "/quan-tri/nhat-ky");
                assertThat(page.locator("#nguoi").inputValue()).isEqualTo("Nguyễn Thị Soi");
                look(page, "quan-tri-nhat-ky-tim", phone, ColorScheme.LIGHT);
                visit.expecting("status of 422");
                page.locator("#nguoi").fill("·");
                page.locator("#nguoi").press("Enter");
                page.locator("#nguoi-e").waitFor();
                assertThat(page.locator("#vu").inputValue()).isEqualTo("1/2026");
                look(page, "quan-tri-nhat-ky-loi", phone, ColorScheme.LIGHT);
            }
        }
    }

    @Test
    void each_page_is_accessible_on_a_phone_and_a_computer_by_day_and_by_night() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (boolean phone : new boolean[] {true, false}) {
                Consumer<Browser.NewContextOptions> options = it -> it.setColorScheme(scheme);
                try (Visit visit = CHROMIUM.visit(origin, phone ? options.andThen(Visit.PHONE) : options)) {
                    look(visit.open("/dang-nhap?loi=xac-thuc"), "dang-nhap-loi", phone, scheme);
                    Page door = visit.open("/dang-nhap");
                    look(door, "dang-nhap", phone, scheme);
                    signIn(door, "Quản trị Mẫu");
                    for (String path : List.of(
                            "/quan-tri",
                            "/quan-tri/co-so-moi",
                            "/quan-tri/khoa",
                            "/quan-tri/phien",
                            "/quan-tri/nhat-ky",
                            "/quan-tri/he-thong",
                            "/quan-tri/huy-khoa",
                            "/quan-tri/su-co",
                            "/quan-tri/nhap")) {
                        look(visit.open(path), path.substring(1).replace('/', '-'), phone, scheme);
                    }
                    Page page = visit.open("/quan-tri");
                    page.locator("tbody th a").first().click();
                    look(page, "quan-tri-co-so", phone, scheme);
                    page.locator("a[href$='/khoa']").last().click();
                    look(page, "quan-tri-co-so-khoa", phone, scheme);
                }
            }
        }
    }
}
