package vn.luutru.access.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedIn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedOut;
import vn.luutru.declaration.journal.Journal;

/**
 * Sessions whose begin and end are in the log. A session opens only once its begin is recorded; its end is recorded after
 * it, so that nobody stays signed in because the log cannot be written.
 */
public final class RecordedSessions implements SessionStore {

    private final SessionStore store;
    private final Journal journal;

    public RecordedSessions(SessionStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    @Override
    public void add(OfficialSession session, byte[] hash, byte @Nullable [] encrypted) {
        journal.record(new OfficialSignedIn(
                        session.id(),
                        session.official().id(),
                        session.official().role().code(),
                        territory(session.official().scope()),
                        session.startedAt()))
                .join();
        store.add(session, hash, encrypted);
    }

    @Override
    public boolean end(UUID id, Instant now, String by) {
        Optional<OfficialSession> session = store.find(id);
        boolean ended = store.end(id, now, by);
        if (ended && session.isPresent()) {
            journal.record(new OfficialSignedOut(
                            id,
                            session.get().official().id(),
                            session.get().official().role().code(),
                            now,
                            by))
                    .join();
        }
        return ended;
    }

    private static @Nullable String territory(Scope scope) {
        return switch (scope) {
            case Scope.Province province -> null;
            case Scope.Wards wards -> String.join(",", new TreeSet<>(wards.codes()));
            case Scope.Establishments establishments -> "";
            case Scope.None none -> "";
        };
    }

    @Override
    public Optional<OfficialSession> find(byte[] hash) {
        return store.find(hash);
    }

    @Override
    public Optional<byte[]> encryptedToken(UUID id) {
        return store.encryptedToken(id);
    }

    @Override
    public void touch(UUID id, Instant now) {
        store.touch(id, now);
    }

    @Override
    public Optional<OfficialSession> find(UUID id) {
        return store.find(id);
    }

    @Override
    public OpenSessions open(Instant now, SessionLimits limits, int most) {
        return store.open(now, limits, most);
    }

    @Override
    public List<OfficialSession> ofProvider(@Nullable String providerSession, @Nullable String official) {
        return store.ofProvider(providerSession, official);
    }

    @Override
    public int forget(Instant before) {
        return store.forget(before);
    }
}
