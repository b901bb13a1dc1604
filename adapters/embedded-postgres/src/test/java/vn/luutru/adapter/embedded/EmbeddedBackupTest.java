package vn.luutru.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups of an embedded server, and servers that start again from them. */
@Timeout(180)
@Tag("integration")
class EmbeddedBackupTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @Test
    void what_was_committed_before_a_backup_is_in_it_and_of_what_comes_meanwhile_a_beginning() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        long before;
        long after;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs());
                Writer writer = new Writer(database.url())) {
            writer.awaitRows();
            before = writer.committed();
            EmbeddedBackup.Made made = EmbeddedBackup.make(data, backup);
            after = writer.committed();
            assertThat(made.running()).isTrue();
            assertThat(made.files()).isPositive();
        }
        assertThat(after).as("rows that were written meanwhile").isGreaterThan(before);

        try (EmbeddedDatabase restored = EmbeddedDatabase.start(backup, programs())) {
            long kept = number(restored.url(), "select count(*) from row");
            assertThat(kept).isBetween(before, after + 1);
            assertThat(number(restored.url(), "select max(number) from row")).isEqualTo(kept);
            assertThat(number(restored.url(), "select count(*) from pg_replication_slots"))
                    .isZero();
        }
    }

    @Test
    void a_server_that_does_not_run_is_copied_as_it_lies() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs())) {
            execute(database.url(), "create table kept as select 7 as number");
        }
        assertThat(EmbeddedBackup.make(data, folder.resolve("backup")).running())
                .isFalse();
        try (EmbeddedDatabase restored = EmbeddedDatabase.start(folder.resolve("backup"), programs())) {
            assertThat(number(restored.url(), "select number from kept")).isEqualTo(7);
        }
    }

    @Test
    void a_backup_is_its_owners_only_and_has_neither_the_master_key_nor_the_lock_of_the_server() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs())) {
            Files.writeString(data.resolve("master.key"), "of the test");
            Files.createDirectories(folder.resolve("backup.unfinished/postgresql"));
            Files.setPosixFilePermissions(
                    folder.resolve("backup.unfinished"), PosixFilePermissions.fromString("rwx------"));
            EmbeddedBackup.make(data, backup);
            assertThat(database.url()).isNotEmpty();
        }
        try (Stream<Path> all = Files.walk(backup)) {
            assertThat(all)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
        assertThat(backup.resolve("master.key")).doesNotExist();
        assertThat(backup.resolve("postgresql/postmaster.pid")).doesNotExist();
        assertThat(backup.resolve("postgresql/backup_label")).exists();
        assertThat(folder.resolve("backup.unfinished")).doesNotExist();
    }

    @Test
    void the_sums_of_a_backup_find_a_byte_that_changed() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs())) {
            execute(database.url(), "create table kept as select 7 as number");
        }
        EmbeddedBackup.make(data, backup);
        assertThat(sumsHold(backup)).isTrue();
        Path file = backup.resolve("postgresql/PG_VERSION");
        byte[] content = Files.readAllBytes(file);
        content[0] ^= 1;
        Files.write(file, content);
        assertThat(sumsHold(backup)).isFalse();
    }

    @Test
    void nothing_is_overwritten_and_nothing_is_made_of_nothing() throws Exception {
        Path data = folder.resolve("data");
        assertThatThrownBy(() -> EmbeddedBackup.make(data, folder.resolve("backup")))
                .isInstanceOf(FileNotFoundException.class);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs())) {
            assertThat(database.url()).isNotEmpty();
        }
        Files.createDirectory(folder.resolve("backup"));
        assertThatThrownBy(() -> EmbeddedBackup.make(data, folder.resolve("backup")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> EmbeddedBackup.make(data, data.resolve("postgresql/backup")))
                .isInstanceOf(IOException.class);
    }

    private static boolean sumsHold(Path backup) throws Exception {
        return new ProcessBuilder("sha256sum", "--check", "--status", EmbeddedBackup.SUMS)
                        .directory(backup.toFile())
                        .start()
                        .waitFor()
                == 0;
    }

    private Path programs() {
        return shared.resolve("programs");
    }

    private static long number(String url, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(statement);
        }
    }

    /** Commits one numbered row after the other until it is closed. */
    private static final class Writer implements AutoCloseable {

        private static final int AT_LEAST = 200;

        private final AtomicBoolean off = new AtomicBoolean();
        private final AtomicLong committed = new AtomicLong();
        private final CountDownLatch begun = new CountDownLatch(AT_LEAST);
        private final CompletableFuture<Void> done;

        private Writer(String url) throws SQLException {
            execute(url, "create table row (number bigint primary key, filler text)");
            done = CompletableFuture.runAsync(() -> write(url));
        }

        private void write(String url) {
            try (Connection connection = DriverManager.getConnection(url);
                    PreparedStatement insert =
                            connection.prepareStatement("insert into row values (?, repeat('x', 4000))")) {
                for (long number = 1; !off.get(); number++) {
                    insert.setLong(1, number);
                    insert.execute();
                    committed.set(number);
                    begun.countDown();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void awaitRows() throws InterruptedException {
            begun.await();
        }

        long committed() {
            return committed.get();
        }

        @Override
        public void close() {
            off.set(true);
            done.join();
        }
    }
}
