package vn.luutru.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import vn.luutru.adapter.receipt.SigningKeyStore;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.receipt.PublishedKey;

/** Signing keys of receipts in PostgreSQL, schema {@code receipts}. */
final class JdbcSigningKeys implements SigningKeyStore {

    private static final String SELECT =
            "select kid, name, public_key, signs_from, signs_until, wrapped from receipts.signing_key order by"
                    + " signs_from";

    private static final String INSERT = """
        insert into receipts.signing_key (kid, name, public_key, signs_from, signs_until, wrapped)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing\
        """;

    private final DataSource source;

    JdbcSigningKeys(DataSource source) {
        this.source = source;
    }

    @Override
    public List<Entry> all() {
        return run(SELECT, statement -> {
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    PublishedKey key = new PublishedKey(
                            rows.getBytes(1), rows.getString(2), rows.getBytes(3), instant(rows, 4), instant(rows, 5));
                    entries.add(new Entry(key, rows.getBytes(6)));
                }
            }
            return entries;
        });
    }

    @Override
    public Entry insert(Entry entry) {
        PublishedKey key = entry.key();
        run(INSERT, statement -> {
            statement.setBytes(1, key.id());
            statement.setString(2, key.name());
            statement.setBytes(3, key.publicKey());
            statement.setObject(4, key.signsFrom().atOffset(ZoneOffset.UTC));
            statement.setObject(5, key.signsUntil().atOffset(ZoneOffset.UTC));
            statement.setBytes(6, entry.wrapped());
            return statement.executeUpdate();
        });
        return all().stream()
                .filter(kept -> kept.key().name().equals(key.name()))
                .findFirst()
                .orElseThrow(() -> new StoreUnavailableException("The key of receipts was not kept", null));
    }

    @Override
    public boolean replace(PublishedKey key, byte[] wrapped, byte[] anew) {
        return run("update receipts.signing_key set wrapped = ? where kid = ? and wrapped = ?", statement -> {
            statement.setBytes(1, anew);
            statement.setBytes(2, key.id());
            statement.setBytes(3, wrapped);
            return statement.executeUpdate() == 1;
        });
    }

    @Override
    public void destroyPrivateKeysOfThePast(Instant now) {
        run(
                "update receipts.signing_key set wrapped = null where signs_until <= ? and wrapped is not null",
                statement -> {
                    statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                    return statement.executeUpdate();
                });
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new StoreUnavailableException("The keys of receipts cannot be read or written", e);
        }
    }
}
