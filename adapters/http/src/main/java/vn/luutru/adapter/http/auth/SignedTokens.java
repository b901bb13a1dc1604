package vn.luutru.adapter.http.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.validation.TextCheck;

/**
 * Officials by the signed tokens of their identity provider.
 *
 * <p>The token names a role and a territory. A police officer's token without a territory is refused rather than taken
 * as one for the whole province; the whole province is {@value #WHOLE_PROVINCE}.
 *
 * <p>While the provider does not answer, a token whose key is known is still verified; any other gets a 503, because
 * nobody knows whether it is valid.
 */
public final class SignedTokens implements Function<String, Optional<Caller>> {

    /** The territory of those who serve the whole province. */
    public static final String WHOLE_PROVINCE = "*";

    /** By exactly these names: to change the case of what a token says makes {@code admın} an administrator. */
    private static final Map<String, Role> ROLES = Arrays.stream(Role.values())
            .filter(role -> role != Role.OPERATOR && role != Role.DESK)
            .flatMap(role -> Stream.of(
                    Map.entry(role.name(), role), Map.entry(role.name().toLowerCase(Locale.ROOT), role)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Pattern WARD = Pattern.compile("[0-9]{5}");

    private static final Logger LOG = LoggerFactory.getLogger(SignedTokens.class);

    private final JwtDecoder decoder;
    private final String roleClaim;
    private final String territoryClaim;

    /** The provider did not answer the last time: an outage is logged once. */
    private final AtomicBoolean silent = new AtomicBoolean();

    /** @param decoder verifies signature, issuer, audience and validity */
    public SignedTokens(JwtDecoder decoder, String roleClaim, String territoryClaim) {
        this.decoder = decoder;
        this.roleClaim = roleClaim;
        this.territoryClaim = territoryClaim;
    }

    @Override
    public Optional<Caller> apply(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            silent.set(false);
            return Optional.ofNullable(official(jwt));
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

    private @Nullable Caller official(Jwt jwt) {
        String subject = jwt.getSubject();
        Role role = role(jwt.getClaimAsString(roleClaim));
        if (role == null || subject == null || subject.isBlank() || TextCheck.hasInvisible(subject)) {
            return null;
        }
        Scope scope = scope(role, jwt.getClaimAsString(territoryClaim));
        return scope == null ? null : new Caller.Official(subject, role, scope);
    }

    private static @Nullable Role role(@Nullable String name) {
        return name == null ? null : ROLES.get(name);
    }

    private static @Nullable Scope scope(Role role, @Nullable String territory) {
        if (territory == null) {
            return role == Role.POLICE ? null : Scope.province();
        }
        if (territory.equals(WHOLE_PROVINCE)) {
            return Scope.province();
        }
        return WARD.matcher(territory).matches() ? Scope.ward(territory) : null;
    }
}
