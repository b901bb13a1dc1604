package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ProjectionStatus.State;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.table.SqlText;

/** A read model that an administrator holds stands still for every process, and lacks nothing after it went on. */
@IntegrationTest
class PausedReadModelTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String NAME = "directory";
    private static final String ADMIN = "admin-1";

    private final TestDatabase database = TestDatabase.create();
    private final ListEventLog log = new ListEventLog();
    private final AtomicLong nanoTime = new AtomicLong();
    private int registered;

    @BeforeEach
    void history() {
        register(50);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_held_read_model_applies_nothing_and_is_no_stall() throws Exception {
        try (ProjectionRunner runner = started()) {
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            long held = log.head();
            runner.pause(NAME, ADMIN);
            register(10);
            nanoTime.addAndGet(Duration.ofMinutes(5).toNanos());

            assertThat(runner.awaitPosition(NAME, log.head(), Duration.ofMillis(500)))
                    .isFalse();
            ProjectionStatus status = runner.statuses().getFirst();
            assertThat(status.state()).isEqualTo(State.PAUSED);
            assertThat(status.position()).isEqualTo(held);
            assertThat(status.lagEvents()).isEqualTo(10);
            assertThat(status.pause()).isNotNull();
            assertThat(status.pause().by()).isEqualTo(ADMIN);
            assertThat(status.pause().holds()).isTrue();

            runner.resume(NAME, ADMIN);
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            await().atMost(TIMEOUT).until(() -> runner.paused(NAME) == null);
            assertThat(runner.statuses().getFirst().state()).isEqualTo(State.RUNNING);
        }
        assertThat(registered()).isEqualTo(60);
    }

    @Test
    void the_pause_counts_for_other_processes_and_after_a_restart() throws Exception {
        try (ProjectionRunner other = started()) {
            assertThat(other.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            try (ProjectionRunner administrators = reader()) {
                administrators.pause(NAME, ADMIN);
            }
            register(10);
            await().atMost(TIMEOUT)
                    .until(() -> other.statuses().getFirst().state() == State.PAUSED && other.paused(NAME) != null);
            assertThat(registered()).isEqualTo(50);
        }
        try (ProjectionRunner restarted = started();
                ProjectionRunner reader = reader()) {
            assertThat(restarted.awaitPosition(NAME, log.head(), Duration.ofMillis(500)))
                    .isFalse();
            assertThat(restarted.statuses().getFirst().state()).isEqualTo(State.PAUSED);
            assertThat(reader.statuses().getFirst().state()).isEqualTo(State.PAUSED);
            assertThat(registered()).isEqualTo(50);

            reader.resume(NAME, ADMIN);
            assertThat(restarted.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            assertThat(registered()).isEqualTo(60);
        }
    }

    @Test
    void readers_are_refused_until_what_was_recorded_meanwhile_is_there() throws Exception {
        try (ProjectionRunner runner = started()) {
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            runner.pause(NAME, ADMIN);
        }
        register(10);
        try (ProjectionRunner reader = reader()) {
            reader.resume(NAME, ADMIN);
            Pause pause = reader.paused(NAME);
            assertThat(pause).isNotNull();
            assertThat(pause.holds()).isFalse();
            assertThat(pause.until()).isEqualTo(log.head());
            try (ProjectionRunner keeper = started()) {
                assertThat(keeper.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
                await().atMost(TIMEOUT).until(() -> reader.paused(NAME) == null);
            }
        }
    }

    @Test
    void a_rebuild_waits_until_its_read_model_goes_on() throws Exception {
        try (ProjectionRunner runner = started()) {
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            runner.pause(NAME, ADMIN);
            runner.rebuild(NAME);
            register(10);
            assertThat(runner.awaitPosition(NAME, log.head(), Duration.ofMillis(500)))
                    .isFalse();
            assertThat(runner.statuses().getFirst().rebuiltTo()).isZero();
            assertThat(registered()).isEqualTo(50);

            runner.resume(NAME, ADMIN);
            await().atMost(TIMEOUT)
                    .until(() -> runner.statuses().getFirst().rebuiltTo() == null && runner.paused(NAME) == null);
            assertThat(registered()).isEqualTo(60);
        }
    }

    @Test
    void to_pause_and_to_resume_twice_changes_nothing() throws Exception {
        try (ProjectionRunner runner = started()) {
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            runner.resume(NAME, ADMIN);
            assertThat(runner.paused(NAME)).isNull();
            runner.pause(NAME, ADMIN);
            Pause first = runner.paused(NAME);
            runner.pause(NAME, "admin-2");
            assertThat(runner.paused(NAME)).isEqualTo(first);
            assertThatThrownBy(() -> runner.pause("none", ADMIN)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private ProjectionRunner started() {
        ProjectionRunner runner = reader();
        runner.start();
        return runner;
    }

    private ProjectionRunner reader() {
        return new ProjectionRunner(database.dataSource(), log, List.of(new Directory()), nanoTime::get);
    }

    private void register(int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            registered++;
            events.add(Province.registered("establishment-" + registered, "16531"));
        }
        log.append(Province.BEGIN, events);
    }

    private int registered() throws SQLException {
        try (Connection connection = database.connect()) {
            return new SqlText()
                    .add("select count(distinct id)::int from directory.description")
                    .list(connection, row -> row.getInt(1))
                    .getFirst();
        }
    }
}
