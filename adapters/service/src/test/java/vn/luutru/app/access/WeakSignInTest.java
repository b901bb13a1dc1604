package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.access.SignInService.ADMIN;
import static vn.luutru.app.access.SignInService.OWN_KEYS;
import static vn.luutru.app.access.SignInService.person;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
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

/** Tokens that are forged, for others or too weak, and who is asked to sign in anew because of it. */
@IntegrationTest
class WeakSignInTest {

    @TempDir
    private static Path data;

    private static SignInService service;
    private static StandInProvider provider;
    private static RunningLuutru luutru;
    private static RSAKey anotherKey;

    @BeforeAll
    static void start() throws Exception {
        service = new SignInService(data);
        provider = service.provider;
        luutru = service.luutru;
        anotherKey = new RSAKeyGenerator(2048).keyID(provider.key().getKeyID()).generate();
    }

    @AfterAll
    static void end() {
        service.close();
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
            OfficialBrowser browser = service.browser();
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
        JWTClaimsSet.Builder standard = new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience(StandInProvider.CLIENT)
                .subject("quan-tri-mau")
                .claim("role", "ADMIN")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(provider.key().getKeyID())
                        .build(),
                claims.apply(standard).build());
        token.sign(new RSASSASigner(provider.key()));
        return luutru.get(token.serialize(), OWN_KEYS).status();
    }

    private static void assertRefused(String what, String reason) throws Exception {
        OfficialBrowser browser = service.browser();
        HttpResponse<String> page = browser.follow("/dang-nhap/di?ve=/huong-dan");
        assertThat(page.uri().getQuery()).as(what).isEqualTo("loi=" + reason);
        assertThat(page.body()).as(what).contains("role=\"alert\"");
        assertThat(browser.cookies()).as(what).isEmpty();
    }
}
