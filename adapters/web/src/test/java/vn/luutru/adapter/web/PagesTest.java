package vn.luutru.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import vn.luutru.adapter.web.home.Door;
import vn.luutru.adapter.web.home.GuidesController;
import vn.luutru.adapter.web.home.HomeController;
import vn.luutru.adapter.web.home.InformationController;

class PagesTest {

    private static final List<Language> OFFICES = List.of(Language.VI, Language.EN);
    private static final Pattern USED = Pattern.compile("<use href=\"#i-([a-z]+)\"");
    private static final Pattern DRAWN = Pattern.compile("<symbol id=\"i-([a-z]+)\"");

    private final Texts texts = new Texts();
    private final PageRenderer pages = new PageRenderer(texts, new Assets(texts), true);
    private final HomeController home = new HomeController(
            pages,
            Arrays.stream(Door.Kind.values())
                    .map(kind -> new Door(kind, "/" + kind.word()))
                    .toList());

    private static PageRequest get(String address, String... headers) {
        MockServerHttpRequest.BaseBuilder<?> request =
                MockServerHttpRequest.get(address).header("Host", "localhost");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new PageRequest(request.build(), OFFICES);
    }

    private static String html(ResponseEntity<byte[]> page) {
        return new String(Objects.requireNonNull(page.getBody()), StandardCharsets.UTF_8);
    }

    @Test
    void a_page_allows_nothing_inline_and_nothing_from_elsewhere_and_is_kept_by_nobody() {
        HttpHeaders headers = home.home(get("/")).getHeaders();
        assertThat(headers.getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getVary()).contains("Accept-Language", "Cookie");
    }

    @Test
    void every_page_has_one_heading_a_way_to_its_content_and_the_language_of_its_words() {
        InformationController information =
                new InformationController(pages, List.of("demo-operator"), () -> Instant.parse("2026-11-30T17:20:30Z"));
        GuidesController guides = new GuidesController(pages);
        for (String language : List.of("vi", "en")) {
            for (ResponseEntity<byte[]> page : List.of(
                    home.home(get("/?lang=" + language)),
                    guides.guides(get("/huong-dan?lang=" + language)),
                    guides.guide(get("/huong-dan/le-tan?lang=" + language), "le-tan"),
                    information.privacy(get("/du-lieu?lang=" + language)),
                    information.developers(get("/nha-phat-trien?lang=" + language)))) {
                String html = html(page);
                assertThat(html).startsWith("<!doctype html>").contains("<html lang=\"" + language + "\"");
                assertThat(html.split("<h1", -1)).as(html).hasSize(2);
                assertThat(html).contains("class=\"lt-skip\" href=\"#noi-dung\"", "<main id=\"noi-dung\"");
                assertThat(found(DRAWN, html)).isEqualTo(found(USED, html));
            }
        }
    }

    @Test
    void the_guest_of_the_developers_page_came_within_the_hour() {
        InformationController information =
                new InformationController(pages, List.of("demo-operator"), () -> Instant.parse("2026-11-30T17:20:30Z"));

        assertThat(html(information.developers(get("/nha-phat-trien"))))
                .contains("/stays/R-1201-00", "2026-12-01T00:00:00+07:00", "2026-12-02", "?dryRun=true");
    }

    private static List<String> found(Pattern pattern, String html) {
        return pattern.matcher(html)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void all_users_find_their_door_and_reception_is_the_first() {
        String html = html(home.home(get("/")));
        for (Door.Kind kind : Door.Kind.values()) {
            assertThat(html).contains("href=\"/" + kind.word() + "\"", texts.text(Language.VI, "home." + kind.word()));
        }
        assertThat(html.indexOf("class=\"first\"")).isLessThan(html.indexOf("href=\"/guest\""));
    }

    @Test
    void the_demo_says_that_it_is_one_and_others_do_not() {
        assertThat(html(home.home(get("/")))).contains("Bản dùng thử");
        PageRenderer real = new PageRenderer(texts, new Assets(texts), false);
        String html = html(new HomeController(real, List.of(new Door(Door.Kind.POLICE, "/cong-an"))).home(get("/")));
        assertThat(html).doesNotContain("Bản dùng thử").contains("Đăng nhập của công an");
    }

    @Test
    void a_chosen_language_and_look_are_remembered_for_a_year() {
        ResponseEntity<byte[]> page = home.home(get("/?lang=en&theme=dark"));
        assertThat(page.getHeaders().get(HttpHeaders.SET_COOKIE))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("lang=en").contains("Max-Age=31536000", "SameSite=Lax"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("theme=dark"));
        assertThat(html(page)).contains("data-bs-theme=\"dark\"");
        assertThat(home.home(get("/?lang=xx&theme=%22onload")).getHeaders().get(HttpHeaders.SET_COOKIE))
                .isNull();
    }

    @Test
    void a_cookie_that_came_twice_chooses_nothing() {
        MockServerHttpRequest request = MockServerHttpRequest.get("/")
                .cookie(new HttpCookie("lang", "en"), new HttpCookie("lang", "vi"))
                .build();
        assertThat(new PageRequest(request, OFFICES).language()).isEqualTo(Language.VI);
    }

    @Test
    void what_stands_in_an_address_never_becomes_a_part_of_the_page() {
        String html = html(home.home(get("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")));
        assertThat(html).doesNotContain("<script").doesNotContain("alert(1)</");
    }

    @Test
    void the_address_of_the_service_is_the_one_that_the_browser_used() {
        assertThat(get("/").origin()).isEqualTo("http://localhost");
        PageRequest behindProxy = get("/", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "luutru.example, inner");
        assertThat(behindProxy.origin()).isEqualTo("https://luutru.example");
        assertThat(behindProxy.encrypted()).isTrue();
    }

    @Test
    void a_form_of_another_site_is_found_out_by_new_and_old_browsers() {
        assertThat(foreign("Sec-Fetch-Site", "cross-site")).isTrue();
        assertThat(foreign("Sec-Fetch-Site", "same-site")).isTrue();
        assertThat(foreign("Sec-Fetch-Site", "same-origin")).isFalse();
        assertThat(foreign("Origin", "https://other.example", "Host", "luutru.example"))
                .isTrue();
        assertThat(foreign("Origin", "null", "Host", "luutru.example")).isTrue();
        assertThat(foreign("Origin", "https://luutru.example", "Host", "luutru.example"))
                .isFalse();
        assertThat(foreign("Host", "luutru.example")).as("a program").isFalse();
    }

    private static boolean foreign(String... headers) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.post("/g/x/ten");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CrossSitePosts.isForeign(request.build());
    }
}
