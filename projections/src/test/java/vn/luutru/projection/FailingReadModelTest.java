package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ProjectionStatus.State;
import vn.luutru.projection.table.SqlText;

/** Readers of a read model that fails are answered for a minute without newer events, and then no more. */
@IntegrationTest
class FailingReadModelTest {

    private static final String NAME = "brittle";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.create();
    private final ListEventLog log = new ListEventLog();
    private final AtomicLong nanoTime = new AtomicLong();
    private final AtomicBoolean broken = new AtomicBoolean();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readers_are_refused_once_an_event_is_missing_for_a_minute_and_no_longer_than_that() throws Exception {
        try (ProjectionRunner runner = started(broken)) {
            register("establishment-1");
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            broken.set(true);
            register("establishment-2");
            awaitState(runner, State.FAILING);
            pass(Duration.ofSeconds(10));
            assertThat(runner.stop(NAME)).as("no minute is over").isNull();

            pass(Duration.ofSeconds(61));
            await().atMost(TIMEOUT).until(() -> runner.stop(NAME) != null);
            assertThat(runner.stop(NAME)).isEqualTo(new Stop(1, "", "IllegalStateException"));
            assertThat(runner.statuses().getFirst().stop()).isEqualTo(runner.stop(NAME));

            broken.set(false);
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            await().atMost(TIMEOUT).until(() -> runner.stop(NAME) == null);
        }
    }

    @Test
    void a_lock_that_is_not_free_is_no_failure_until_a_read_model_without_progress_is_alarmed() throws Exception {
        AtomicReference<ProjectionRunner> running = new AtomicReference<>();
        List<String> states = new CopyOnWriteArrayList<>();
        Projection waiting = new Waiting(() -> {
            ProjectionStatus status = running.get().statuses().getFirst();
            states.add(status.state() + " " + status.lastError());
        });
        ProjectionRunner runner = new ProjectionRunner(database.dataSource(), log, List.of(waiting), nanoTime::get);
        running.set(runner);
        try (runner;
                Connection other = database.connect()) {
            runner.start();
            awaitState(runner, State.RUNNING);
            other.setAutoCommit(false);
            SqlText.execute(other, "lock table brittle.held in access exclusive mode");
            register("establishment-1");
            await().atMost(TIMEOUT).until(() -> states.size() > 4);
            assertThat(states).containsOnly("RUNNING null");
            assertThat(runner.statuses().getFirst().position()).isZero();

            pass(Duration.ofSeconds(21));
            runner.retry();
            awaitState(runner, State.FAILING);
            assertThat(runner.statuses().getFirst().lastError()).isEqualTo("PSQLException 55P03");

            other.rollback();
            runner.retry();
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            awaitState(runner, State.RUNNING);
        }
    }

    @Test
    void while_a_rebuild_swaps_its_tables_the_turn_that_waits_for_it_is_no_failure() throws Exception {
        try (ProjectionRunner runner = started(broken);
                Connection reader = database.connect()) {
            register("establishment-1");
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            reader.setAutoCommit(false);
            // The last that a swap writes; a turn only reads it.
            SqlText.execute(reader, "lock table projection.pause in share mode");

            runner.rebuild(NAME);
            awaitWaiting(1);
            register("establishment-2");
            awaitWaiting(2);
            reader.rollback();
            List<String> states = new ArrayList<>();
            await().pollInterval(Duration.ofMillis(5)).atMost(TIMEOUT).until(() -> {
                ProjectionStatus status = runner.statuses().getFirst();
                states.add(status.state() + " " + status.lastError());
                return status.position() == log.head() && status.rebuiltTo() == null;
            });
            assertThat(states).containsOnly("RUNNING null");
        }
    }

    /** Until so many sessions of this database wait for a lock. */
    private void awaitWaiting(int sessions) throws SQLException {
        try (Connection other = database.connect()) {
            await().pollInterval(Duration.ofMillis(10)).atMost(TIMEOUT).until(() -> waiting(other) == sessions);
        }
    }

    private static int waiting(Connection connection) throws SQLException {
        return new SqlText()
                .add("select count(*)::int from pg_stat_activity where datname = current_database()")
                .add("and wait_event_type = 'Lock'")
                .list(connection, row -> row.getInt(1))
                .getFirst();
    }

    @Test
    void what_another_process_applies_is_not_missing() throws Exception {
        broken.set(true);
        register("establishment-1");
        try (ProjectionRunner failing = started(broken)) {
            awaitState(failing, State.FAILING);
            pass(Duration.ofSeconds(10));
            assertThat(failing.stop(NAME)).isNull();
            try (ProjectionRunner well = started(new AtomicBoolean())) {
                assertThat(well.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            }
            pass(Duration.ofMinutes(5));
            assertThat(failing.stop(NAME)).isNull();
        }
    }

    @Test
    void tables_of_an_older_version_answer_for_a_minute_without_newer_events_while_they_are_built_anew()
            throws Exception {
        register("house-1");
        try (ProjectionRunner former = started(broken)) {
            assertThat(former.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            assertThat(former.hasOtherTables()).isFalse();
        }
        CountDownLatch built = new CountDownLatch(1);
        try (ProjectionRunner runner = started(new Slow(built))) {
            awaitState(runner, State.REBUILDING);
            assertThat(runner.hasOtherTables()).isTrue();
            pass(Duration.ofMinutes(5));
            assertThat(runner.stop(NAME)).as("nothing is missing").isNull();

            register("house-2");
            await().atMost(TIMEOUT).until(() -> {
                pass(Duration.ofSeconds(61));
                return runner.stop(NAME) != null;
            });
            assertThat(runner.stop(NAME)).isEqualTo(new Stop(1, "", "its tables are built anew for this version"));

            built.countDown();
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
            await().atMost(TIMEOUT).until(() -> runner.stop(NAME) == null && !runner.hasOtherTables());
        }
    }

    private ProjectionRunner started(AtomicBoolean fails) {
        return started(new Brittle(fails));
    }

    private ProjectionRunner started(Projection projection) {
        ProjectionRunner runner = new ProjectionRunner(database.dataSource(), log, List.of(projection), nanoTime::get);
        runner.start();
        return runner;
    }

    private void register(String establishment) {
        log.append(Province.BEGIN, List.of(Province.registered(establishment, "16531")));
    }

    private static void awaitState(ProjectionRunner runner, State state) {
        await().atMost(TIMEOUT).until(() -> runner.statuses().getFirst().state() == state);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    /** The next version of it, which is built when somebody says so. */
    private record Slow(CountDownLatch built) implements Projection {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public void create(Connection connection) {}

        @Override
        public void apply(Connection connection, long after, List<Recorded<Event>> batch) {
            try {
                built.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** A read model with a table on which somebody may hold a lock, for which it waits shortly. */
    private record Waiting(Runnable begins) implements Projection {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void create(Connection connection) throws SQLException {
            SqlText.execute(connection, "create table held (n int)");
        }

        @Override
        public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
            begins.run();
            SqlText.execute(connection, "set local lock_timeout = '20ms'; insert into held values (1)");
        }
    }

    /** A read model without tables that can be broken. */
    private record Brittle(AtomicBoolean broken) implements Projection {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void create(Connection connection) {}

        @Override
        public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
            if (broken.get()) {
                throw new IllegalStateException("Nguyễn Văn Thử cannot be stored");
            }
        }
    }
}
