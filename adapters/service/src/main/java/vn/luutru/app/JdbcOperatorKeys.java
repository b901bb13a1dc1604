package vn.luutru.app;

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
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.OperatorKeys;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Code;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.StoreUnavailableException;

/** Operators' keys in PostgreSQL, schema {@code keys}. */
final class JdbcOperatorKeys implements OperatorKeys {

    private static final String COLUMNS = "select id, label, establishments, operations, created_at, revoked_at ";

    private final DataSource source;

    JdbcOperatorKeys(DataSource source) {
        this.source = source;
    }

    @Override
    public Optional<OperatorKey> find(byte[] secretHash) {
        String sql = COLUMNS + "from keys.operator_key where secret_hash = ? and revoked_at is null";
        return run(sql, statement -> {
            statement.setBytes(1, secretHash);
            return keys(statement).stream().findFirst();
        });
    }

    @Override
    public void add(OperatorKey key, byte[] secretHash) {
        String sql = """
                insert into keys.operator_key
                    (id, label, secret_hash, establishments, operations, created_at)
                values (?, ?, ?, ?, ?, ?)
                """;
        run(sql, statement -> {
            statement.setString(1, key.id());
            statement.setString(2, key.label());
            statement.setBytes(3, secretHash);
            statement.setArray(
                    4,
                    switch (key.scope()) {
                        case Scope.Province province -> null;
                        case Scope.Establishments named ->
                            texts(
                                    statement,
                                    named.ids().stream()
                                            .map(EstablishmentId::value)
                                            .toArray());
                        case Scope.None none -> texts(statement, new Object[0]);
                        case Scope.Wards wards -> throw new IllegalArgumentException("Keys are not given for wards");
                    });
            statement.setArray(
                    5,
                    texts(
                            statement,
                            key.operations().stream().map(Operation::code).toArray()));
            statement.setObject(6, key.createdAt().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    @Override
    public List<OperatorKey> all() {
        return run(COLUMNS + "from keys.operator_key order by created_at, id", JdbcOperatorKeys::keys);
    }

    @Override
    public boolean revoke(String id, Instant at) {
        String sql = "update keys.operator_key set revoked_at = ? where id = ? and revoked_at is null";
        return run(sql, statement -> {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, id);
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

    private static Array texts(PreparedStatement statement, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf("text", values);
    }

    private static List<OperatorKey> keys(PreparedStatement statement) throws SQLException {
        List<OperatorKey> keys = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                keys.add(new OperatorKey(
                        row.getString(1),
                        row.getString(2),
                        scope(row.getArray(3)),
                        Arrays.stream((String[]) row.getArray(4).getArray())
                                .map(code -> Code.of(Operation.class, code))
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        instant(row.getObject(6, OffsetDateTime.class))));
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
