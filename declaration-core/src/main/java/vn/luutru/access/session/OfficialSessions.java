package vn.luutru.access.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;

/**
 * Officials who are signed in at browsers. A session ends without a sign of anybody for {@link SessionLimits#idle}, after
 * {@link SessionLimits#longest} whatever they do, when they log out here or at their provider, and when an administrator
 * ends it.
 *
 * <p>All methods block, and fail as {@link SessionStore} does.
 */
public final class OfficialSessions {

    /** A sign of somebody is written at most so often: a session may end so much early. */
    private static final Duration TOUCH = Duration.ofSeconds(30);

    /** How long a session that is over is still known, for the list of the administrator. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int MAX_LISTED = 1_000;

    /** A new session with its secret, which only its browser holds. */
    public record Opened(OfficialSession session, String secret) {}

    private final SessionStore store;
    private final InstantSource clock;
    private final SessionLimits limits;

    public OfficialSessions(SessionStore store, InstantSource clock, SessionLimits limits) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Opens a session. The secret is always a new one; a session that the browser had before is ended.
     *
     * @param before the secret that the browser shows; null if none
     */
    public Opened open(SignIn signIn, @Nullable String before) {
        Instant now = clock.instant();
        if (before != null) {
            find(before)
                    .ifPresent(old -> store.end(old.id(), now, old.official().id()));
        }
        String secret = SessionSecrets.fresh();
        OfficialSession session = new OfficialSession(
                UUID.randomUUID(),
                signIn.official(),
                signIn.name(),
                now,
                now,
                now.plus(limits.longest()),
                signIn.providerSession());
        String token = signIn.token();
        byte[] encrypted = token == null ? null : SessionSecrets.encrypt(secret, session.id(), token);
        store.add(session, SessionSecrets.hash(secret), encrypted);
        return new Opened(session, secret);
    }

    /** The open session of a browser's secret; empty if there is none. */
    public Optional<OfficialSession> find(String secret) {
        Instant now = clock.instant();
        return SessionSecrets.isSecret(secret)
                ? store.find(SessionSecrets.hash(secret)).filter(session -> session.isOpen(now, limits))
                : Optional.empty();
    }

    /** Whether a session that was found a moment ago is still open. */
    public boolean isOpen(OfficialSession session) {
        return session.isOpen(clock.instant(), limits);
    }

    /** Whether a sign of somebody is to be noted: there was none just now. */
    public boolean isTouchDue(OfficialSession session) {
        return !clock.instant().isBefore(session.seenAt().plus(TOUCH));
    }

    /**
     * Notes that somebody is there.
     *
     * @return the session with this sign
     */
    public OfficialSession touch(OfficialSession session) {
        Instant now = clock.instant();
        store.touch(session.id(), now);
        return session.seen(now);
    }

    /**
     * Ends the session of a browser's secret.
     *
     * @return what the provider wants to see to end its own; empty if there is no session, or no such token
     */
    public Optional<String> close(String secret) {
        OfficialSession session = find(secret).orElse(null);
        if (session == null) {
            return Optional.empty();
        }
        Optional<String> token =
                store.encryptedToken(session.id()).map(stored -> SessionSecrets.decrypt(secret, session.id(), stored));
        store.end(session.id(), clock.instant(), session.official().id());
        return token;
    }

    /**
     * Ends those that a provider says are over.
     *
     * @param providerSession null for all of the account
     * @param official        null for whichever account
     * @return how many were ended
     * @throws IllegalArgumentException if neither is named
     */
    public int closeAtProvider(@Nullable String providerSession, @Nullable String official) {
        if (providerSession == null && official == null) {
            throw new IllegalArgumentException("Neither a session nor an account is named");
        }
        Instant now = clock.instant();
        return (int) store.ofProvider(providerSession, official).stream()
                .filter(session ->
                        store.end(session.id(), now, session.official().id()))
                .count();
    }

    /** The open sessions, the newest 1,000 of them listed, for the administrator. */
    public OpenSessions open(Caller.Official admin) {
        return store.open(clock.instant(), limits, MAX_LISTED);
    }

    /**
     * Ends a session; its browser is refused from now on.
     *
     * @return the session; empty if there is none that is open
     */
    public Optional<OfficialSession> end(Caller.Official admin, UUID id) {
        Instant now = clock.instant();
        return store.find(id)
                .filter(session -> session.isOpen(now, limits))
                .filter(session -> store.end(id, now, admin.id()));
    }

    /** Forgets sessions that have been over for 30 days. */
    public int forget() {
        return store.forget(clock.instant().minus(KEPT));
    }

    /** How long sessions last. */
    public SessionLimits limits() {
        return limits;
    }
}
