package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ProjectionStatus.State;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.subscription.LogMark;
import vn.luutru.projection.table.SqlText;
import vn.luutru.projection.table.TransactionSettings;

/** A process that is paused within a transaction of a projection, and wakes when another one has gone on. */
@Timeout(90)
@IntegrationTest
class PausedProcessTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    private final TestDatabase database = TestDatabase.create();
    private final ListEventLog log = new ListEventLog();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void its_transaction_is_ended_another_goes_on_and_what_it_still_writes_is_refused() throws Exception {
        log.append(Province.BEGIN, Province.history(7, 100));
        try (ProjectionRunner runner = new ProjectionRunner(database.dataSource(), log, List.of(new Directory()))) {
            runner.start();
            assertThat(runner.awaitPosition("directory", log.head(), TIMEOUT)).isTrue();
            try (Connection paused = database.connect()) {
                paused.setAutoCommit(false);
                TransactionSettings.apply(paused);
                long found = lock(paused);

                long head = log.append(Province.BEGIN, List.of(Province.registered("38-16531-9999", "16531")));
                assertThat(runner.awaitPosition("directory", head, TIMEOUT)).isTrue();

                LogMark mark = log.mark(head);
                assertThat(mark).isNotNull();
                assertThatThrownBy(() -> CheckpointStore.move(paused, "directory", found, head, mark))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    /** The server has no limit of its own for how long it waits for the next piece. */
    @Test
    void it_is_ended_as_well_if_it_was_paused_in_the_middle_of_a_copy() throws Exception {
        log.append(Province.BEGIN, Province.history(7, 100));
        try (ProjectionRunner runner = new ProjectionRunner(database.dataSource(), log, List.of(new Directory()))) {
            runner.start();
            assertThat(runner.awaitPosition("directory", log.head(), TIMEOUT)).isTrue();
            try (Connection paused = database.connect()) {
                paused.setAutoCommit(false);
                TransactionSettings.apply(paused);
                lock(paused);
                SqlText.execute(paused, "create temporary table piece (text text)");
                CopyIn copy = paused.unwrap(PGConnection.class).getCopyAPI().copyIn("copy piece from stdin");

                long head = log.append(Province.BEGIN, List.of(Province.registered("38-16531-9999", "16531")));
                assertThat(runner.awaitPosition("directory", head, TIMEOUT)).isTrue();

                assertThatThrownBy(copy::endCopy).isInstanceOf(SQLException.class);
                // The driver reports a close that the server cannot hear as a failure.
                paused.abort(Runnable::run);
            }
        }
    }

    @Test
    void one_that_copies_on_however_slowly_is_not_ended() throws Exception {
        log.append(Province.BEGIN, Province.history(7, 100));
        try (ProjectionRunner runner = new ProjectionRunner(database.dataSource(), log, List.of(new Directory()))) {
            runner.start();
            assertThat(runner.awaitPosition("directory", log.head(), TIMEOUT)).isTrue();
        }
        CheckpointLocks locks = new CheckpointLocks();
        try (Connection slow = database.connect();
                Connection waiting = database.connect()) {
            slow.setAutoCommit(false);
            lock(slow);
            SqlText.execute(slow, "create temporary table piece (text text)");
            CopyIn copy = slow.unwrap(PGConnection.class).getCopyAPI().copyIn("copy piece from stdin");
            waiting.setAutoCommit(false);
            byte[] piece = "one\n".getBytes(StandardCharsets.UTF_8);
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            do {
                copy.writeToCopy(piece, 0, piece.length);
                copy.flushCopy();
                SqlText.execute(waiting, "set local lock_timeout = '1s'");
                assertThatThrownBy(() -> locks.lock(waiting, "directory", "directory"))
                        .isInstanceOf(SQLException.class);
            } while (System.nanoTime() < until);
            assertThat(copy.endCopy()).isGreaterThan(10);
        }
    }

    @Test
    void whoever_was_overtaken_does_not_move_the_checkpoint() throws Exception {
        log.append(Province.BEGIN, Province.history(7, 100));
        try (ProjectionRunner runner = new ProjectionRunner(database.dataSource(), log, List.of(new Directory()))) {
            runner.start();
            assertThat(runner.awaitPosition("directory", log.head(), TIMEOUT)).isTrue();
        }
        try (Connection late = database.connect()) {
            late.setAutoCommit(false);
            long head = log.head();
            LogMark mark = log.mark(head);
            assertThat(mark).isNotNull();
            assertThatThrownBy(() -> CheckpointStore.move(late, "directory", head - 1, head + 5, mark))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_read_model_that_makes_no_progress_while_the_log_grows_says_so() throws Exception {
        AtomicLong nanoTime = new AtomicLong();
        CountDownLatch silence = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ListEventLog silent = new ListEventLog() {
            @Override
            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // who waits must not keep others from appending
            public List<Recorded<Event>> read(long after, int max) {
                if (after > 0 && Thread.currentThread().getName().startsWith("projection-")) {
                    waiting.countDown();
                    await(silence);
                }
                return super.read(after, max);
            }
        };
        silent.append(Province.BEGIN, Province.history(7, 100));
        try (ProjectionRunner runner =
                new ProjectionRunner(database.dataSource(), silent, List.of(new Directory()), nanoTime::get)) {
            runner.start();
            assertThat(runner.awaitPosition("directory", silent.head(), TIMEOUT))
                    .isTrue();
            await(waiting);
            nanoTime.addAndGet(Duration.ofMinutes(5).toNanos());
            assertThat(runner.statuses().getFirst().state()).isEqualTo(State.RUNNING);

            silent.append(Province.BEGIN, List.of(Province.registered("38-16531-9999", "16531")));
            assertThat(runner.statuses().getFirst().state()).isEqualTo(State.STALLED);

            silence.countDown();
            assertThat(runner.awaitPosition("directory", silent.head(), TIMEOUT))
                    .isTrue();
            assertThat(runner.statuses().getFirst().state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void an_error_does_not_end_a_read_model() throws Exception {
        AtomicInteger errors = new AtomicInteger(2);
        ListEventLog full = new ListEventLog() {
            @Override
            public synchronized List<Recorded<Event>> read(long after, int max) {
                if (errors.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("planted");
                }
                return super.read(after, max);
            }
        };
        full.append(Province.BEGIN, Province.history(7, 100));
        try (ProjectionRunner runner = new ProjectionRunner(database.dataSource(), full, List.of(new Directory()))) {
            runner.start();
            assertThat(runner.awaitPosition("directory", full.head(), TIMEOUT)).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long lock(Connection connection) throws SQLException {
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("select position from projection.checkpoint where schema = 'directory' for update")) {
            row.next();
            return row.getLong(1);
        }
    }
}
