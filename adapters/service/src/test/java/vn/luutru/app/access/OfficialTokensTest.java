package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialClaims;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.identity.IdentityProvider;

/** Tokens of officials, checked with keys that come over HTTP. */
@IntegrationTest
class OfficialTokensTest {

    private static final OfficialClaims CLAIMS =
            new OfficialClaims("role", "territory", "name", Map.of("canbo-congan", Role.POLICE));

    private static RSAKey key;
    private static RSAKey other;

    private IdentityProvider provider;
    private Function<String, Optional<Caller>> tokens;

    @BeforeAll
    static void make_keys() throws JOSEException {
        key = IdentityProvider.key("key-1");
        other = IdentityProvider.key("key-2");
    }

    @BeforeEach
    void start() throws IOException {
        provider = new IdentityProvider();
        provider.publish(key);
        provider.up();
        tokens = AccessConfiguration.signedTokens(
                new LuutruProperties.Officials(
                        provider.issuer(),
                        provider.keys(),
                        IdentityProvider.AUDIENCE,
                        "role",
                        "territory",
                        Duration.ofHours(12)),
                CLAIMS,
                token -> true,
                false);
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void a_valid_token_names_the_official_their_role_and_their_territory() throws Exception {
        assertThat(asked(claims -> claims))
                .contains(new Caller.Official("officer-of-the-test", Role.POLICE, Scope.province()));
        assertThat(asked(claims -> claims.claim("territory", "16531")))
                .contains(new Caller.Official("officer-of-the-test", Role.POLICE, Scope.ward("16531")));
        assertThat(asked(claims -> claims.claim("role", "tourism").claim("territory", null)))
                .contains(new Caller.Official("officer-of-the-test", Role.TOURISM, Scope.province()));
    }

    @Test
    void a_token_that_does_not_say_enough_is_refused() throws Exception {
        assertThat(asked(claims -> claims.claim("territory", null))).isEmpty();
        assertThat(asked(claims -> claims.claim("role", null))).isEmpty();
        assertThat(asked(claims -> claims.claim("role", "OPERATOR"))).isEmpty();
        assertThat(asked(claims -> claims.claim("role", "MINISTER"))).isEmpty();
        assertThat(asked(claims -> claims.subject(null))).isEmpty();
        assertThat(asked(claims -> claims.claim("role", "ADMIN").claim("territory", "16531")))
                .as("administration has no wards: it would be that of the province")
                .isEmpty();
    }

    @Test
    void a_token_that_is_over_not_yet_valid_of_another_issuer_or_for_others_is_refused() throws Exception {
        Instant now = Instant.now();
        assertThat(asked(claims -> claims.expirationTime(Date.from(now.minus(Duration.ofMinutes(2))))))
                .isEmpty();
        assertThat(asked(claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(3))))))
                .isEmpty();
        assertThat(asked(claims -> claims.issuer("https://elsewhere.example"))).isEmpty();
        assertThat(asked(claims -> claims.audience("another-service"))).isEmpty();
        assertThat(asked(claims -> claims.audience((String) null))).isEmpty();
    }

    @Test
    void a_token_that_the_provider_did_not_sign_is_refused() throws Exception {
        assertThat(tokens.apply(provider.unsigned())).isEmpty();
        assertThat(tokens.apply(provider.token(other, claims -> claims))).isEmpty();
        RSAKey forged = IdentityProvider.key("key-1");
        assertThat(tokens.apply(provider.token(forged, claims -> claims))).isEmpty();
        String sound = provider.token(key, claims -> claims);
        assertThat(tokens.apply(sound.substring(0, sound.lastIndexOf('.') + 1))).isEmpty();
        assertThat(tokens.apply("a.b.c")).isEmpty();
    }

    @Test
    void a_new_key_is_good_as_soon_as_it_is_published() throws Exception {
        assertThat(asked(claims -> claims)).isPresent();
        provider.publish(key, other);

        assertThat(tokens.apply(provider.token(other, claims -> claims))).isPresent();
        assertThat(asked(claims -> claims.subject("another"))).isPresent();
    }

    @Test
    void known_keys_are_not_asked_for_at_every_token() throws Exception {
        for (int i = 0; i < 20; i++) {
            String subject = "officer-" + i;
            assertThat(asked(claims -> claims.subject(subject))).isPresent();
        }
        assertThat(provider.asked()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_provider_that_is_down_is_no_wrong_token_and_is_asked_again_when_it_is_back() throws Exception {
        provider.down();
        String token = provider.token(key, claims -> claims);
        assertUnavailable(token);

        provider.up();
        assertThat(tokens.apply(token)).isPresent();

        provider.down();
        assertThat(asked(claims -> claims.subject("another"))).isPresent();
        assertThat(tokens.apply(provider.unsigned())).isEmpty();
        assertUnavailable(provider.token(other, claims -> claims));
    }

    @Test
    void a_token_without_an_end_or_with_one_far_away_is_refused() throws Exception {
        Instant now = Instant.now();
        assertThat(asked(claims -> claims.expirationTime(null))).isEmpty();
        assertThat(asked(claims -> claims.expirationTime(Date.from(now.plus(Duration.ofHours(13))))))
                .isEmpty();
        assertThat(asked(claims -> claims.expirationTime(Date.from(now.plus(Duration.ofHours(11))))))
                .isPresent();
    }

    @Test
    void role_names_count_exactly_and_nobody_is_without_a_name() throws Exception {
        for (String role : List.of("admın", "ADMİN", "Admin", " ADMIN", "admin\u200b", "ＡＤＭＩＮ", "operator")) {
            assertThat(asked(claims -> claims.claim("role", role))).as(role).isEmpty();
        }
        assertThat(asked(claims -> claims.claim("role", List.of("ADMIN", "POLICE"))))
                .isEmpty();
        assertThat(asked(claims -> claims.claim("role", List.of("uma", "ADMIN"))))
                .isPresent();
        assertThat(asked(claims -> claims.claim("role", "canbo-congan"))).isPresent();
        assertThat(asked(claims -> claims.claim("role", "admin"))).isPresent();
        for (String subject : List.of("", "  ", "\u200b", "a\nb")) {
            assertThat(asked(claims -> claims.subject(subject))).isEmpty();
        }
        assertThat(asked(claims -> claims.claim("territory", List.of("16531", "16522"))))
                .contains(
                        new Caller.Official("officer-of-the-test", Role.POLICE, Scope.wards(Set.of("16531", "16522"))));
        assertThat(asked(claims -> claims.claim("territory", List.of()))).isEmpty();
        assertThat(asked(claims -> claims.claim("territory", List.of("16531", "x"))))
                .isEmpty();
        for (String territory : List.of("", " ", "1653", "165311", "16531 ", "**", "１６５３１")) {
            assertThat(asked(claims -> claims.claim("territory", territory)))
                    .as(territory)
                    .isEmpty();
        }
    }

    @Test
    void unknown_keys_do_not_make_the_provider_busy_and_are_refused() throws Exception {
        assertThat(asked(claims -> claims)).isPresent();
        int before = provider.asked();
        for (int i = 0; i < 50; i++) {
            RSAKey invented = new RSAKey.Builder(other).keyID("invented-" + i).build();
            assertThat(tokens.apply(provider.token(invented, claims -> claims))).isEmpty();
        }
        assertThat(provider.asked() - before).isLessThanOrEqualTo(KeySetRateLimit.BURST);
        assertThat(asked(claims -> claims.subject("still-known"))).isPresent();
    }

    @Test
    void outside_the_demo_the_service_does_not_start_without_an_audience() {
        LuutruProperties.Officials any = new LuutruProperties.Officials(
                provider.issuer(), provider.keys(), " ", "role", "territory", Duration.ofHours(12));
        assertThatThrownBy(() -> AccessConfiguration.signedTokens(any, CLAIMS, token -> true, false))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("audience");
    }

    private void assertUnavailable(String token) {
        assertThatThrownBy(() -> tokens.apply(token))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.findings().getFirst().code())
                                .isEqualTo(FindingCode.OFFICIALS_UNAVAILABLE));
    }

    private Optional<Caller> asked(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return tokens.apply(provider.token(key, change));
    }
}
