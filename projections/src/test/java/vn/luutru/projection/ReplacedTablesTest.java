package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.table.SqlText;

/** Somebody, such as a backup, reads for hours the tables that a rebuild replaces. */
@IntegrationTest
class ReplacedTablesTest {

    private static final String NAME = "notes";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.create();
    private final ListEventLog log = new ListEventLog();
    private final AtomicLong nanoTime = new AtomicLong();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_rebuild_is_over_once_its_tables_serve_and_the_replaced_ones_are_dropped_after_their_last_reader()
            throws Exception {
        try (ProjectionRunner runner = started();
                Connection backup = reader()) {
            rebuilt(runner);
            assertThat(exists("notes_old")).isTrue();
            pass();
            assertThat(exists("notes_old")).as("still read").isTrue();

            backup.rollback();
            pass();
            await().atMost(TIMEOUT).until(() -> !exists("notes_old"));
        }
    }

    @Test
    void what_a_process_that_ended_left_behind_is_dropped_by_whichever_goes_on() throws Exception {
        try (Connection backup = reader()) {
            try (ProjectionRunner ended = started()) {
                rebuilt(ended);
            }
            try (ProjectionRunner next = started()) {
                next.awaitPosition(NAME, log.head(), TIMEOUT);
                assertThat(exists("notes_old")).isTrue();

                backup.rollback();
                pass();
                await().atMost(TIMEOUT).until(() -> !exists("notes_old"));
            }
        }
    }

    @Test
    void a_rebuild_that_is_asked_for_meanwhile_begins_and_serves_after_the_last_reader() throws Exception {
        try (ProjectionRunner runner = started();
                Connection backup = reader()) {
            rebuilt(runner);

            runner.rebuild(NAME);
            await().atMost(TIMEOUT).until(() -> exists("notes_next"));
            log.append(Province.BEGIN, List.of(Province.registered("house-2", "16531")));
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT))
                    .as("readers see what is new meanwhile")
                    .isTrue();
            assertThat(runner.statuses().getFirst().rebuiltTo()).isNotNull();

            backup.rollback();
            pass();
            await().atMost(TIMEOUT).until(() -> !exists("notes_next"));
            pass();
            await().atMost(TIMEOUT).until(() -> !exists("notes_old"));
        }
    }

    private ProjectionRunner started() {
        ProjectionRunner runner = new ProjectionRunner(database.dataSource(), log, List.of(new Notes()), nanoTime::get);
        runner.start();
        return runner;
    }

    /** Somebody who reads the tables that serve, until they roll back. */
    private Connection reader() throws Exception {
        if (log.head() == 0) {
            log.append(Province.BEGIN, List.of(Province.registered("house-1", "16531")));
        }
        try (ProjectionRunner runner = started()) {
            assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
        }
        Connection backup = database.connect();
        backup.setAutoCommit(false);
        new SqlText().add("select * from notes.note").list(backup, row -> 1);
        return backup;
    }

    private void rebuilt(ProjectionRunner runner) throws InterruptedException {
        assertThat(runner.awaitPosition(NAME, log.head(), TIMEOUT)).isTrue();
        runner.rebuild(NAME);
        await().atMost(TIMEOUT)
                .until(() -> exists("notes_old") && runner.statuses().getFirst().rebuiltTo() == null);
    }

    private boolean exists(String schema) throws SQLException {
        try (Connection connection = database.connect()) {
            return !new SqlText()
                    .add("select 1 from pg_namespace where nspname = ?", schema)
                    .list(connection, row -> 1)
                    .isEmpty();
        }
    }

    private void pass() {
        nanoTime.addAndGet(Duration.ofSeconds(11).toNanos());
    }

    /** A read model with a table. */
    private record Notes() implements Projection {

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
            execute(connection, "create table note (position bigint)");
        }

        @Override
        public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
            for (Recorded<Event> recorded : batch) {
                execute(connection, "insert into note values (" + recorded.position() + ")");
            }
        }
    }
}
