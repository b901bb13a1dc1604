package vn.luutru.adapter.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import vn.luutru.access.session.OfficialSessions;

/** Logging out at the provider: ours leads there, and theirs is sent to us (back-channel). */
public final class LogOutAtProvider {

    /** How long a browser may take from our log-out to the provider's. */
    static final Duration LEAVING = Duration.ofMinutes(2);

    private static final int MAX_COOKIE = 3_800;
    private static final String KIND = "log-out";

    private final CodeFlow flow;
    private final OfficialSessions sessions;
    private final Warnings warnings = new Warnings(LoggerFactory.getLogger(LogOutAtProvider.class));

    public LogOutAtProvider(CodeFlow flow, OfficialSessions sessions) {
        this.flow = flow;
        this.sessions = sessions;
    }

    /** Where a browser logs out at the provider, encrypted; empty if the provider has no such place or is silent. */
    Optional<String> place(String token) {
        try {
            URI endpoint = flow.provider().metadata().getEndSessionEndpointURI();
            if (endpoint == null) {
                return Optional.empty();
            }
            String whole = encrypted(endpoint, JWTParser.parse(token));
            return Optional.of(whole.length() <= MAX_COOKIE ? whole : encrypted(endpoint, null));
        } catch (SignInException e) {
            return Optional.empty();
        } catch (ParseException e) {
            throw new IllegalStateException("The token was read when they signed in", e);
        }
    }

    /** Without the token where a cookie has no room for it: the provider then asks whether they mean it. */
    private String encrypted(URI endpoint, @Nullable JWT token) {
        Provider provider = flow.provider();
        URI place = new LogoutRequest(
                        endpoint,
                        token,
                        null,
                        provider.clientId(),
                        provider.settings().loggedOut(),
                        null,
                        null)
                .toURI();
        return flow.browser().encrypt(KIND, LEAVING, List.of(place.toString()));
    }

    /** What {@link #place} encrypted; empty if it is none, or over. */
    Optional<URI> decrypt(String encrypted) {
        return flow.browser().decrypt(KIND, encrypted).map(parts -> URI.create(parts.getFirst()));
    }

    /**
     * Ends what the provider's token says is over.
     *
     * @return false if the token is not valid
     */
    boolean end(String logoutToken) {
        try {
            LogoutTokenClaimsSet claims = flow.provider().logoutTokens().validate(JWTParser.parse(logoutToken));
            String session =
                    claims.getSessionID() == null ? null : claims.getSessionID().getValue();
            String official =
                    claims.getSubject() == null ? null : claims.getSubject().getValue();
            if (session == null && official == null) {
                return false;
            }
            sessions.closeAtProvider(session, official);
            return true;
        } catch (ParseException | BadJOSEException e) {
            warnings.warn("A log-out that the identity provider did not sign was refused");
            return false;
        } catch (JOSEException e) {
            warnings.warn(
                    "The identity provider does not give its keys", e.getClass().getSimpleName());
            throw new SignInException(SignInException.Reason.SILENT, "The provider does not give its keys");
        }
    }
}
