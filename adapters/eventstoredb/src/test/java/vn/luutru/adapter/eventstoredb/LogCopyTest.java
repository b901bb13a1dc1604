package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.LogCopy.Comparison;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.PostgresRows;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.UndecidedEvents;
import vn.luutru.eventstore.stored.DomainMessageSerializer;
import vn.luutru.projection.TestDatabase;

/** A log moves from PostgreSQL, and is the same there, byte for byte. */
@IntegrationTest
@Timeout(120)
class LogCopyTest {

    private static final int STAYS = 700;

    private final TestDatabase database = TestDatabase.create();
    private final StandIn server = StandIn.single("25.1.0");
    private final StandIn older = StandIn.single("23.10.0");
    private PostgresRows rows;
    private List<Recorded<Event>> before;

    @BeforeEach
    void fill() {
        try (EventStoreFixture keys = new EventStoreFixture(database, older);
                PostgresEventStorageEngine engine = new PostgresEventStorageEngine(
                        database.url(),
                        new DomainMessageSerializer(keys.ring, InstantSource.fixed(EventStoreFixture.NOW)),
                        new LogHead(),
                        new SimpleMeterRegistry(),
                        InstantSource.fixed(EventStoreFixture.NOW),
                        vn.luutru.adapter.postgres.EngineLimits.DEFAULT)) {
            UndecidedEvents events = new UndecidedEvents(new CommandExecutor(engine, Duration.ofSeconds(30)));
            for (int i = 0; i < STAYS; i++) {
                GuestCheckedIn in = EventStoreFixture.checkIn("R-" + i);
                events.append(in).join();
                if (i % 7 == 0) {
                    events.appendNext(new StayForgotten(in.stay(), EventStoreFixture.NOW, "admin"))
                            .join();
                }
            }
            before = new PostgresEventLog(database.dataSource(), keys.ring, new LogHead()).read(0, 10_000);
        }
        rows = new PostgresRows(database.dataSource());
    }

    @AfterEach
    void close() {
        server.close();
        older.close();
        database.close();
    }

    @Test
    void a_copied_log_is_equal_and_a_copy_that_is_begun_again_stores_nothing_twice() {
        copyAndCompare(server);
        copyAndCompare(server);
        assertThat(server.positions("luutru-")).hasSize(before.size());
    }

    @Test
    void an_older_server_takes_one_append_after_the_other() {
        copyAndCompare(older);
    }

    @Test
    void receipts_name_the_positions_that_they_had_and_are_found_by_them() {
        copyAndCompare(server);

        try (EventStoreFixture moved = new EventStoreFixture(database, server)) {
            for (Recorded<Event> recorded : List.of(before.getFirst(), before.get(300), before.getLast())) {
                assertThat(moved.log.at(recorded.position())).isEqualTo(recorded);
                assertThat(moved.executor.read(recorded.event().stream()).join())
                        .contains(new Recorded<>(recorded.position(), recorded.recordedAt(), recorded.event()));
            }
            assertThat(moved.log.read(0, 10_000))
                    .extracting(Recorded::event)
                    .containsExactlyElementsOf(
                            before.stream().map(Recorded::event).toList());
        }
    }

    @Test
    void what_cannot_be_read_is_named_by_the_position_that_it_has_here_and_quarantined_by_it() {
        copyAndCompare(server);
        GuestCheckedIn lost = (GuestCheckedIn) before.get(2).event();
        try (EventStoreFixture moved = new EventStoreFixture(database, server)) {
            long position = moved.log.read(0, 10).get(2).position();
            assertThat(position).isNotEqualTo(before.get(2).position());
            database.execute("delete from log.stream_key where stream = '" + lost.stream() + "'");

            assertUnreadable(() -> moved.executor.read(lost.stream()).join(), position);
            assertUnreadable(() -> moved.log.at(before.get(2).position()), position);
            moved.journal
                    .record(new EventQuarantined(
                            position, "GuestCheckedIn/1", "lost", "restored", EventStoreFixture.NOW, "admin"))
                    .join();
            assertThat(moved.executor.read(lost.stream()).join())
                    .extracting(Recorded::position)
                    .containsExactly(before.get(2).position());
            assertThat(moved.log.at(before.get(2).position())).isNotNull();

            long damaged = moved.log.read(0, 10).get(3).position();
            server.damage(damaged);
            assertUnreadable(
                    () -> moved.executor.read(before.get(3).event().stream()).join(), damaged);
        }
    }

    private static void assertUnreadable(ThrowingCallable call, long position) {
        Throwable failure = catchThrowable(call);
        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        assertThat(failure)
                .isInstanceOfSatisfying(
                        UnreadableEventException.class,
                        stop -> assertThat(stop.position()).isEqualTo(position));
    }

    @Test
    void a_byte_that_differs_is_found() throws SQLException {
        copyAndCompare(server);
        long position = before.get(400).position();
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE log.event SET sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))"
                    + " WHERE sealed IS NOT NULL AND position >= " + position);
        }

        try (LogCopy copy = new LogCopy(server.connection(), EventStoreFixture.PREFIX)) {
            Comparison comparison = copy.compare(rows);
            assertThat(comparison.difference()).isNotNull().isGreaterThanOrEqualTo(position);
            assertThat(copy.differingStream(rows, rows::stream)).isNotNull();
        }
    }

    private void copyAndCompare(StandIn to) {
        List<Long> reached = new ArrayList<>();
        try (LogCopy copy = new LogCopy(to.connection(), EventStoreFixture.PREFIX)) {
            copy.begin();
            assertThat(copy.copy(rows, 0, reached::add)).isEqualTo(before.size());
            Comparison comparison = copy.compare(rows);
            assertThat(comparison.difference()).isNull();
            assertThat(comparison.events()).isEqualTo(before.size());
            assertThat(comparison.digest()).hasSize(64);
            assertThat(copy.differingStream(rows, rows::stream)).isNull();
        }
        assertThat(reached).isSorted();
    }
}
