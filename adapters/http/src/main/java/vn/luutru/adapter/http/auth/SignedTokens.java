package vn.luutru.adapter.http.auth;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import vn.luutru.access.Caller;
import vn.luutru.access.session.OfficialClaims;
import vn.luutru.adapter.http.problem.ApiException;

/**
 * Officials by the signed tokens of their identity provider.
 *
 * <p>The token names a role and a territory, as {@link OfficialClaims} reads them.
 *
 * <p>While the provider does not answer, a token whose key is known is still verified; any other gets a 503, because
 * nobody knows whether it is valid.
 */
public final class SignedTokens implements Function<String, Optional<Caller>> {

    private static final Logger LOG = LoggerFactory.getLogger(SignedTokens.class);

    private final JwtDecoder decoder;
    private final OfficialClaims claims;

    /** The provider did not answer the last time: an outage is logged once. */
    private final AtomicBoolean silent = new AtomicBoolean();

    /** @param decoder verifies signature, issuer, audience and validity */
    public SignedTokens(JwtDecoder decoder, OfficialClaims claims) {
        this.decoder = decoder;
        this.claims = claims;
    }

    @Override
    public Optional<Caller> apply(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            silent.set(false);
            return claims.official(jwt.getClaims()).map(official -> official);
        } catch (BadJwtException e) {
            LOG.debug("A signed token was refused");
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException e) {
            // Neither the token nor what the provider said is repeated: both may name a person.
            if (!silent.getAndSet(true)) {
                LOG.warn("The identity provider of the officials does not answer, or not with keys");
            }
            throw ApiException.officialsUnavailable();
        }
    }
}
