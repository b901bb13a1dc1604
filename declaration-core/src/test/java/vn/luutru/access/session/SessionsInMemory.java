package vn.luutru.access.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions without a database. */
final class SessionsInMemory implements SessionStore {

    private static final class Row {
        final byte[] hash;
        byte @Nullable [] encrypted;
        OfficialSession session;

        @Nullable
        Instant endedAt;

        Row(OfficialSession session, byte[] hash, byte @Nullable [] encrypted) {
            this.session = session;
            this.hash = hash;
            this.encrypted = encrypted;
        }

        OfficialSession session() {
            return session;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** What the database would hold of a session's secret. */
    List<byte[]> hashes() {
        return rows.stream().map(row -> row.hash).toList();
    }

    @Override
    public void add(OfficialSession session, byte[] hash, byte @Nullable [] encrypted) {
        rows.add(new Row(session, hash, encrypted));
    }

    @Override
    public Optional<OfficialSession> find(byte[] hash) {
        return open().filter(row -> Arrays.equals(row.hash, hash))
                .map(Row::session)
                .findFirst();
    }

    @Override
    public Optional<byte[]> encryptedToken(UUID id) {
        return open().filter(row -> row.session().id().equals(id))
                .flatMap(row -> Optional.<byte[]>ofNullable(row.encrypted).stream())
                .findFirst();
    }

    @Override
    public void touch(UUID id, Instant now) {
        rows.stream()
                .filter(row -> row.session().id().equals(id))
                .forEach(row -> row.session = row.session().seen(now));
    }

    @Override
    public Optional<OfficialSession> find(UUID id) {
        return open().map(Row::session)
                .filter(session -> session.id().equals(id))
                .findFirst();
    }

    @Override
    public OpenSessions open(Instant now, SessionLimits limits, int most) {
        List<OfficialSession> open = open().map(Row::session)
                .filter(session -> session.isOpen(now, limits))
                .toList();
        return new OpenSessions(open.stream().limit(most).toList(), Math.max(0, open.size() - most));
    }

    @Override
    public List<OfficialSession> ofProvider(@Nullable String providerSession, @Nullable String official) {
        return open().map(Row::session)
                .filter(session -> providerSession == null || providerSession.equals(session.providerSession()))
                .filter(session ->
                        official == null || official.equals(session.official().id()))
                .toList();
    }

    @Override
    public boolean end(UUID id, Instant now, String by) {
        Optional<Row> there =
                open().filter(row -> row.session().id().equals(id)).findFirst();
        there.ifPresent(row -> {
            row.endedAt = now;
            row.encrypted = null;
        });
        return there.isPresent();
    }

    @Override
    public int forget(Instant before) {
        int known = rows.size();
        rows.removeIf(row ->
                Objects.requireNonNullElse(row.endedAt, row.session().endsAt()).isBefore(before));
        return known - rows.size();
    }

    private java.util.stream.Stream<Row> open() {
        return rows.stream().filter(row -> row.endedAt == null);
    }
}
