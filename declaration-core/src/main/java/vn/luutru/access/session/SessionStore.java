package vn.luutru.access.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions are kept. All methods block, and fail with {@link
 * vn.luutru.declaration.StoreUnavailableException}.
 */
public interface SessionStore {

    /**
     * Keeps a new session.
     *
     * @param hash      of the secret that its browser holds
     * @param encrypted the provider's token, which only that secret decrypts; null without one
     */
    void add(OfficialSession session, byte[] hash, byte @Nullable [] encrypted);

    /** The session of a secret's hash that nobody has ended; it may be over by itself. */
    Optional<OfficialSession> find(byte[] hash);

    /** The encrypted token of a session; empty if there is none. */
    Optional<byte[]> encryptedToken(UUID id);

    /** Notes a sign of somebody. */
    void touch(UUID id, Instant now);

    /** The session of an id that nobody has ended. */
    Optional<OfficialSession> find(UUID id);

    /**
     * Those that are open by these limits.
     *
     * @param most how many are listed
     */
    OpenSessions open(Instant now, SessionLimits limits, int most);

    /**
     * Those of a session of the provider, or of an account, that nobody has ended.
     *
     * @param providerSession null for all of the account
     * @param official        null for whichever account
     */
    List<OfficialSession> ofProvider(@Nullable String providerSession, @Nullable String official);

    /**
     * Ends a session and forgets its token.
     *
     * @return false if it had been ended before
     */
    boolean end(UUID id, Instant now, String by);

    /** Forgets all whose longest time was over, or that were ended, before an instant. */
    int forget(Instant before);
}
