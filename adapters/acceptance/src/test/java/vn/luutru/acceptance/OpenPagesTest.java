package vn.luutru.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Accessibility;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** The pages before any door, as everybody sees them. */
@IntegrationTest
class OpenPagesTest {

    /** What a first visit may load before it can be used, in bytes on the wire. */
    private static final long FIRST_LOAD = 300 * 1024L;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static String origin;

    @BeforeAll
    static void start() {
        origin = RunningService.shared().origin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/huong-dan",
                "/huong-dan/le-tan",
                "/huong-dan/khach",
                "/du-lieu",
                "/nha-phat-trien",
                "/khong-co-trang-nay"
            })
    void a_page_is_accessible_on_a_phone_and_a_computer_by_day_and_by_night(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (boolean phone : new boolean[] {true, false}) {
                Consumer<Browser.NewContextOptions> options = it -> it.setColorScheme(scheme);
                try (Visit visit = CHROMIUM.visit(origin, phone ? options.andThen(Visit.PHONE) : options)) {
                    visit.expecting("status of 404");
                    Page page = visit.open(path);
                    Accessibility.check(page);
                    assertThat(wider(page)).as("%s scrolls sideways", path).isFalse();
                    Visit.picture(
                            page,
                            name(path) + (phone ? "-390" : "-1440") + "-"
                                    + scheme.name().toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
    }

    private static String name(String path) {
        return path.equals("/") ? "home" : path.substring(1).replace('/', '-');
    }

    private static boolean wider(Page page) {
        return (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    @Test
    void a_first_visit_loads_less_than_300_kilobytes_and_later_ones_only_the_page() {
        try (Visit visit = CHROMIUM.visit(origin)) {
            assertThat(transferred(visit.open("/"))).isLessThan(FIRST_LOAD);
            assertThat(transferred(visit.open("/"))).isLessThan(FIRST_LOAD / 8);
        }
    }

    private static long transferred(Page page) {
        Object sum = page.evaluate("() => performance.getEntriesByType('navigation')"
                + ".concat(performance.getEntriesByType('resource'))"
                + ".reduce((sum, entry) => sum + entry.transferSize, 0)");
        return ((Number) sum).longValue();
    }

    @Test
    void who_prefers_english_reads_it_and_a_choice_is_remembered() {
        try (Visit visit = CHROMIUM.visit(origin, options -> options.setLocale("en-GB"))) {
            Page page = visit.open("/");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            page.locator("header a[lang=vi]").click();
            page.locator("html[lang=vi]").waitFor();
            page.navigate(origin + "/huong-dan");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("vi");
        }
    }

    @Test
    void a_look_that_was_chosen_stays() {
        try (Visit visit = CHROMIUM.visit(origin)) {
            Page page = visit.open("/");
            page.locator("footer a[href*='theme=dark']").click();
            page.locator("html[data-bs-theme=dark]").waitFor();
            page.navigate(origin + "/huong-dan");
            assertThat(page.locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
        }
    }

    @Test
    void a_page_that_does_not_exist_says_the_way_out() {
        try (Visit visit = CHROMIUM.visit(origin)) {
            visit.expecting("status of 404");
            Page page = visit.page();
            Response answer = page.navigate(origin + "/nothing");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(page.locator("h1").textContent()).isEqualTo("Không có trang này");
            page.locator("main a").first().click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Khách đến, khai một lần là xong");
        }
    }

    @Test
    void every_link_of_the_start_page_leads_to_a_page() {
        try (Visit visit = CHROMIUM.visit(origin)) {
            Page page = visit.open("/");
            List<String> links = page.locator("a[href^='/']").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .distinct()
                    .toList();
            assertThat(links).isNotEmpty();
            for (String link : links) {
                // A door of an office leads whoever has not signed in to the sign-in, as it does browsers.
                RequestOptions browser = RequestOptions.create().setHeader("Accept", "text/html");
                assertThat(visit.context().request().get(origin + link, browser).status())
                        .as(link)
                        .isEqualTo(200);
            }
        }
    }
}
