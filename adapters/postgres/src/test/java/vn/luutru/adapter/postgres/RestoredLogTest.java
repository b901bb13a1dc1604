package vn.luutru.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.ProjectionStatus;
import vn.luutru.projection.ProjectionStatus.State;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.register.Register;

/** An older backup of the log is restored under running read models: they say so, and a rebuild mends them. */
@Timeout(90)
@IntegrationTest
class RestoredLogTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    private TestDatabase test;
    private StoreFixture store;
    private ProjectionRunner runner;

    @BeforeEach
    void open() throws InterruptedException {
        test = TestDatabase.create();
        store = new StoreFixture(test, EngineLimits.DEFAULT);
        runner = new ProjectionRunner(test.dataSource(), store.log, List.of(new Register()));
        runner.start();
        write("R", 20);
        assertThat(runner.awaitPosition("register", 20, TIMEOUT)).isTrue();
    }

    @AfterEach
    void close() {
        runner.close();
        store.close();
        test.close();
    }

    @Test
    void a_checkpoint_beyond_the_head_is_reported_and_a_rebuild_ends_and_mends_it() throws InterruptedException {
        restoreUpTo(10);

        ProjectionStatus diverged = await(status -> status.state() == State.DIVERGED);
        assertThat(diverged.lastError()).contains("ends before position 20", "Rebuild");
        assertThat(runner.stop("register")).as("questions are refused").isNotNull();

        runner.rebuild("register");
        await(status -> status.state() == State.RUNNING && status.position() == 10);
        assertThat(runner.stop("register")).isNull();
        assertThat(count("select count(*) from register.stay")).isEqualTo(10);
        write("LATER", 5);
        assertThat(runner.awaitPosition("register", 15, TIMEOUT)).isTrue();
        assertThat(count("select count(*) from register.stay")).isEqualTo(15);
    }

    @Test
    void a_restored_log_that_grew_again_before_anybody_looked_is_recognised_by_its_events()
            throws InterruptedException {
        try (StoreFixture other = new StoreFixture(test, EngineLimits.DEFAULT)) {
            restoreUpTo(10);
            for (int i = 0; i < 15; i++) {
                other.undecided.append(StoreFixture.checkIn("OTHER-" + i)).join();
            }
            test.execute("update log.event set recorded_at = recorded_at + interval '1 hour' where position > 10");
            test.terminateSessions();

            ProjectionStatus diverged = await(status -> status.state() == State.DIVERGED);
            assertThat(diverged.lastError()).contains("position 20", "Rebuild");

            runner.rebuild("register");
            await(status -> status.state() == State.RUNNING && status.position() == 25);
            assertThat(count("select count(*) from register.stay")).isEqualTo(25);
            assertThat(count("select count(*) from register.stay where reference like 'OTHER-%'"))
                    .isEqualTo(15);
        }
    }

    @Test
    void a_process_that_does_not_keep_the_read_model_knows_it_too_until_it_is_rebuilt() throws InterruptedException {
        restoreUpTo(10);
        await(status -> status.state() == State.DIVERGED);

        try (ProjectionRunner other = other()) {
            assertThat(other.stop("register")).isNotNull();
        }
        runner.rebuild("register");
        await(status -> status.state() == State.RUNNING && status.position() == 10);
        try (ProjectionRunner other = other()) {
            assertThat(other.stop("register")).isNull();
        }
    }

    /** Of a process that answers from the tables and does not keep them. */
    private ProjectionRunner other() {
        return new ProjectionRunner(store.database, store.log, List.of(new Register()));
    }

    @Test
    void another_log_with_the_same_positions_is_recognised_by_its_identity() throws InterruptedException {
        test.execute("update log.identity set id = gen_random_uuid()");
        test.terminateSessions();

        assertThat(await(status -> status.state() == State.DIVERGED).lastError())
                .contains("another event", "Rebuild");
    }

    @Test
    void nothing_that_is_cached_of_the_former_log_is_read_any_more() throws InterruptedException {
        assertThat(store.log.kept()).isEqualTo(20);
        restoreUpTo(10);

        assertThat(store.log.head()).isEqualTo(10);
        assertThat(store.log.read(0, 100)).hasSize(10);
        assertThat(store.log.awaitAfter(10, Duration.ofMillis(50))).isFalse();
        assertThat(store.head.newest().position()).isEqualTo(10);
    }

    /** What is left of the log after an older backup was put in its place; connections break meanwhile. */
    private void restoreUpTo(long position) {
        test.execute("""
            delete from log.stream_key k using log.event e where e.stream = k.stream and e.position > %1$d;
            delete from log.event where position > %1$d;
            update log.head set position = %1$d\
            """.formatted(position));
        test.terminateSessions();
    }

    private void write(String prefix, int events) {
        for (int i = 0; i < events; i++) {
            store.undecided.append(StoreFixture.checkIn(prefix + "-" + i)).join();
        }
    }

    private ProjectionStatus await(Predicate<ProjectionStatus> wanted) throws InterruptedException {
        long until = System.nanoTime() + TIMEOUT.toNanos();
        ProjectionStatus status = status();
        while (!wanted.test(status) && System.nanoTime() < until) {
            runner.awaitPosition("register", Long.MAX_VALUE, Duration.ofMillis(50));
            status = status();
        }
        assertThat(wanted.test(status)).as(status.toString()).isTrue();
        return status;
    }

    private ProjectionStatus status() {
        return runner.statuses().getFirst();
    }

    private long count(String sql) {
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
