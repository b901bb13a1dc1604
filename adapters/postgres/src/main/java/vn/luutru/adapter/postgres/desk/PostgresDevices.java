package vn.luutru.adapter.postgres.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.Desk;
import vn.luutru.access.desk.DeskPerson;
import vn.luutru.access.desk.Device;
import vn.luutru.access.desk.Devices;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Devices and their sessions in {@code desks.device}. */
public final class PostgresDevices implements Devices {

    private static final String COLUMNS = """
        d.id, d.establishment, d.label, d.operations, d.issued_at, d.issued_by, d.pending, d.confirmed_by,
        d.code_expires_at, d.enrolled_at, d.revoked_at
        """;

    private static final String COUNTED = """
        select count(*) from desks.device where establishment = ? and revoked_at is null
          and (enrolled_at is not null or code_expires_at > ?)\
        """;

    private static final String CODE_IS_GOOD =
            " d.code_hash = ? and d.code_expires_at > ? and not d.pending and d.revoked_at is null ";

    private final Sql sql;

    public PostgresDevices(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public boolean add(Device device, byte[] codeHash, int max) {
        return sql.transaction(connection -> {
            String establishment = device.establishment().value();
            Sql.inTurn(connection, establishment);
            int known = Sql.list(connection, row -> row.getInt(1), COUNTED, establishment, device.issuedAt())
                    .getFirst();
            if (known >= max) {
                return false;
            }
            Sql.update(
                    connection,
                    """
                    insert into desks.device (id, establishment, label, operations, issued_at, issued_by, pending,
                      code_hash, code_expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    device.id(),
                    establishment,
                    device.label(),
                    device.operations().stream().map(Operation::code).collect(Collectors.toSet()),
                    device.issuedAt(),
                    device.issuedBy(),
                    device.pending(),
                    codeHash,
                    device.codeExpiresAt());
            return true;
        });
    }

    @Override
    public int counted(EstablishmentId establishment, Instant now) {
        return sql.first(row -> row.getInt(1), COUNTED, establishment.value(), now)
                .orElseThrow();
    }

    @Override
    public Optional<Device> find(UUID id) {
        return sql.first(PostgresDevices::device, "select " + COLUMNS + " from desks.device d where d.id = ?", id);
    }

    @Override
    public Optional<Device> findByCode(byte[] codeHash, Instant now) {
        return sql.first(
                PostgresDevices::device,
                "select " + COLUMNS + " from desks.device d where" + CODE_IS_GOOD,
                codeHash,
                now);
    }

    @Override
    public List<Device> list(Scope scope, @Nullable EstablishmentId establishment, @Nullable UUID after, int size) {
        Set<String> named = named(scope);
        if (named == null || (establishment != null && !scope.covers(establishment))) {
            return List.of();
        }
        return sql.list(
                PostgresDevices::device,
                "select " + COLUMNS + """
                    from desks.device d where (cardinality(?::text[]) = 0 or d.establishment = any(?))
                     and (?::text is null or d.establishment = ?) and (?::uuid is null or d.id > ?) order by d.id limit ?\
                    """,
                named,
                named,
                establishment == null ? null : establishment.value(),
                establishment == null ? null : establishment.value(),
                after,
                after,
                size);
    }

    /** Empty for all establishments; null where a scope has none. */
    private static @Nullable Set<String> named(Scope scope) {
        return switch (scope) {
            case Scope.Establishments some ->
                some.ids().stream().map(EstablishmentId::value).collect(Collectors.toSet());
            case Scope.Province province -> Set.of();
            case Scope.Wards wards -> null;
            case Scope.None none -> null;
        };
    }

    @Override
    public List<Device> pending(Scope scope, Instant now) {
        Set<String> named = named(scope);
        if (named == null) {
            return List.of();
        }
        return sql.list(PostgresDevices::device, "select " + COLUMNS + """
                    from desks.device d where (cardinality(?::text[]) = 0 or d.establishment = any(?))
                     and d.pending and d.revoked_at is null and d.enrolled_at is null and d.code_expires_at > ?
                     order by d.issued_at, d.id\
                    """, named, named, now);
    }

    @Override
    public boolean confirm(UUID id, String by, Instant now, Instant codeExpiresAt) {
        return sql.update("""
                        update desks.device set pending = false, confirmed_by = ?, code_expires_at = ?
                        where id = ? and pending and code_expires_at > ? and revoked_at is null\
                        """, by, codeExpiresAt, id, now) == 1;
    }

    @Override
    public Optional<Device> enrol(byte[] codeHash, byte[] secretHash, Instant now) {
        return sql.first(
                PostgresDevices::device,
                "update desks.device d set code_hash = null, secret_hash = ?, enrolled_at = ? where" + CODE_IS_GOOD
                        + "returning " + COLUMNS,
                secretHash,
                now,
                codeHash,
                now);
    }

    @Override
    public boolean revoke(UUID id, Instant now, String by) {
        return sql.update("""
                        update desks.device set revoked_at = ?, revoked_by = ?, session_person = null, session_used_at = null
                        where id = ? and revoked_at is null\
                        """, now, by, id) == 1;
    }

    @Override
    public List<UUID> issuedBy(String issuer) {
        return sql.list(
                row -> Sql.uuid(row, "id"),
                "select id from desks.device where issued_by = ? and revoked_at is null order by issued_at, id",
                issuer);
    }

    @Override
    public Optional<Desk> findBySecret(byte[] secretHash) {
        return sql.first(PostgresDevices::desk, "select " + COLUMNS + """
            , d.session_used_at, p.id as person, p.name, p.wrong_pins, p.locked_until
            from desks.device d left join desks.person p on p.id = d.session_person and p.removed_at is null
            where d.secret_hash = ?\
            """, secretHash);
    }

    @Override
    public boolean openSession(UUID device, UUID person, Instant now) {
        return sql.update("""
                          update desks.device set session_person = ?, session_used_at = ?
                          where id = ? and enrolled_at is not null and revoked_at is null
                            and exists (select from desks.person where id = ? and device = ? and removed_at is null)\
                          """, person, now, device, person, device) == 1;
    }

    @Override
    public void touch(UUID device, UUID person, Instant now) {
        sql.update("""
                update desks.device set session_used_at = ?
                where id = ? and session_person = ? and session_used_at < ?\
                """, now, device, person, now);
    }

    @Override
    public void closeSession(UUID device) {
        sql.update("update desks.device set session_person = null, session_used_at = null where id = ?", device);
    }

    @Override
    public int deleteExpired(Instant before) {
        return sql.update("delete from desks.device where enrolled_at is null and code_expires_at < ?", before);
    }

    private static Desk desk(ResultSet row) throws SQLException {
        UUID person = Sql.optionalUuid(row, "person");
        return new Desk(
                device(row),
                person == null
                        ? null
                        : new DeskPerson(
                                person,
                                Sql.uuid(row, "id"),
                                row.getString("name"),
                                row.getInt("wrong_pins"),
                                Sql.optionalInstant(row, "locked_until")),
                person == null ? null : Sql.optionalInstant(row, "session_used_at"));
    }

    private static Device device(ResultSet row) throws SQLException {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        List<String> codes = Arrays.asList((String[]) row.getArray("operations").getArray());
        for (Operation operation : Operation.values()) {
            if (codes.contains(operation.code())) {
                operations.add(operation);
            }
        }
        return new Device(
                Sql.uuid(row, "id"),
                new EstablishmentId(row.getString("establishment")),
                row.getString("label"),
                operations,
                Sql.instant(row, "issued_at"),
                row.getString("issued_by"),
                row.getBoolean("pending"),
                row.getString("confirmed_by"),
                Sql.instant(row, "code_expires_at"),
                Sql.optionalInstant(row, "enrolled_at"),
                Sql.optionalInstant(row, "revoked_at"));
    }
}
