package vn.luutru.adapter.identity;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialSession;
import vn.luutru.access.session.OpenSessions;
import vn.luutru.access.session.SessionLimits;
import vn.luutru.access.session.SessionStore;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.code.Code;

/** Sessions in PostgreSQL, schema {@code sessions}. */
public final class JdbcSessions implements SessionStore {

    private static final String SELECT = "select id, official, role, wards, name, started_at, seen_at, ends_at,"
            + " provider_session from sessions.session where ended_at is null ";

    /** As {@link OfficialSession#isOpen} has it. */
    private static final String OPEN =
            "and ends_at > ? and seen_at > case when role = ? then ?::timestamptz else ?::timestamptz end";

    private interface Work<T> {
        T with(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private final DataSource source;

    /** @param source a database with the migrated schema {@code sessions} */
    public JdbcSessions(DataSource source) {
        this.source = source;
    }

    @Override
    public void add(OfficialSession session, byte[] hash, byte @Nullable [] encrypted) {
        run(
                "insert into sessions.session (id, secret_hash, official, role, wards, name, started_at, seen_at,"
                        + " ends_at, provider_session, sealed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (connection, statement) -> {
                    statement.setObject(1, session.id());
                    statement.setBytes(2, hash);
                    statement.setString(3, session.official().id());
                    statement.setString(4, session.official().role().code());
                    statement.setArray(5, wards(connection, session.official().scope()));
                    statement.setString(6, session.name());
                    set(statement, 7, session.startedAt());
                    set(statement, 8, session.seenAt());
                    set(statement, 9, session.endsAt());
                    statement.setString(10, session.providerSession());
                    statement.setBytes(11, encrypted);
                    return statement.executeUpdate();
                });
    }

    @Override
    public Optional<OfficialSession> find(byte[] hash) {
        return run(SELECT + "and secret_hash = ?", (connection, statement) -> {
                    statement.setBytes(1, hash);
                    return sessions(statement);
                })
                .stream()
                .findFirst();
    }

    @Override
    public Optional<OfficialSession> find(UUID id) {
        return run(SELECT + "and id = ?", (connection, statement) -> {
                    statement.setObject(1, id);
                    return sessions(statement);
                })
                .stream()
                .findFirst();
    }

    @Override
    public Optional<byte[]> encryptedToken(UUID id) {
        return run(
                "select sealed from sessions.session where id = ? and ended_at is null and sealed is not null",
                (connection, statement) -> {
                    statement.setObject(1, id);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                    }
                });
    }

    @Override
    public void touch(UUID id, Instant now) {
        run(
                "update sessions.session set seen_at = greatest(seen_at, ?) where id = ? and ended_at is null",
                (connection, statement) -> {
                    set(statement, 1, now);
                    statement.setObject(2, id);
                    return statement.executeUpdate();
                });
    }

    @Override
    public OpenSessions open(Instant now, SessionLimits limits, int most) {
        List<OfficialSession> shown =
                run(SELECT + OPEN + " order by started_at desc, id limit ?", (connection, statement) -> {
                    setOpen(statement, now, limits);
                    statement.setInt(5, most);
                    return sessions(statement);
                });
        if (shown.size() < most) {
            return new OpenSessions(shown, 0);
        }
        long all =
                run("select count(*) from sessions.session where ended_at is null " + OPEN, (connection, statement) -> {
                    setOpen(statement, now, limits);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return row.getLong(1);
                    }
                });
        return new OpenSessions(shown, Math.max(0, all - shown.size()));
    }

    private static void setOpen(PreparedStatement statement, Instant now, SessionLimits limits) throws SQLException {
        set(statement, 1, now);
        statement.setString(2, Role.ADMIN.code());
        set(statement, 3, now.minus(limits.idleAdministrator()));
        set(statement, 4, now.minus(limits.idle()));
    }

    @Override
    public List<OfficialSession> ofProvider(@Nullable String providerSession, @Nullable String official) {
        return run(
                SELECT + "and (?::text is null or provider_session = ?) and (?::text is null or official = ?)",
                (connection, statement) -> {
                    statement.setString(1, providerSession);
                    statement.setString(2, providerSession);
                    statement.setString(3, official);
                    statement.setString(4, official);
                    return sessions(statement);
                });
    }

    @Override
    public boolean end(UUID id, Instant now, String by) {
        return run(
                        "update sessions.session set ended_at = ?, ended_by = ?, sealed = null where id = ? and"
                                + " ended_at is null",
                        (connection, statement) -> {
                            set(statement, 1, now);
                            statement.setString(2, by);
                            statement.setObject(3, id);
                            return statement.executeUpdate();
                        })
                == 1;
    }

    @Override
    public int forget(Instant before) {
        return run("delete from sessions.session where coalesce(ended_at, ends_at) < ?", (connection, statement) -> {
            set(statement, 1, before);
            return statement.executeUpdate();
        });
    }

    private static List<OfficialSession> sessions(PreparedStatement statement) throws SQLException {
        List<OfficialSession> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Caller.Official official = new Caller.Official(
                        row.getString("official"),
                        Code.of(Role.class, row.getString("role")),
                        scope(row.getArray("wards")));
                found.add(new OfficialSession(
                        row.getObject("id", UUID.class),
                        official,
                        row.getString("name"),
                        instant(row, "started_at"),
                        instant(row, "seen_at"),
                        instant(row, "ends_at"),
                        row.getString("provider_session")));
            }
        }
        return found;
    }

    private static @Nullable Array wards(Connection connection, Scope scope) throws SQLException {
        return switch (scope) {
            case Scope.Province province -> null;
            case Scope.Wards wards ->
                connection.createArrayOf("text", wards.codes().stream().sorted().toArray());
            case Scope.Establishments other -> throw noTerritory();
            case Scope.None none -> throw noTerritory();
        };
    }

    private static IllegalArgumentException noTerritory() {
        return new IllegalArgumentException("The territory of an official is wards or the province");
    }

    private static Scope scope(@Nullable Array wards) throws SQLException {
        return wards == null ? Scope.province() : Scope.wards(Set.of((String[]) wards.getArray()));
    }

    private static void set(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(connection, statement);
        } catch (SQLException e) {
            throw new StoreUnavailableException("Sessions could not be read or kept: SQL state " + e.getSQLState(), e);
        }
    }
}
