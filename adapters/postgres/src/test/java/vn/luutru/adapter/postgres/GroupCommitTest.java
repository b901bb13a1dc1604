package vn.luutru.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.eventstore.UndecidedEvents.Appended;
import vn.luutru.projection.TestDatabase;

@IntegrationTest
class GroupCommitTest {

    private TestDatabase test;
    private StoreFixture store;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        store = new StoreFixture(test, EngineLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        store.close();
        test.close();
    }

    @Test
    void what_is_written_is_read_back_as_it_was() {
        GuestCheckedIn event = StoreFixture.checkIn("R-1");
        Recorded<Event> recorded = write(event).join();

        assertThat(recorded.position()).isEqualTo(1);
        assertThat(store.executor.read(event.stream()).join()).containsExactly(recorded);
        assertThat(store.log.read(0, 10)).extracting(Recorded::event).containsExactly(event);
    }

    @Test
    void many_events_share_one_commit_and_have_positions_without_gaps() {
        List<CompletableFuture<Recorded<Event>>> written = IntStream.range(0, 5_000)
                .mapToObj(i -> write(StoreFixture.checkIn("R-" + i)))
                .toList();

        Set<Long> positions = new HashSet<>();
        written.forEach(future -> positions.add(future.join().position()));

        assertThat(positions).hasSize(5_000).contains(1L, 5_000L);
        // How many come while one group is committed depends on the machine: they share at all.
        assertThat(store.meters.get("luutru.log.commit").timer().count()).isLessThan(2_500);
    }

    @Test
    void of_many_first_events_of_one_stream_exactly_one_is_written() {
        GuestCheckedIn event = StoreFixture.checkIn("R-1");

        List<CompletableFuture<Recorded<Event>>> written =
                IntStream.range(0, 200).mapToObj(i -> first(event)).toList();

        assertThat(written.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(store.log.head()).isEqualTo(1);
    }

    @Test
    void a_conflict_in_the_middle_of_a_group_spoils_only_itself() {
        for (int i = 0; i < 1_000; i += 10) {
            write(StoreFixture.checkIn("R-" + i)).join();
        }

        List<CompletableFuture<Recorded<Event>>> written = IntStream.range(0, 1_000)
                .mapToObj(i -> first(StoreFixture.checkIn("R-" + i)))
                .toList();

        assertThat(written.stream().map(future -> future.join().position()).distinct())
                .hasSize(1_000);
        assertThat(store.log.head()).isEqualTo(1_000);
    }

    @Test
    void decisions_of_one_stream_at_the_same_time_follow_each_other() {
        GuestCheckedIn in = StoreFixture.checkIn("R-1");
        write(in).join();

        List<CompletableFuture<Appended>> seen = IntStream.range(0, 5)
                .mapToObj(i -> store.undecided.appendNext(
                        new GuestCheckedOut(in.stay(), StoreFixture.NOW.plusSeconds(i), StoreFixture.NOW, "k")))
                .toList();

        assertThat(seen.stream().map(append -> append.join().version())).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void a_full_queue_refuses_at_once_and_recovers() throws SQLException {
        store.close();
        store = new StoreFixture(test, new EngineLimits(50, 10, 50, Duration.ofSeconds(10)));
        List<CompletableFuture<Recorded<Event>>> written = new ArrayList<>();
        try (Connection blocker = test.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("SELECT * FROM log.head FOR UPDATE");
            for (int i = 0; i < 500; i++) {
                written.add(write(StoreFixture.checkIn("R-" + i)));
            }
            assertThat(written.stream().filter(CompletableFuture::isCompletedExceptionally))
                    .hasSizeGreaterThan(400)
                    .allSatisfy(refused -> assertThatThrownBy(refused::join)
                            .isInstanceOf(CompletionException.class)
                            .hasCauseInstanceOf(OverloadException.class));
            blocker.rollback();
        }
        long accepted = written.stream()
                .filter(future ->
                        future.handle((done, failure) -> failure == null).join())
                .count();
        assertThat(accepted).isBetween(50L, 100L);
        assertThat(store.log.head()).isEqualTo(accepted);
        assertThat(write(StoreFixture.checkIn("later")).join().position()).isEqualTo(accepted + 1);
    }

    @Test
    void who_waits_for_another_command_inside_an_answer_does_not_hold_up_the_writer() throws Exception {
        CompletableFuture<Recorded<Event>> second;
        try (Connection blocker = test.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("SELECT * FROM log.head FOR UPDATE");
            // While the first waits, so that what follows runs on the thread that answers it.
            second = write(StoreFixture.checkIn("R-1"))
                    .thenApply(first -> write(StoreFixture.checkIn("R-2")).join());
            blocker.rollback();
        }

        assertThat(second.get(20, TimeUnit.SECONDS).position()).isEqualTo(2);
        assertThat(write(StoreFixture.checkIn("R-3")).join().position()).isEqualTo(3);
    }

    @Test
    void sessions_that_break_at_any_moment_lose_nothing_and_double_nothing() throws InterruptedException {
        Random random = new Random(7);
        List<CompletableFuture<Recorded<Event>>> written = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 300; i++) {
                written.add(write(StoreFixture.checkIn("R-" + round + "-" + i)));
            }
            await().pollDelay(Duration.ofMillis(random.nextInt(20))).until(() -> true);
            test.terminateSessions();
        }

        Set<Long> positions = new HashSet<>();
        written.forEach(future -> positions.add(future.join().position()));

        assertThat(positions).hasSize(6_000);
        assertThat(store.log.head()).isEqualTo(6_000);
    }

    @Test
    void two_processes_on_one_database_take_turns() {
        try (StoreFixture other = new StoreFixture(test, EngineLimits.DEFAULT)) {
            List<CompletableFuture<Recorded<Event>>> written = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                GuestCheckedIn event = StoreFixture.checkIn("R-" + i);
                written.add(first(store, event));
                written.add(first(other, event));
            }
            for (int i = 0; i < written.size(); i += 2) {
                assertThat(written.get(i).join()).isEqualTo(written.get(i + 1).join());
            }
            assertThat(store.log.head()).isEqualTo(2_000);
            assertThat(store.log.read(0, 2_000)).extracting(Recorded::position).isSorted();
        }
    }

    @Test
    void readers_in_either_of_two_processes_see_all_in_the_same_order_and_never_a_gap() throws Exception {
        int each = 3_000;
        try (StoreFixture other = new StoreFixture(test, EngineLimits.DEFAULT)) {
            CompletableFuture<List<Recorded<Event>>> here =
                    CompletableFuture.supplyAsync(() -> readOn(store, 2 * each));
            CompletableFuture<List<Recorded<Event>>> there =
                    CompletableFuture.supplyAsync(() -> readOn(other, 2 * each));
            List<CompletableFuture<Recorded<Event>>> written = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                written.add(first(store, StoreFixture.checkIn("HERE-" + i)));
                written.add(first(other, StoreFixture.checkIn("THERE-" + i)));
            }

            assertThat(here.get(60, TimeUnit.SECONDS)).isEqualTo(there.get(60, TimeUnit.SECONDS));
            assertThat(here.join()).extracting(Recorded::position).isEqualTo(positions(2 * each));
            assertThat(written.stream().map(CompletableFuture::join)).containsExactlyInAnyOrderElementsOf(here.join());
        }
    }

    @Test
    void decisions_of_one_stream_in_two_processes_follow_each_other() {
        GuestCheckedIn in = StoreFixture.checkIn("R-1");
        write(in).join();
        try (StoreFixture other = new StoreFixture(test, EngineLimits.DEFAULT)) {
            List<CompletableFuture<Appended>> seen = IntStream.range(0, 6)
                    .mapToObj(i -> (i % 2 == 0 ? store : other)
                            .undecided.appendNext(new GuestCheckedOut(
                                    in.stay(), StoreFixture.NOW.plusSeconds(i), StoreFixture.NOW, "k")))
                    .toList();

            assertThat(seen.stream().map(append -> append.join().version()))
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        }
    }

    /** Reads as a projection does, while others write; a position that is not the next one is found by the caller. */
    private static List<Recorded<Event>> readOn(StoreFixture fixture, int events) {
        List<Recorded<Event>> read = new ArrayList<>();
        while (read.size() < events) {
            try {
                fixture.log.awaitAfter(read.size(), Duration.ofMillis(200));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            read.addAll(fixture.log.read(read.size(), 500));
        }
        return read;
    }

    private static List<Long> positions(int upTo) {
        return LongStream.rangeClosed(1, upTo).boxed().toList();
    }

    @Test
    void no_column_of_the_log_holds_a_name_in_clear() throws SQLException {
        write(StoreFixture.checkIn("HIDDEN-REFERENCE")).join();

        try (Connection connection = test.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT open, sealed FROM log.event")) {
            assertThat(rows.next()).isTrue();
            for (int column = 1; column <= 2; column++) {
                String text = new String(rows.getBytes(column), StandardCharsets.ISO_8859_1);
                assertThat(text)
                        .doesNotContain(
                                new String("Nguyễn".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                        .doesNotContain("HIDDEN-REFERENCE")
                        .doesNotContain("038090");
            }
        }
    }

    @Test
    void a_fact_without_a_stay_is_recorded_once() {
        NilReported nil =
                new NilReported(StoreFixture.ESTABLISHMENT, LocalDate.of(2026, 7, 1), StoreFixture.NOW, "key-1");

        Journal.Entry first = store.journal.record(nil).join();
        Journal.Entry again = store.journal.record(nil).join();

        assertThat(first.replayed()).isFalse();
        assertThat(again).isEqualTo(new Journal.Entry(first.recorded(), first.number(), true));
        assertThat(first.recorded().recordedAt()).isEqualTo(Instant.parse("2026-07-01T07:05:00Z"));
    }

    private CompletableFuture<Recorded<Event>> write(Event event) {
        return store.undecided.append(event);
    }

    private CompletableFuture<Recorded<Event>> first(Event event) {
        return first(store, event);
    }

    private static CompletableFuture<Recorded<Event>> first(StoreFixture store, Event event) {
        return store.undecided
                .appendOnce(event)
                .thenApply(one -> new Recorded<>(one.position(), one.recordedAt(), 202607, one.event()));
    }
}
