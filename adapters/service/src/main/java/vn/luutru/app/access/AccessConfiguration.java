package vn.luutru.app.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;
import vn.luutru.access.Caller;
import vn.luutru.access.KeyAdministration;
import vn.luutru.access.KeySuccession;
import vn.luutru.access.OperatorKeys;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.access.session.OfficialClaims;
import vn.luutru.adapter.http.auth.BrowserCallers;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.auth.SignedTokens;
import vn.luutru.adapter.identity.IdTokenDemands;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.demo.DemoCallers;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.journal.Journal;

/** Who may call. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(2);

    /** RFC 9470. */
    private static final String TOO_WEAK = "insufficient_user_authentication";

    @Bean
    OperatorKeys operatorKeys(DatabaseServer server, @Qualifier("controlSource") DataSource source) {
        server.migrate("keys");
        return new JdbcOperatorKeys(source);
    }

    @Bean
    KeySuccession keySuccession(OperatorKeys keys) {
        return new KeySuccession(keys);
    }

    @Bean
    KeyAdministration keyAdministration(
            OperatorKeys keys, Journal journal, InstantSource clock, DeviceAdministration devices) {
        // Whoever had the key may have made more desks with it than anybody knows.
        return new KeyAdministration(
                keys, journal, clock, (admin, key) -> devices.revokeIssuedBy(key.toString(), admin));
    }

    @Bean
    Callers callers(
            LuutruProperties properties,
            OperatorKeys keys,
            OfficialClaims claims,
            BrowserCallers browsers,
            InstantSource clock) {
        ThreadFactory virtual = Thread.ofVirtual().name("caller-", 0).factory();
        Executor blocking = task -> virtual.newThread(task).start();
        Map<String, Caller> fixed = properties.demo() ? DemoCallers.byToken() : Map.of();
        Function<String, Optional<Caller>> signed =
                signedTokens(properties.officials(), claims, demands(properties.signIn(), clock), properties.demo());
        return new Callers(fixed, keys, signed, browsers, blocking);
    }

    @Bean
    OfficialClaims officialClaims(LuutruProperties properties) {
        return claims(properties.officials(), properties.signIn());
    }

    static OfficialClaims claims(LuutruProperties.Officials officials, LuutruProperties.SignIn signIn) {
        return new OfficialClaims(
                officials.roleClaim(), officials.territoryClaim(), signIn.nameClaim(), signIn.roles());
    }

    /**
     * What a token must say of how somebody signed in: one that is meant for the client of the sign-in is of a person, and
     * opens no more than the session that it would begin.
     */
    static Predicate<Jwt> demands(LuutruProperties.SignIn signIn, InstantSource clock) {
        IdTokenDemands demands = new IdTokenDemands(signIn.acr(), signIn.amr(), signIn.maxAge(), clock);
        String client = signIn.clientId();
        return token -> client == null
                || token.getAudience() == null
                || !token.getAudience().contains(client)
                || demands.areMet(token.getClaims());
    }

    static Function<String, Optional<Caller>> signedTokens(
            LuutruProperties.Officials officials, OfficialClaims claims, Predicate<Jwt> demands, boolean demo) {
        String issuer = officials.issuer();
        if (issuer == null || issuer.isBlank()) {
            return token -> Optional.empty();
        }
        String audience = officials.audience();
        if (!demo && (audience == null || audience.isBlank())) {
            throw new RefusedStartException(
                    "luutru.officials.audience is not set: a token that the provider gave for any other service would"
                            + " open this one.",
                    "Set luutru.officials.audience to the client or resource that officials' tokens are meant for.");
        }
        RestTemplate provider = provider();
        // The provider is first asked when the first official calls: declarations do not wait for it to be up.
        SupplierJwtDecoder decoder = new SupplierJwtDecoder(() -> {
            String keys = officials.jwkSetUri();
            NimbusJwtDecoder verified = (keys == null
                            ? NimbusJwtDecoder.withIssuerLocation(issuer)
                            : NimbusJwtDecoder.withJwkSetUri(keys))
                    .restOperations(provider)
                    .build();
            verified.setJwtValidator(validator(issuer, audience, officials.maxLifetime(), demands));
            return verified;
        });
        return new SignedTokens(decoder, claims);
    }

    private static RestTemplate provider() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PROVIDER_TIMEOUT);
        requests.setReadTimeout(PROVIDER_TIMEOUT);
        RestTemplate provider = new RestTemplate(requests);
        provider.getInterceptors().add(new KeySetRateLimit(System::nanoTime));
        return provider;
    }

    private static OAuth2TokenValidator<Jwt> validator(
            String issuer, @Nullable String audience, Duration maxLifetime, Predicate<Jwt> demands) {
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(JwtValidators.createDefaultWithIssuer(issuer));
        // Without an end, or with one far away, a token that leaked is good until the provider changes its keys.
        validators.add(new JwtClaimValidator<Instant>(
                JwtClaimNames.EXP,
                end -> end != null && !end.isAfter(Instant.now().plus(maxLifetime))));
        if (audience != null && !audience.isBlank()) {
            validators.add(new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD, meant -> meant != null && meant.contains(audience)));
        }
        validators.add(token -> demands.test(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(TOO_WEAK)));
        return new DelegatingOAuth2TokenValidator<>(validators);
    }
}
