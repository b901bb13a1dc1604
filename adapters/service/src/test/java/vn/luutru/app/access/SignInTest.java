package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.access.SignInService.ADMIN;
import static vn.luutru.app.access.SignInService.OWN_KEYS;
import static vn.luutru.app.access.SignInService.SESSION;
import static vn.luutru.app.access.SignInService.person;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.identity.StandInProvider;

/** Officials sign in at a provider and are signed out again; and what must not get others in with them. */
@IntegrationTest
class SignInTest {

    @TempDir
    private static Path data;

    private static SignInService service;
    private static StandInProvider provider;

    @BeforeAll
    static void start() throws Exception {
        service = new SignInService(data);
        provider = service.provider;
    }

    @AfterAll
    static void end() {
        service.close();
    }

    @Test
    void an_official_signs_in_and_is_the_same_caller_as_with_a_token() throws Exception {
        OfficialBrowser browser = service.signedIn(ADMIN);
        assertThat(browser.cookies()).containsOnlyKeys(SESSION);
        assertThat(browser.get(OWN_KEYS).statusCode()).isEqualTo(200);

        Map<String, String> asked = provider.asked().getLast();
        assertThat(asked)
                .containsEntry("max_age", "3600")
                .containsEntry("acr_values", "loa-2 loa-3")
                .doesNotContainKey("prompt")
                .containsKeys("state", "nonce", "code_challenge");
        OfficialBrowser police =
                service.signedIn(Map.of("sub", "cong-an-mau", "role", "canbo-congan", "territory", "16531"));
        assertThat(police.get(OWN_KEYS).statusCode()).isEqualTo(403);
        assertThat(police.get("/v1/residents", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(police.get("/v1/residents?ward=16522", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "1")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_cookie_is_of_this_host_alone_and_no_script_reads_it() throws Exception {
        provider.signsIn(person(ADMIN));
        OfficialBrowser browser = service.browser();
        HttpResponse<String> toProvider = browser.get("/dang-nhap/di?ve=/huong-dan");
        HttpResponse<String> back = browser.get(OfficialBrowser.location(toProvider));
        HttpResponse<String> home = browser.get(OfficialBrowser.location(back));
        assertThat(home.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SESSION + "=")
                        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                        .doesNotContain("Domain", "Max-Age"));
        assertThat(OfficialBrowser.location(home)).endsWith("/huong-dan");
    }

    @Test
    void who_is_not_signed_in_is_refused_by_the_calls_and_led_to_the_sign_in_by_the_pages() throws Exception {
        OfficialBrowser browser = service.browser();
        assertThat(browser.get(OWN_KEYS).statusCode()).isEqualTo(401);
        HttpResponse<String> page = browser.post("/nothing", "");
        assertThat(page.statusCode()).isEqualTo(404);
        HttpResponse<String> demo = browser.post("/dang-nhap/thu", "nguoi=demo-admin");
        assertThat(demo.statusCode()).as("the demo's people are not here").isNotEqualTo(303);
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.get("/dang-nhap").body())
                .doesNotContain("demo-admin")
                .contains("/dang-nhap/di?ve=");
    }

    @Test
    void only_addresses_of_this_service_are_returned_to() throws Exception {
        for (String elsewhere : List.of(
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example",
                "\\\\elsewhere.example",
                "/%0d%0aSet-Cookie:x=y\r\n",
                "javascript:alert(1)",
                "/\t/elsewhere.example",
                " //elsewhere.example")) {
            provider.signsIn(person(ADMIN));
            OfficialBrowser browser = service.browser();
            String address = "/dang-nhap/di?ve="
                    + java.net.URLEncoder.encode(elsewhere, java.nio.charset.StandardCharsets.UTF_8);
            HttpResponse<String> back = browser.get(OfficialBrowser.location(browser.get(address)));
            HttpResponse<String> done = browser.get(OfficialBrowser.location(back));
            assertThat(OfficialBrowser.location(done)).as(elsewhere).isEqualTo(browser.address() + "/quan-tri");
        }
    }

    @Test
    void a_new_secret_is_given_at_each_sign_in_and_the_old_one_is_worth_nothing() throws Exception {
        OfficialBrowser victim = service.browser();
        victim.cookies().put(SESSION, "A".repeat(43));
        service.signIn(victim, ADMIN);
        String first = victim.cookies().get(SESSION);
        assertThat(first).isNotEqualTo("A".repeat(43));
        service.signIn(victim, ADMIN);
        assertThat(victim.cookies().get(SESSION)).isNotEqualTo(first);
        OfficialBrowser thief = service.browser();
        thief.cookies().put(SESSION, first);
        assertThat(thief.get(OWN_KEYS).statusCode()).isEqualTo(401);
    }

    @Test
    void a_stolen_cookie_is_refused_after_the_log_out() throws Exception {
        OfficialBrowser browser = service.signedIn(ADMIN);
        OfficialBrowser thief = service.browser();
        thief.cookies().putAll(browser.cookies());
        assertThat(thief.get(OWN_KEYS).statusCode()).isEqualTo(200);

        HttpResponse<String> out = browser.post("/dang-xuat", "");
        assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
        assertThat(thief.get(OWN_KEYS).statusCode()).isEqualTo(401);

        HttpResponse<String> page = browser.get(OfficialBrowser.location(out));
        assertThat(page.headers().firstValue("Refresh")).contains("0;url=/dang-xuat/tiep");
        HttpResponse<String> end = browser.follow("/dang-xuat/tiep");
        assertThat(end.uri().getPath()).isEqualTo("/dang-xuat");
        assertThat(provider.loggedOut().getLast()).containsKey("id_token_hint").containsEntry("client_id", "luutru");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void the_provider_ends_a_session_by_telling_so_with_its_signature() throws Exception {
        OfficialBrowser browser = service.signedIn(ADMIN);
        String session = provider.lastSession();
        String logout = provider.logoutToken(session);
        OfficialBrowser nobody = service.browser();
        String forged = logout.substring(0, logout.lastIndexOf('.') + 1) + "AAAA";
        assertThat(nobody.post("/dang-xuat/kenh-sau", "logout_token=" + forged, "X-Test", "1")
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.get(OWN_KEYS).statusCode()).isEqualTo(200);
        assertThat(nobody.post("/dang-xuat/kenh-sau", "logout_token=" + logout, "X-Test", "1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get(OWN_KEYS).statusCode()).isEqualTo(401);
    }

    @Test
    void what_changes_something_comes_from_a_page_of_ours() throws Exception {
        OfficialBrowser browser = service.signedIn(ADMIN);
        String key = "{}";
        for (String[] headers : List.of(
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"},
                new String[] {"Origin", "https://elsewhere.example"},
                new String[] {"Origin", "null"},
                new String[] {"X-Test", "no word of where it comes from"})) {
            assertThat(browser.post(OWN_KEYS, key, headers).statusCode())
                    .as(headers[1])
                    .isEqualTo(403);
        }
        assertThat(browser.post("/dang-xuat", "", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get(OWN_KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_that_was_not_asked_for_in_this_browser_is_refused() throws Exception {
        provider.signsIn(person(ADMIN));
        OfficialBrowser attacker = service.browser();
        HttpResponse<String> back = attacker.get(OfficialBrowser.location(attacker.get("/dang-nhap/di")));
        String answer = OfficialBrowser.location(back);

        OfficialBrowser victim = service.browser();
        assertThat(OfficialBrowser.location(victim.get(answer))).contains("loi=het-han");
        victim.get("/dang-nhap/di");
        assertThat(OfficialBrowser.location(victim.get(answer))).contains("loi=het-han");
        assertThat(victim.cookies()).doesNotContainKey(SESSION);

        assertThat(OfficialBrowser.location(attacker.get(answer))).endsWith("/quan-tri");
        assertThat(OfficialBrowser.location(attacker.get(answer))).contains("loi=het-han");
    }
}
