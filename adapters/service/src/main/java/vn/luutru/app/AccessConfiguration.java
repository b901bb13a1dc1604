package vn.luutru.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import vn.luutru.access.Caller;
import vn.luutru.access.OperatorKeys;
import vn.luutru.adapter.http.Callers;
import vn.luutru.adapter.http.SignedTokens;
import vn.luutru.adapter.postgres.Migrations;

/** Who may call. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    OperatorKeys operatorKeys(DataSource source) {
        Migrations.apply(source, "keys");
        return new JdbcOperatorKeys(source);
    }

    @Bean
    Callers callers(LuutruProperties properties, OperatorKeys keys) {
        ThreadFactory virtual = Thread.ofVirtual().name("caller-", 0).factory();
        Executor blocking = task -> virtual.newThread(task).start();
        Map<String, Caller> fixed = properties.demo() ? DemoCallers.byToken() : Map.of();
        return new Callers(fixed, keys, signedTokens(properties.officials()), blocking);
    }

    static Function<String, Optional<Caller>> signedTokens(LuutruProperties.Officials officials) {
        String issuer = officials.issuer();
        if (issuer == null || issuer.isBlank()) {
            return token -> Optional.empty();
        }
        // The provider is first asked when the first official calls: declarations do not wait for it to be up.
        SupplierJwtDecoder decoder = new SupplierJwtDecoder(() -> {
            String keys = officials.jwkSetUri();
            NimbusJwtDecoder verified = keys == null
                    ? NimbusJwtDecoder.withIssuerLocation(issuer).build()
                    : NimbusJwtDecoder.withJwkSetUri(keys).build();
            verified.setJwtValidator(validator(issuer, officials.audience()));
            return verified;
        });
        return new SignedTokens(decoder, officials.roleClaim(), officials.territoryClaim());
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, @Nullable String audience) {
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(JwtValidators.createDefaultWithIssuer(issuer));
        if (audience != null && !audience.isBlank()) {
            validators.add(new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD, meant -> meant != null && meant.contains(audience)));
        }
        return new DelegatingOAuth2TokenValidator<>(validators);
    }
}
