package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.embedded.EmbeddedBackup;
import vn.luutru.adapter.embedded.EmbeddedDatabase;
import vn.luutru.app.RunningLuutru;

/**
 * A PostgreSQL that the service did not start is backed up while the service works, and restored as another server; the
 * master key comes from elsewhere.
 */
@IntegrationTest
class RestoredServerTest {

    private static final int LINES = 1_500;
    private static final int MAJOR = 18;
    private static final Path PROGRAMS = Path.of(RunningLuutru.PROGRAMS.split("=", 2)[1]);

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase database;
    private static Server server;
    private static List<String> day;
    private static List<JsonNode> receipts;

    @BeforeAll
    static void a_service_declares_to_a_database_that_is_not_its_own() throws Exception {
        database = EmbeddedDatabase.start(folder.resolve("database"), PROGRAMS);
        server = Server.start(folder.resolve("service"), "--luutru.database.url=" + database.url());
        day = SharedServer.json(SharedServer.day(70, LINES, 0));
        receipts = receipts(Push.send(server, day));
    }

    @AfterAll
    static void end() throws IOException {
        server.close();
        database.close();
    }

    @Test
    void the_files_of_the_server_are_a_backup_of_everything_but_the_key() throws Exception {
        Path restored = folder.resolve("restored");
        EmbeddedBackup.make(folder.resolve("database"), restored);
        assertThat(receipts(Push.send(server, day)))
                .as("the service goes on meanwhile")
                .isEqualTo(receipts);
        try (EmbeddedDatabase again = EmbeddedDatabase.start(restored, PROGRAMS)) {
            assertReceiptsAre(again.url());
        }
    }

    @Test
    void a_dump_of_the_database_is_one_too() throws Exception {
        assumeTrue(
                version("pg_dump") >= MAJOR && version("pg_restore") >= MAJOR,
                "pg_dump and pg_restore are not here, or older than the server (" + MAJOR + ")");
        DocumentedCommands commands = DocumentedCommands.of("operations/backup-and-restore.md");
        String dump = folder.resolve("luutru.dump").toString();
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            statement.execute("create database restored encoding 'UTF8' template template0");
        }
        commands.run("dump", Map.of("DATABASE", libpq(database.url()), "BACKUP", dump))
                .worked();
        String restored = database.url().replace("/postgres?", "/restored?");
        commands.run("load", Map.of("RESTORED", libpq(restored), "BACKUP", dump))
                .worked();
        assertReceiptsAre(restored);
    }

    /** A second service on the restored database, with the key as a setting and no data of its own. */
    private static void assertReceiptsAre(String url) throws Exception {
        String key = Files.readString(folder.resolve("service/master.key")).strip();
        Path empty = Files.createTempDirectory(folder, "restarted");
        try (Server restarted = Server.start(empty, "--luutru.database.url=" + url, "--luutru.master-key=" + key)) {
            assertThat(receipts(Push.send(restarted, day))).isEqualTo(receipts);
            assertThat(empty.resolve("master.key")).doesNotExist();
        }
    }

    private static List<JsonNode> receipts(Push push) {
        assertThat(push.complete()).isTrue();
        List<JsonNode> found = new ArrayList<>();
        push.outcomes().forEach(outcome -> found.add(outcome.path("receipt")));
        assertThat(found).hasSize(LINES).noneMatch(JsonNode::isMissingNode);
        return found;
    }

    private static String libpq(String jdbc) {
        return jdbc.replaceFirst("^jdbc:", "");
    }

    private static int version(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version").start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            Matcher number = Pattern.compile("(\\d+)").matcher(said);
            return number.find() ? Integer.parseInt(number.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
