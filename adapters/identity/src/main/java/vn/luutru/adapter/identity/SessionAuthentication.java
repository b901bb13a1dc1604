package vn.luutru.adapter.identity;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.access.session.OfficialSession;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.access.session.SecretCache;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Sessions by their cookies. What is found is remembered for two seconds; what ends here counts from the next request on,
 * what another process of the same service ends after two seconds at the latest.
 */
public final class SessionAuthentication {

    /** A request of the page itself, such as a poll, is no sign of anybody. */
    public static final String BACKGROUND = "X-Luutru-Background";

    private static final Logger LOG = LoggerFactory.getLogger(SessionAuthentication.class);

    /** A request with a session's cookie may come from another site. */
    public static final class ForeignRequestException extends RuntimeException {

        ForeignRequestException() {
            super("A request with a session's cookie that does not come from a page of ours", null, false, false);
        }
    }

    private final OfficialSessions sessions;
    private final SessionCookie cookie;
    private final Executor blocking;
    private final SecretCache<OfficialSession> known;

    /** @param blocking where look-ups may block */
    public SessionAuthentication(OfficialSessions sessions, SessionCookie cookie, Executor blocking) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.blocking = blocking;
        this.known = new SecretCache<>(sessions::find, blocking);
    }

    /**
     * The open session of a request; empty without one. A request of a person keeps it open.
     *
     * <p>Fails with {@link ForeignRequestException} if a request with a session that changes something does not come
     * from a page of ours.
     */
    public CompletableFuture<Optional<OfficialSession>> session(
            String method, Function<String, @Nullable String> headers) {
        return recognized(headers)
                .thenApply(found -> found.map(session -> {
                    if (OwnPages.changes(method) && !OwnPages.sent(headers)) {
                        throw new ForeignRequestException();
                    }
                    return isByPerson(headers) ? touched(session) : session;
                }));
    }

    /** The same without what a request does to the session. */
    public CompletableFuture<Optional<OfficialSession>> recognized(Function<String, @Nullable String> headers) {
        String secret = cookie.secret(headers);
        return secret == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : known.find(secret).thenApply(found -> found.filter(sessions::isOpen));
    }

    private static boolean isByPerson(Function<String, @Nullable String> headers) {
        String accept = headers.apply("Accept");
        return headers.apply(BACKGROUND) == null && (accept == null || !accept.contains("text/event-stream"));
    }

    /** A sign of somebody is written beside the request, which does not wait for it. */
    private OfficialSession touched(OfficialSession session) {
        if (sessions.isTouchDue(session)) {
            blocking.execute(() -> {
                try {
                    sessions.touch(session);
                } catch (StoreUnavailableException e) {
                    LOG.warn("That somebody is at a session could not be noted: {}", e.getMessage());
                }
            });
        }
        return session;
    }

    /** Forgets what is remembered: something was changed. */
    public void invalidate() {
        known.invalidate();
    }
}
