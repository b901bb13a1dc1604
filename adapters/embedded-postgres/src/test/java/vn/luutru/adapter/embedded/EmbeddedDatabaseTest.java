package vn.luutru.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
@Timeout(180)
@Tag("integration")
class EmbeddedDatabaseTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @Test
    void nobody_connects_without_the_password() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, programs())) {
            assertThat(version(database.url())).startsWith("18.");

            String address = database.url().substring(0, database.url().indexOf('?'));
            assertThatThrownBy(() -> version(address + "?user=postgres")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> version(address + "?user=postgres&password=guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    /** It is read as long as the server lives: by a virtual thread, that would keep a carrier from all others. */
    @Test
    void what_the_server_prints_is_read_by_a_thread_of_the_platform() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, programs())) {
            assertThat(version(database.url())).isNotEmpty();

            assertThat(Thread.getAllStackTraces().keySet())
                    .as("those of the platform only")
                    .extracting(Thread::getName)
                    .contains("postgresql-pg_ctl");
        }
    }

    @Test
    void programs_data_and_password_are_accessible_to_their_owner_only() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, programs())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(programs())))
                    .isEqualTo("rwx------");
            assertThat(mode("postgresql")).isEqualTo("rwx------");
            assertThat(mode("postgresql.password")).isEqualTo("rw-------");
            assertThat(ask(database.url(), "show unix_socket_directories")).isEmpty();
            assertThat(program()).startsWith(programs().toAbsolutePath().toString());
        }
    }

    @Test
    void the_server_inherits_no_secret_of_the_service() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, programs())) {
            Path environment = Path.of("/proc", pid(), "environ");
            org.junit.jupiter.api.Assumptions.assumeTrue(
                    Files.isReadable(environment), "the environment of a process is readable on Linux only");

            assertThat(Files.readString(environment, StandardCharsets.ISO_8859_1)
                            .split("\0"))
                    .allMatch(setting -> setting.matches("(PATH|HOME|LANG|PWD|LC_\\w+|TZ|TMPDIR|PG\\w+)=.*"));
            assertThat(database.url()).isNotEmpty();
        }
    }

    @Test
    void a_cluster_that_trusted_local_users_gets_a_password_and_keeps_its_data() throws Exception {
        PrivateFolder.make(programs());
        ServerCommand command = new ServerCommand(ServerBinaries.unpackInto(programs()));
        command.run(
                Duration.ofMinutes(1),
                "initdb",
                List.of("-D", folder.resolve("postgresql").toString(), "-U", "postgres", "-E", "UTF8", "-A", "trust"));
        command.run(
                Duration.ofMinutes(1),
                "create table kept (name text);\n",
                "postgres",
                List.of("--single", "-D", folder.resolve("postgresql").toString(), "postgres"));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, programs())) {
            assertThat(ask(database.url(), "select count(*) from kept")).isEqualTo("0");
            String address = database.url().substring(0, database.url().indexOf('?'));
            assertThatThrownBy(() -> version(address + "?user=postgres")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void data_and_password_outlive_the_server() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder, programs())) {
            execute(first.url(), "create table kept as select 7 as number");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(folder, programs())) {
            assertThat(ask(second.url(), "select number from kept")).isEqualTo("7");
        }
    }

    @Test
    void a_folder_that_others_may_write_to_is_refused() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(folder, programs()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 700");
    }

    @Test
    void archives_are_named_for_system_and_processor() {
        assertThat(ServerBinaries.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(ServerBinaries.archive("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(ServerBinaries.archive("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
    }

    /** One for all tests: unpacking takes seconds. */
    private Path programs() {
        return shared.resolve("programs");
    }

    private String pid() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("postgresql/postmaster.pid"))) {
            return lines.findFirst().orElseThrow().strip();
        }
    }

    private String program() throws IOException {
        return ProcessHandle.of(Long.parseLong(pid()))
                .orElseThrow()
                .info()
                .command()
                .orElseThrow();
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private static String version(String url) throws SQLException {
        return ask(url, "show server_version");
    }

    private static String ask(String url, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(statement);
        }
    }
}
