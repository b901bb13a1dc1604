package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.identity.StandInProvider;
import vn.luutru.app.RunningLuutru;

/** Officials sign in at a provider over real HTTP, at a service that is no demo; and what must not get them in. */
@IntegrationTest
class SignInTest {

    private static final String SESSION = "__Host-luutru-phien";
    private static final String OWN_KEYS = "/v1/keys";
    private static final Map<String, Object> ADMIN =
            Map.of("sub", "quan-tri-mau", "role", "ADMIN", "name", "Quản Trị Mẫu");

    @TempDir
    private static Path data;

    private static StandInProvider provider;
    private static RSAKey anotherKey;
    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        provider = new StandInProvider();
        anotherKey = new RSAKeyGenerator(2048).keyID(provider.key().getKeyID()).generate();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(data);
        luutru = RunningLuutru.start(
                data,
                "--luutru.demo=false",
                "--server.port=" + port,
                "--luutru.master-key=bHV1dHJ1LW1hc3Rlci1rZXktb2YtdGhlLXRlc3RzLTM=",
                "--luutru.officials.issuer=" + provider.issuer(),
                "--luutru.officials.audience=" + StandInProvider.CLIENT,
                "--luutru.sign-in.client-id=" + StandInProvider.CLIENT,
                "--luutru.sign-in.client-secret=" + StandInProvider.SECRET,
                "--luutru.sign-in.acr=loa-2,loa-3",
                "--luutru.sign-in.amr=mfa",
                "--luutru.sign-in.max-age=1h",
                "--luutru.sign-in.roles.canbo-congan=POLICE",
                "--luutru.web.address=http://127.0.0.1:" + port);
    }

    @AfterAll
    static void end() {
        luutru.close();
        provider.close();
    }

    @Test
    void an_official_signs_in_and_is_the_same_caller_as_with_a_token() throws Exception {
        OfficialBrowser browser = signedIn(ADMIN);
        assertThat(browser.cookies()).containsOnlyKeys(SESSION);
        assertThat(browser.get(OWN_KEYS).statusCode()).isEqualTo(200);

        Map<String, String> asked = provider.asked().getLast();
        assertThat(asked)
                .containsEntry("max_age", "3600")
                .containsEntry("acr_values", "loa-2 loa-3")
                .doesNotContainKey("prompt")
                .containsKeys("state", "nonce", "code_challenge");
        OfficialBrowser police = signedIn(Map.of("sub", "cong-an-mau", "role", "canbo-congan", "territory", "16531"));
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
        OfficialBrowser browser = new OfficialBrowser(luutru.port);
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
        OfficialBrowser browser = new OfficialBrowser(luutru.port);
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
            OfficialBrowser browser = new OfficialBrowser(luutru.port);
            String address = "/dang-nhap/di?ve="
                    + java.net.URLEncoder.encode(elsewhere, java.nio.charset.StandardCharsets.UTF_8);
            HttpResponse<String> back = browser.get(OfficialBrowser.location(browser.get(address)));
            HttpResponse<String> done = browser.get(OfficialBrowser.location(back));
            assertThat(OfficialBrowser.location(done)).as(elsewhere).isEqualTo(browser.address() + "/quan-tri");
        }
    }

    @Test
    void a_new_secret_is_given_at_each_sign_in_and_the_old_one_is_worth_nothing() throws Exception {
        OfficialBrowser victim = new OfficialBrowser(luutru.port);
        victim.cookies().put(SESSION, "A".repeat(43));
        signIn(victim, ADMIN);
        String first = victim.cookies().get(SESSION);
        assertThat(first).isNotEqualTo("A".repeat(43));
        signIn(victim, ADMIN);
        assertThat(victim.cookies().get(SESSION)).isNotEqualTo(first);
        OfficialBrowser thief = new OfficialBrowser(luutru.port);
        thief.cookies().put(SESSION, first);
        assertThat(thief.get(OWN_KEYS).statusCode()).isEqualTo(401);
    }

    @Test
    void a_stolen_cookie_is_refused_after_the_log_out() throws Exception {
        OfficialBrowser browser = signedIn(ADMIN);
        OfficialBrowser thief = new OfficialBrowser(luutru.port);
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
        OfficialBrowser browser = signedIn(ADMIN);
        String session = provider.lastSession();
        String logout = provider.logoutToken(session);
        OfficialBrowser nobody = new OfficialBrowser(luutru.port);
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
        OfficialBrowser browser = signedIn(ADMIN);
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
        OfficialBrowser attacker = new OfficialBrowser(luutru.port);
        HttpResponse<String> back = attacker.get(OfficialBrowser.location(attacker.get("/dang-nhap/di")));
        String answer = OfficialBrowser.location(back);

        OfficialBrowser victim = new OfficialBrowser(luutru.port);
        assertThat(OfficialBrowser.location(victim.get(answer))).contains("loi=het-han");
        victim.get("/dang-nhap/di");
        assertThat(OfficialBrowser.location(victim.get(answer))).contains("loi=het-han");
        assertThat(victim.cookies()).doesNotContainKey(SESSION);

        assertThat(OfficialBrowser.location(attacker.get(answer))).endsWith("/quan-tri");
        assertThat(OfficialBrowser.location(attacker.get(answer))).contains("loi=het-han");
    }

    @Test
    void tokens_that_are_forged_old_for_others_or_say_too_little_sign_nobody_in() throws Exception {
        Instant now = Instant.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = new LinkedHashMap<>();
        wrong.put("khong-hop-le old", claims -> claims.expirationTime(Date.from(now.minusSeconds(600))));
        wrong.put("khong-hop-le audience", claims -> claims.audience("another-service"));
        wrong.put("khong-hop-le issuer", claims -> claims.issuer("https://elsewhere.example"));
        wrong.put("khong-hop-le nonce", claims -> claims.claim("nonce", "another"));
        wrong.put("khong-hop-le subject", claims -> claims.subject(null));
        wrong.put("xac-thuc acr", claims -> claims.claim("acr", "loa-1"));
        wrong.put("xac-thuc no acr", claims -> claims.claim("acr", null));
        wrong.put("xac-thuc several acr", claims -> claims.claim("acr", List.of("loa-3")));
        wrong.put("xac-thuc amr as a word", claims -> claims.claim("amr", "mfa"));
        wrong.put(
                "xac-thuc time to come",
                claims -> claims.claim("auth_time", now.plusSeconds(600).getEpochSecond()));
        wrong.put("xac-thuc time as text", claims -> claims.claim("auth_time", Long.toString(now.getEpochSecond())));
        wrong.put("xac-thuc amr", claims -> claims.claim("amr", List.of("pwd")));
        wrong.put("xac-thuc no amr", claims -> claims.claim("amr", null));
        wrong.put(
                "xac-thuc time",
                claims ->
                        claims.claim("auth_time", now.minus(Duration.ofHours(2)).getEpochSecond()));
        wrong.put("xac-thuc no time", claims -> claims.claim("auth_time", null));
        wrong.put("khong-quyen role", claims -> claims.claim("role", "MINISTER"));
        wrong.put("khong-quyen operator", claims -> claims.claim("role", "OPERATOR"));
        wrong.put("khong-quyen territory", claims -> claims.claim("role", "POLICE"));
        for (Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>> one : wrong.entrySet()) {
            provider.signsIn(person(ADMIN));
            provider.changes(one.getValue());
            assertRefused(one.getKey(), one.getKey().split(" ")[0]);
        }
        Map<String, UnaryOperator<String>> forged = new LinkedHashMap<>();
        forged.put("none", token -> new PlainJWT(ForgedTokens.claims(token)).serialize());
        forged.put("HS256 with the public key", token -> ForgedTokens.hs256(token, provider.key()));
        forged.put("jku", token -> ForgedTokens.signedBy(anotherKey, token, provider.issuer() + "/keys"));
        forged.put("another key of the same name", token -> ForgedTokens.signedBy(anotherKey, token, null));
        forged.put("no signature", token -> token.substring(0, token.lastIndexOf('.') + 1));
        for (Map.Entry<String, UnaryOperator<String>> one : forged.entrySet()) {
            provider.signsIn(person(ADMIN));
            provider.forges(one.getValue());
            assertRefused(one.getKey(), "khong-hop-le");
        }
        provider.signsIn(person(ADMIN));
        provider.breaksOff();
        assertRefused("broken off", "dung");
    }

    @Test
    void who_signed_in_too_weakly_is_told_what_to_do_and_asked_anew_at_the_provider() throws Exception {
        for (UnaryOperator<JWTClaimsSet.Builder> weak : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.claim("acr", "loa-1"),
                claims -> claims.claim("amr", List.of("pwd")),
                claims -> claims.claim(
                        "auth_time", Instant.now().minus(Duration.ofHours(2)).getEpochSecond()))) {
            provider.signsIn(person(ADMIN));
            provider.changes(weak);
            OfficialBrowser browser = new OfficialBrowser(luutru.port);
            String page = browser.follow("/dang-nhap/di?ve=/huong-dan").body();
            assertThat(page)
                    .contains("Cần xác thực mạnh hơn hoặc mới hơn", "dùng cả bước xác thực thứ hai")
                    .contains("href=\"/dang-nhap/di?ve=%2F&amp;lai=1\"");
            assertThat(browser.get(OWN_KEYS).statusCode()).isEqualTo(401);

            provider.signsIn(person(ADMIN));
            assertThat(browser.follow("/dang-nhap/di?ve=/huong-dan&lai=1").uri().getPath())
                    .isEqualTo("/huong-dan");
            assertThat(provider.asked().getLast()).containsEntry("prompt", "login");
            assertThat(browser.get(OWN_KEYS).statusCode()).isEqualTo(200);
        }
    }

    /** Else whoever gets a token of one factor for this client would go around the second one. */
    @Test
    void a_token_of_a_person_is_no_bearer_token_if_it_is_too_weak_to_sign_in_with() throws Exception {
        Instant now = Instant.now();
        UnaryOperator<JWTClaimsSet.Builder> strong = claims -> claims.claim("acr", "loa-3")
                .claim("amr", List.of("pwd", "mfa"))
                .claim("auth_time", now.getEpochSecond());
        assertThat(bearer(strong)).isEqualTo(200);
        assertThat(bearer(claims -> strong.apply(claims).claim("acr", "loa-1"))).isEqualTo(401);
        assertThat(bearer(claims -> strong.apply(claims).claim("acr", null))).isEqualTo(401);
        assertThat(bearer(claims -> strong.apply(claims).claim("amr", List.of("pwd"))))
                .isEqualTo(401);
        assertThat(bearer(claims -> strong.apply(claims).claim("amr", null))).isEqualTo(401);
        assertThat(bearer(claims -> strong.apply(claims)
                        .claim("auth_time", now.minus(Duration.ofHours(2)).getEpochSecond())))
                .isEqualTo(401);
        assertThat(bearer(claims -> strong.apply(claims).claim("auth_time", null)))
                .isEqualTo(401);
    }

    private static int bearer(UnaryOperator<JWTClaimsSet.Builder> claims) throws Exception {
        JWTClaimsSet.Builder told = new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience(StandInProvider.CLIENT)
                .subject("quan-tri-mau")
                .claim("role", "ADMIN")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(provider.key().getKeyID())
                        .build(),
                claims.apply(told).build());
        token.sign(new RSASSASigner(provider.key()));
        return luutru.get(token.serialize(), OWN_KEYS).status();
    }

    private static void assertRefused(String what, String reason) throws Exception {
        OfficialBrowser browser = new OfficialBrowser(luutru.port);
        HttpResponse<String> page = browser.follow("/dang-nhap/di?ve=/huong-dan");
        assertThat(page.uri().getQuery()).as(what).isEqualTo("loi=" + reason);
        assertThat(page.body()).as(what).contains("role=\"alert\"");
        assertThat(browser.cookies()).as(what).isEmpty();
    }

    /** Claims of somebody who has shown who they are just now, with two factors. */
    private static Map<String, Object> person(Map<String, Object> claims) {
        Map<String, Object> whole = new HashMap<>(Map.of(
                "acr",
                "loa-3",
                "amr",
                List.of("pwd", "mfa"),
                "auth_time",
                Instant.now().getEpochSecond()));
        whole.putAll(claims);
        return whole;
    }

    private static OfficialBrowser signedIn(Map<String, Object> claims) throws IOException, InterruptedException {
        OfficialBrowser browser = new OfficialBrowser(luutru.port);
        signIn(browser, claims);
        return browser;
    }

    private static void signIn(OfficialBrowser browser, Map<String, Object> claims)
            throws IOException, InterruptedException {
        provider.signsIn(person(claims));
        HttpResponse<String> page = browser.follow("/dang-nhap/di?ve=/huong-dan");
        assertThat(page.uri().getPath()).isEqualTo("/huong-dan");
    }
}
