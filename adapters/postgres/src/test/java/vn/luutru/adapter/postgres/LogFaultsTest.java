package vn.luutru.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.eventstore.stored.StoreMeters;
import vn.luutru.projection.TestDatabase;

/** Faults planted in the log and in the process: nothing is lost, nothing loops, and the state says what is wrong. */
@Timeout(60)
@IntegrationTest
class LogFaultsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(GroupCommitWriter.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private TestDatabase test;
    private StoreFixture store;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        store = new StoreFixture(test, EngineLimits.DEFAULT);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void close() {
        logger.detachAppender(lines);
        store.close();
        test.close();
    }

    @Test
    void a_head_behind_the_log_stops_the_writer_with_one_line_that_says_what_to_do() {
        for (int i = 0; i < 20; i++) {
            write("R-" + i).join();
        }
        test.execute("update log.head set position = 10");

        assertUnavailable(write("after"));

        assertThat(store.state.problems().get(Cause.LOG_INCONSISTENT))
                .contains("log.head is behind", "docs/operations");
        assertThat(errors()).singleElement().asString().contains("log.head is behind", "docs/operations");
        assertUnavailable(write("later"));
        assertThat(errors()).hasSize(1);
        assertThat(count("select count(*) from log.event")).isEqualTo(20);
    }

    @Test
    void a_key_without_its_stream_stops_the_writer_and_names_the_table() {
        GuestCheckedIn event = StoreFixture.checkIn("R-1");
        write("R-1").join();
        test.execute("delete from log.event; update log.head set position = 0");

        assertUnavailable(write(event));

        assertThat(store.state.problems().get(Cause.LOG_INCONSISTENT)).contains("log.stream_key");
        assertThat(errors()).hasSize(1);
    }

    @Test
    void a_closed_log_takes_nothing_more_from_whatever_process_and_keeps_no_key_of_it() {
        write("R-1").join();
        LogBinding binding = new LogBinding(test.dataSource());
        assertThat(binding.close()).isEqualTo(1);

        List<CompletableFuture<Recorded<Event>>> late = new ArrayList<>();
        for (int i = 2; i < 50; i++) {
            late.add(write("R-" + i));
        }

        late.forEach(LogFaultsTest::assertUnavailable);
        assertThat(store.state.problems()).containsOnlyKeys(Cause.LOG_CLOSED);
        assertThat(store.state.problems().get(Cause.LOG_CLOSED)).contains("closed", "luutru.store=eventstoredb");
        assertThat(errors()).hasSize(1);
        assertThat(count("select count(*) from log.event")).isEqualTo(1);
        assertThat(count("select count(*) from log.stream_key")).isEqualTo(1);

        binding.reopen();
        try (StoreFixture restarted = new StoreFixture(test, EngineLimits.DEFAULT)) {
            restarted.undecided.append(StoreFixture.checkIn("R-2")).join();
        }
    }

    @Test
    void races_of_two_processes_are_no_inconsistency() {
        try (StoreFixture other = new StoreFixture(test, EngineLimits.DEFAULT)) {
            List<CompletableFuture<Recorded<Event>>> written = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                GuestCheckedIn event = StoreFixture.checkIn("R-" + i);
                written.add(unlessThere(store, event));
                written.add(unlessThere(other, event));
            }
            written.forEach(CompletableFuture::join);
            assertThat(store.state.problems()).isEmpty();
            assertThat(other.state.problems()).isEmpty();
        }
    }

    @Test
    void an_error_in_the_writer_fails_what_waits_and_shows_in_the_state() {
        List<Cause> heard = new ArrayList<>();
        store.state.listen(heard::add);
        store.head.listen((base, recordedAt, group) -> {
            throw new OutOfMemoryError("planted");
        });
        List<CompletableFuture<Recorded<Event>>> written = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            written.add(write("R-" + i));
        }

        written.forEach(LogFaultsTest::assertUnavailable);

        assertThat(heard).containsExactly(Cause.WRITER_ENDED);
        assertThat(store.state.problems().get(Cause.WRITER_ENDED)).contains("OutOfMemoryError", "restart");
        assertUnavailable(write("later"));
        store.close();
        assertThat(errors()).hasSize(1);
    }

    @Test
    void after_an_error_whose_group_was_committed_a_new_process_gives_the_same_stay_its_first_place() {
        store.head.listen((base, recordedAt, group) -> {
            throw new OutOfMemoryError("planted");
        });
        assertUnavailable(write("R-1"));
        try (StoreFixture next = new StoreFixture(test, EngineLimits.DEFAULT)) {
            Recorded<Event> again =
                    unlessThere(next, StoreFixture.checkIn("R-1")).join();
            assertThat(again.position()).isEqualTo(1);
        }
        assertThat(count("select count(*) from log.event")).isEqualTo(1);
    }

    @Test
    void an_error_in_the_reader_fails_what_waits_and_shows_in_the_state() {
        write("R-1").join();
        GroupReader reader = new GroupReader(
                new WriterConnection("jdbc:postgresql://127.0.0.1:1/none") {
                    @Override
                    java.sql.Connection get() {
                        throw new OutOfMemoryError("planted");
                    }
                },
                Runnable::run,
                store.state,
                EngineLimits.DEFAULT);

        assertUnavailable(reader.read(StoreFixture.checkIn("R-1").stream()));
        assertUnavailable(reader.read(StoreFixture.checkIn("R-2").stream()));

        assertThat(store.state.problems().get(Cause.READER_ENDED)).contains("OutOfMemoryError", "restart");
        reader.close();
    }

    @Test
    void a_writer_whose_answers_nobody_carries_fails_what_waits_and_shows_in_the_state() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        StoreState state = new StoreState();
        Executor full = task -> {
            throw new RejectedExecutionException("planted");
        };
        WriterConnection nowhere = new WriterConnection("jdbc:postgresql://127.0.0.1:" + closed + "/none");
        EngineLimits limits = new EngineLimits(100, 10, 100, Duration.ofMillis(100));
        try (GroupCommitWriter writer = new GroupCommitWriter(
                nowhere,
                full,
                new LogHead(),
                new StoreMeters(new SimpleMeterRegistry()),
                state,
                InstantSource.fixed(StoreFixture.NOW),
                limits)) {
            assertUnavailable(writer.write(StoreFixture.append("R-1")));
            assertUnavailable(writer.write(StoreFixture.append("R-2")));
            assertThat(state.problems().get(Cause.WRITER_ENDED)).contains("RejectedExecutionException", "restart");
        }
        GroupReader reader = new GroupReader(nowhere, full, state, limits);
        assertUnavailable(reader.read(StoreFixture.checkIn("R-1").stream()));
        assertThat(state.problems().get(Cause.READER_ENDED)).contains("RejectedExecutionException", "restart");
        reader.close();
    }

    @Test
    void a_clock_that_is_set_back_does_not_lengthen_the_time_for_which_a_lost_database_is_tried() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(StoreFixture.NOW);
        InstantSource setBack = () -> now.updateAndGet(time -> time.minus(Duration.ofHours(1)));
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        StoreState state = new StoreState();
        EngineLimits limits = new EngineLimits(100, 10, 100, Duration.ofMillis(500));
        try (GroupCommitWriter writer = new GroupCommitWriter(
                new WriterConnection("jdbc:postgresql://127.0.0.1:" + closed + "/none"),
                Runnable::run,
                new LogHead(),
                new StoreMeters(new SimpleMeterRegistry()),
                state,
                setBack,
                limits)) {
            long begun = System.nanoTime();
            Append append = StoreFixture.append("R-1");
            assertThatThrownBy(() -> writer.write(append).get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(StoreUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(state.problems().get(Cause.WRITE_FAILED)).contains("out of reach");
            assertThat(lines.list.stream().filter(line -> line.getLevel() == Level.WARN))
                    .hasSize(1);
        }
    }

    private CompletableFuture<Recorded<Event>> write(String reference) {
        return write(StoreFixture.checkIn(reference));
    }

    private CompletableFuture<Recorded<Event>> write(Event event) {
        return store.undecided.append(event);
    }

    private static CompletableFuture<Recorded<Event>> unlessThere(StoreFixture store, Event event) {
        return store.undecided.appendOnce(event);
    }

    private static void assertUnavailable(CompletableFuture<?> answer) {
        assertThatThrownBy(() -> answer.orTimeout(20, TimeUnit.SECONDS).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
    }

    private List<String> errors() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private long count(String sql) {
        try (var connection = test.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
