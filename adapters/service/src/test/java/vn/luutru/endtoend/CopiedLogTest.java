package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.adapter.postgres.log.LogBinding.Store;
import vn.luutru.projection.TestDatabase;

/** An administrator moves the log of a service from PostgreSQL to EventStoreDB with the command that there is for it. */
@IntegrationTest
@Timeout(420)
class CopiedLogTest {

    private static final int LINES = 1_500;

    /** So many are there when the command is killed for the first time. */
    private static final int SOME = 400;

    @TempDir
    private Path data;

    private final TestDatabase database = TestDatabase.create();
    private final StandIn standIn = StandIn.single("25.1.0");

    @AfterEach
    void end() {
        standIn.close();
        database.close();
    }

    @Test
    void a_copy_that_was_killed_is_begun_again_and_the_service_goes_on_with_it_as_if_nothing_had_been()
            throws Exception {
        List<String> lines = SharedServer.json(SharedServer.day(10, LINES, 0));
        Push pushed;
        try (Server before = Server.start(data, "--luutru.database.url=" + database.url())) {
            pushed = Push.send(before, lines);
            assertThat(pushed.summary().path("accepted").asInt()).isEqualTo(LINES);
        }

        killInTheMiddle();
        Ended copied = copyLog();
        assertThat(copied.status()).as(copied.output()).isZero();
        int events = standIn.positions("luutru-").size();
        assertThat(events).isGreaterThan(LINES);
        assertThat(copied.output())
                .contains("copied: " + events + " events")
                .containsPattern("equal: " + events + " events, SHA-256 [0-9a-f]{64}");

        Ended again = copyLog("--streams");
        assertThat(again.status()).as(again.output()).isZero();
        assertThat(again.output()).contains("equal: every stream");
        assertThat(standIn.positions("luutru-")).hasSize(events);
        assertThat(digest(again)).isEqualTo(digest(copied));
        assertThat(binding().here().closed()).isTrue();
        assertThat(binding().bindHere().store()).isEqualTo(Store.EVENTSTOREDB);
        assertThat(copyLog("--reopen").status()).isEqualTo(1);

        try (Server after = Server.start(
                data,
                "--luutru.database.url=" + database.url(),
                "--luutru.store=eventstoredb",
                "--luutru.eventstoredb.connection=" + standIn.connection())) {
            Push replayed = Push.send(after, lines);
            assertThat(replayed.summary().path("replayed").asInt()).isEqualTo(LINES);
            assertThat(receipts(replayed)).isEqualTo(receipts(pushed));
        }
    }

    @Test
    void a_log_that_differs_is_told_by_its_position_and_by_the_status() throws Exception {
        try (Server before = Server.start(data, "--luutru.database.url=" + database.url())) {
            Push.send(before, SharedServer.json(SharedServer.day(10, 50, 0)));
        }
        assertThat(copyLog().status()).isZero();
        database.execute("update log.event set open = convert_to('{}', 'UTF8') where position = 7");

        Ended compared = copyLog("--compare-only");

        assertThat(compared.status()).isEqualTo(3);
        assertThat(compared.output()).contains("DIFFERENT at position 7");
    }

    /** A service that was not stopped: what it acknowledges is in the log that goes on, or it acknowledges nothing. */
    @Test
    void a_service_that_still_runs_acknowledges_nothing_into_the_log_that_was_left() throws Exception {
        try (Server before = Server.start(data, "--luutru.database.url=" + database.url())) {
            Push.send(before, SharedServer.json(SharedServer.day(10, 50, 0)));
            assertThat(copyLog().status()).isZero();

            Push late = Push.send(before, SharedServer.json(SharedServer.day(11, 5, 0)));

            assertThat(late.outcomes()).noneMatch(outcome -> outcome.has("receipt"));
            Ended compared = copyLog("--compare-only");
            assertThat(compared.status()).as(compared.output()).isZero();
        }
    }

    @Test
    void a_call_without_addresses_says_which_are_missing_and_does_nothing() throws Exception {
        Process process = command(List.of());

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output).contains("--luutru.database.url", "--luutru.eventstoredb.connection");
    }

    /** The appends that are under way then are stored all the same, after the command has died. */
    private void killInTheMiddle() throws Exception {
        standIn.faults().slow(Duration.ofSeconds(1));
        Process process = command(addresses());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> standIn.positions("luutru-").size() >= SOME || !process.isAlive());
        standIn.faults().stall();
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly().onExit().join();
        standIn.faults().resume();
        standIn.faults().slow(Duration.ZERO);
        assertThat(standIn.positions("luutru-").size()).isLessThan(LINES);
    }

    private record Ended(int status, String output) {}

    private Ended copyLog(String... options) throws Exception {
        List<String> arguments = addresses();
        arguments.addAll(List.of(options));
        Process process = command(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private List<String> addresses() {
        return new ArrayList<>(List.of(
                "--luutru.database.url=" + database.url(), "--luutru.eventstoredb.connection=" + standIn.connection()));
    }

    private static Process command(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(Server.program());
        command.add("copy-log");
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private LogBinding binding() {
        return new LogBinding(database.dataSource());
    }

    private static String digest(Ended ended) {
        return ended.output().replaceFirst("(?s).*SHA-256 ([0-9a-f]{64}).*", "$1");
    }

    private static List<JsonNode> receipts(Push push) {
        return push.outcomes().stream().map(outcome -> outcome.path("receipt")).toList();
    }
}
