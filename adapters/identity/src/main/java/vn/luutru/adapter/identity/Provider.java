package vn.luutru.adapter.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider as it describes itself. It is asked when somebody signs in for the first time, and once a day from then
 * on: the service starts without it. Its keys are asked for when a token names an unknown one, at most twice a minute.
 */
final class Provider {

    /** How long it may take to answer, in milliseconds. */
    static final int TIMEOUT = 5_000;

    private static final int MAX_BYTES = 1 << 20;
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    /** Signatures with a key pair: a shared secret, or none at all, proves nothing. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

    private final ProviderSettings settings;
    private final InstantSource clock;
    private volatile @Nullable Known known;

    Provider(ProviderSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    OIDCProviderMetadata metadata() {
        return known().metadata();
    }

    IDTokenValidator idTokens() {
        Known now = known();
        return new IDTokenValidator(
                issuer(), clientId(), new JWSVerificationKeySelector<>(SIGNATURES, now.keys()), null);
    }

    LogoutTokenValidator logoutTokens() {
        Known now = known();
        // Not every provider names the type in the head; what makes it a logout token is checked either way.
        return new LogoutTokenValidator(
                issuer(), clientId(), false, new JWSVerificationKeySelector<>(SIGNATURES, now.keys()), null);
    }

    ClientID clientId() {
        return new ClientID(settings.clientId());
    }

    private Issuer issuer() {
        return new Issuer(settings.issuer());
    }

    /** How this service shows who it is; null if it has no secret. */
    @Nullable
    ClientAuthentication authentication() {
        String secret = settings.clientSecret();
        if (secret == null || secret.isBlank()) {
            return null;
        }
        List<ClientAuthenticationMethod> methods = metadata().getTokenEndpointAuthMethods();
        boolean inBody = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return inBody
                ? new ClientSecretPost(clientId(), new Secret(secret))
                : new ClientSecretBasic(clientId(), new Secret(secret));
    }

    private Known known() {
        Known last = known;
        if (last != null && clock.instant().isBefore(last.until())) {
            return last;
        }
        synchronized (this) {
            Known meanwhile = known;
            if (meanwhile != null && clock.instant().isBefore(meanwhile.until())) {
                return meanwhile;
            }
            Known asked = ask(meanwhile);
            known = asked;
            return asked;
        }
    }

    /** A provider that was known and is silent now is still itself. */
    private Known ask(@Nullable Known last) {
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer(), TIMEOUT, TIMEOUT);
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(), new DefaultResourceRetriever(TIMEOUT, TIMEOUT, MAX_BYTES))
                    .retrying(true)
                    .outageTolerant(Duration.ofHours(4).toMillis())
                    .build();
            Objects.requireNonNull(metadata.getAuthorizationEndpointURI(), "authorization_endpoint");
            Objects.requireNonNull(metadata.getTokenEndpointURI(), "token_endpoint");
            return new Known(metadata, keys, clock.instant().plus(GOOD_FOR));
        } catch (GeneralException | IOException | NullPointerException e) {
            if (last != null) {
                LOG.warn("The identity provider does not describe itself anew: {}", e.getMessage());
                return new Known(last.metadata(), last.keys(), clock.instant().plusSeconds(60));
            }
            LOG.warn("The identity provider does not answer, or not as one: {}", e.getMessage());
            throw new SignInException(SignInException.Reason.SILENT, "The provider does not describe itself");
        }
    }

    ProviderSettings settings() {
        return settings;
    }
}
