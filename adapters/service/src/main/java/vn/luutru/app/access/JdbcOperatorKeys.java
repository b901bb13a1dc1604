package vn.luutru.app.access;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.OperatorKey.State;
import vn.luutru.access.OperatorKeys;
import vn.luutru.access.Scope;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Operators' keys in PostgreSQL, schema {@code keys}. */
final class JdbcOperatorKeys implements OperatorKeys {

    private static final String SELECT = """
            select id, label, establishments, operations, created_at, issued_by, pending, confirmed_by,
                confirmed_at, replaces, revoked_at
            from keys.operator_key
            """;

    private final DataSource source;

    JdbcOperatorKeys(DataSource source) {
        this.source = source;
    }

    @Override
    public Optional<OperatorKey> find(byte[] secretHash) {
        return run(SELECT + "where secret_hash = ?", statement -> {
            statement.setBytes(1, secretHash);
            return keys(statement).stream().findFirst();
        });
    }

    @Override
    public Optional<OperatorKey> find(UUID id) {
        return run(SELECT + "where id = ?", statement -> {
            statement.setString(1, id.toString());
            return keys(statement).stream().findFirst();
        });
    }

    @Override
    public List<OperatorKey> successors(UUID id) {
        return run(SELECT + "where replaces = ?", statement -> {
            statement.setString(1, id.toString());
            return keys(statement);
        });
    }

    @Override
    public void add(OperatorKey key, byte[] secretHash) {
        String sql = """
                insert into keys.operator_key
                    (id, label, secret_hash, establishments, operations, created_at, issued_by, pending, replaces)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        run(sql, statement -> {
            UUID replaces = key.replaces();
            statement.setString(1, key.id().toString());
            statement.setString(2, key.label());
            statement.setBytes(3, secretHash);
            statement.setArray(4, establishments(statement, key.scope()));
            statement.setArray(
                    5,
                    texts(
                            statement,
                            key.operations().stream().map(Operation::code).toArray()));
            statement.setObject(6, key.createdAt().atOffset(ZoneOffset.UTC));
            statement.setString(7, key.issuedBy());
            statement.setBoolean(8, key.state() == State.PENDING);
            statement.setString(9, replaces == null ? null : replaces.toString());
            return statement.executeUpdate();
        });
    }

    @Override
    public List<OperatorKey> all() {
        return run(SELECT + "order by created_at, id", JdbcOperatorKeys::keys);
    }

    @Override
    public boolean confirm(UUID id, Instant at, String by) {
        String sql = "update keys.operator_key set pending = false, confirmed_at = ?, confirmed_by = ?"
                + " where id = ? and pending and revoked_at is null";
        return run(sql, statement -> {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, by);
            statement.setString(3, id.toString());
            return statement.executeUpdate() == 1;
        });
    }

    @Override
    public boolean revoke(UUID id, Instant at, String by) {
        String sql = "update keys.operator_key set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null";
        return run(sql, statement -> {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, by);
            statement.setString(3, id.toString());
            return statement.executeUpdate() == 1;
        });
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new StoreUnavailableException("The keys cannot be read or written", e);
        }
    }

    private static @Nullable Array establishments(PreparedStatement statement, Scope scope) throws SQLException {
        return switch (scope) {
            case Scope.Province province -> null;
            case Scope.Establishments named ->
                texts(
                        statement,
                        named.ids().stream().map(EstablishmentId::value).toArray());
            case Scope.None none -> texts(statement, new Object[0]);
            case Scope.Wards wards -> throw new IllegalArgumentException("Keys are not given for wards");
        };
    }

    private static Array texts(PreparedStatement statement, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf("text", values);
    }

    private static List<OperatorKey> keys(PreparedStatement statement) throws SQLException {
        List<OperatorKey> keys = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Instant revokedAt = instant(row.getObject("revoked_at", OffsetDateTime.class));
                String replaces = row.getString("replaces");
                keys.add(new OperatorKey(
                        UUID.fromString(row.getString("id")),
                        row.getString("label"),
                        scope(row.getArray("establishments")),
                        Arrays.stream((String[]) row.getArray("operations").getArray())
                                .map(code -> Code.of(Operation.class, code))
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("issued_by"),
                        revokedAt != null ? State.REVOKED : row.getBoolean("pending") ? State.PENDING : State.VALID,
                        row.getString("confirmed_by"),
                        instant(row.getObject("confirmed_at", OffsetDateTime.class)),
                        replaces == null ? null : UUID.fromString(replaces),
                        revokedAt));
            }
        }
        return keys;
    }

    private static Scope scope(@Nullable Array establishments) throws SQLException {
        if (establishments == null) {
            return Scope.province();
        }
        Set<EstablishmentId> ids = Arrays.stream((String[]) establishments.getArray())
                .map(EstablishmentId::new)
                .collect(Collectors.toUnmodifiableSet());
        return ids.isEmpty() ? Scope.none() : Scope.establishments(ids);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
