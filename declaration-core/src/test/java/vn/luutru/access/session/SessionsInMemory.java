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

    private record Row(
            OfficialSession session,
            byte[] hash,
            byte @Nullable [] sealed,
            @Nullable Instant endedAt) {}

    private final List<Row> rows = new ArrayList<>();

    /** What the database would hold of a session's secret. */
    List<byte[]> hashes() {
        return rows.stream().map(Row::hash).toList();
    }

    @Override
    public void add(OfficialSession session, byte[] hash, byte @Nullable [] sealed) {
        rows.add(new Row(session, hash, sealed, null));
    }

    @Override
    public Optional<OfficialSession> find(byte[] hash) {
        return open().filter(row -> Arrays.equals(row.hash(), hash))
                .map(Row::session)
                .findFirst();
    }

    @Override
    public Optional<byte[]> sealed(UUID id) {
        return open().filter(row -> row.session().id().equals(id))
                .map(Row::sealed)
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public void touch(UUID id, Instant now) {
        rows.replaceAll(row -> row.session().id().equals(id)
                ? new Row(row.session().seen(now), row.hash(), row.sealed(), row.endedAt())
                : row);
    }

    @Override
    public Optional<OfficialSession> find(UUID id) {
        return open().map(Row::session)
                .filter(session -> session.id().equals(id))
                .findFirst();
    }

    @Override
    public List<OfficialSession> notEnded(Instant now) {
        return open().map(Row::session)
                .filter(session -> now.isBefore(session.endsAt()))
                .toList();
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
        boolean there = find(id).isPresent();
        rows.replaceAll(row -> row.session().id().equals(id) ? new Row(row.session(), row.hash(), null, now) : row);
        return there;
    }

    @Override
    public int forget(Instant before) {
        int known = rows.size();
        rows.removeIf(row -> (row.endedAt() == null ? row.session().endsAt() : row.endedAt()).isBefore(before));
        return known - rows.size();
    }

    private java.util.stream.Stream<Row> open() {
        return rows.stream().filter(row -> row.endedAt() == null);
    }
}
