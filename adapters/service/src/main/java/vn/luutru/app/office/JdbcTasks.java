package vn.luutru.app.office;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.adapter.web.police.Task;
import vn.luutru.adapter.web.police.Tasks;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.codec.stored.EventEncryption;

/** Officers' tasks in PostgreSQL, schema {@code tasks}. The secret is kept hashed, the case encrypted. */
final class JdbcTasks implements Tasks {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET = 32;

    private final DataSource source;
    private final SecretKey key;
    private final InstantSource clock;

    /** @param key 32 bytes, by which cases are encrypted */
    JdbcTasks(DataSource source, byte[] key, InstantSource clock) {
        this.source = source;
        this.key = new SecretKeySpec(key, "AES");
        this.clock = clock;
    }

    @Override
    public Optional<Task> find(Caller.Official reader, @Nullable UUID session, @Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            return Optional.empty();
        }
        String sql =
                "select id, purpose, case_file, since from tasks.task where secret = ? and reader = ? and since > ?"
                        + " and session is not distinct from ?";
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setBytes(1, hash(secret));
            select.setString(2, reader.id());
            select.setObject(3, clock.instant().minus(Task.LENGTH).atOffset(ZoneOffset.UTC));
            select.setObject(4, session, Types.OTHER);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(task(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("Tasks cannot be read", e);
        }
    }

    private Task task(ResultSet row) throws SQLException {
        byte[] clear = EventEncryption.decrypt(key, row.getObject(1, UUID.class), row.getBytes(3));
        String caseFile = new String(clear, StandardCharsets.UTF_8);
        return new Task(
                new AccessPurpose(row.getString(2), caseFile.isEmpty() ? null : caseFile),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }

    @Override
    public String begin(Caller.Official reader, @Nullable UUID session, AccessPurpose purpose) {
        byte[] random = new byte[SECRET];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        String caseFile = purpose.caseFile() == null ? "" : purpose.caseFile();
        try (Connection connection = source.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from tasks.task where since < ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into tasks.task values (?, ?, ?, ?, ?, ?, ?)")) {
            delete.setObject(1, now.minus(Task.LENGTH).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
            insert.setBytes(1, hash(secret));
            insert.setObject(2, id);
            insert.setString(3, reader.id());
            insert.setString(4, purpose.purpose());
            insert.setBytes(5, EventEncryption.encrypt(key, id, caseFile.getBytes(StandardCharsets.UTF_8)));
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.setObject(7, session, Types.OTHER);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailableException("A task cannot be begun", e);
        }
        return secret;
    }

    @Override
    public Optional<Task> renew(Caller.Official reader, @Nullable UUID session, @Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String sql = "update tasks.task set since = ? where secret = ? and reader = ? and since > ?"
                + " and session is not distinct from ?";
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setBytes(2, hash(secret));
            update.setString(3, reader.id());
            update.setObject(4, now.minus(Task.LENGTH).atOffset(ZoneOffset.UTC));
            update.setObject(5, session, Types.OTHER);
            return update.executeUpdate() == 0 ? Optional.empty() : find(reader, session, secret);
        } catch (SQLException e) {
            throw new StoreUnavailableException("A task cannot be renewed", e);
        }
    }

    @Override
    public void end(Caller.Official reader, @Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            return;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from tasks.task where secret = ? and reader = ?")) {
            delete.setBytes(1, hash(secret));
            delete.setString(2, reader.id());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailableException("A task cannot be ended", e);
        }
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
