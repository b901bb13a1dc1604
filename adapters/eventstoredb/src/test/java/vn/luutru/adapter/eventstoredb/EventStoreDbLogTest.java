package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;
import vn.luutru.eventstore.stored.TimeMarks;
import vn.luutru.projection.subscription.LogMark;

/** What the log of EventStoreDB does beyond the contract: keys, damage, restored backups, several processes. */
@IntegrationTest
@Timeout(120)
class EventStoreDbLogTest extends OnStandIn {

    @Test
    void the_personal_data_of_a_stay_are_unreadable_once_its_key_is_destroyed() {
        GuestCheckedIn event = EventStoreFixture.checkIn("R-1");
        store.undecided.append(event).join();
        assertThat(only().details().get(Field.FULL_NAME)).isNotNull();

        erase(event);

        assertThat(only().details().get(Field.FULL_NAME)).isNull();
        assertThat(only().details().get(Field.ROOM)).isEqualTo("301");
    }

    @Test
    void a_key_that_was_made_in_vain_after_an_erasure_is_nobodys() {
        GuestCheckedIn event = EventStoreFixture.checkIn("R-1");
        store.undecided.append(event).join();
        erase(event);

        // Sent again, it is tried as a first event, with a key of its own, and meets its stream.
        store.undecided.appendOnce(event).join();

        assertThat(store.keys.find(List.of(event.stream()))).isNotEmpty();
        assertThat(only().details().get(Field.FULL_NAME)).isNull();
        store.undecided.appendOnce(EventStoreFixture.checkIn("R-2")).join();
        assertThat(store.log.read(0, 10)).hasSize(3);
    }

    @Test
    void a_key_that_was_stored_before_a_crash_encrypts_the_event_that_comes_later() {
        GuestCheckedIn event = EventStoreFixture.checkIn("R-1");
        var key = store.ring.issue(event.stream(), YearMonth.of(2026, 7));
        store.keys.putIfAbsent(Map.of(event.stream(), new Wrapped(202607, key.wrapped())));

        store.undecided.append(event).join();

        assertThat(only()).isEqualTo(event);
        assertThat(store.executor.read(event.stream()).join())
                .extracting(Recorded::event)
                .containsExactly(event);
    }

    @Test
    void an_unreadable_event_stops_readers_until_it_is_quarantined() {
        store.journal.record(nil(1)).join();
        long damaged = store.journal.record(nil(2)).join().recorded().position();
        store.journal.record(nil(3)).join();
        server.damage(damaged);

        assertThat(store.log.read(0, 10)).extracting(Recorded::event).containsExactly(nil(1));
        long first = store.log.read(0, 1).getFirst().position();
        assertThatThrownBy(() -> store.log.read(first, 10))
                .isInstanceOfSatisfying(
                        UnreadableEventException.class,
                        stop -> assertThat(stop.position()).isEqualTo(damaged));
        EventQuarantined quarantine =
                new EventQuarantined(damaged, "NilReported/1", "damaged", "in a test", EventStoreFixture.NOW, "admin");
        store.journal.record(quarantine).join();

        assertThat(store.log.read(0, 10))
                .extracting(Recorded::event)
                .containsExactly(nil(1), quarantine, nil(3), quarantine);
    }

    @Test
    void a_quarantine_is_read_at_the_position_of_its_event_by_whoever_read_nothing_before_it() {
        store.journal.record(nil(1)).join();
        long damaged = store.journal.record(nil(2)).join().recorded().position();
        server.damage(damaged);

        assertThatThrownBy(() -> store.log.readAt(damaged))
                .isInstanceOfSatisfying(
                        UnreadableEventException.class,
                        stop -> assertThat(stop.position()).isEqualTo(damaged));
        assertThat(store.log.readAt(damaged + 1)).isNull();
        EventQuarantined quarantine =
                new EventQuarantined(damaged, "NilReported/1", "damaged", "in a test", EventStoreFixture.NOW, "admin");
        store.journal.record(quarantine).join();

        assertThat(store.log.readAt(damaged)).isEqualTo(store.log.read(0, 10).get(1));
    }

    /** Credentials that are wrong, or were taken back. */
    @Test
    void a_server_that_lets_nobody_append_fails_the_probe_as_one_that_does_not_answer() {
        for (Status refusal : List.of(Status.UNAUTHENTICATED, Status.PERMISSION_DENIED)) {
            server.faults().refuseAppends(1, refusal);
            assertThatThrownBy(store.log::probe)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining(refusal.getCode().name());
        }
        store.log.probe();
    }

    @Test
    void a_log_that_lost_its_beginning_is_refused_and_not_half_read() {
        store.journal.record(nil(1)).join();
        long second = store.journal.record(nil(2)).join().recorded().position();
        server.truncateBelow(second);

        assertThatThrownBy(() -> store.log.read(0, 10))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("truncated");
    }

    @Test
    void a_restored_older_log_has_no_mark_at_a_later_checkpoint_or_another_one() {
        long kept = store.journal.record(nil(1)).join().recorded().position();
        long lost = store.journal.record(nil(2)).join().recorded().position();
        LogMark before = store.log.mark(kept);
        server.loseAfter(kept);

        assertThat(store.log.head()).isEqualTo(kept);
        assertThat(store.log.mark(lost)).isNull();
        assertThat(store.log.mark(kept)).isEqualTo(before);
        store.journal.record(nil(3)).join();
        assertThat(store.log.read(kept, 10)).extracting(Recorded::event).containsExactly(nil(3));
    }

    @Test
    void no_event_is_recorded_before_the_one_before_it_whatever_the_clocks_of_processes_say() {
        Instant late = EventStoreFixture.NOW.plus(Duration.ofMinutes(5));
        try (EventStoreFixture ahead =
                new EventStoreFixture(database, server.connection(), InstantSource.fixed(late))) {
            for (int day = 0; day < 20; day++) {
                (day % 3 == 0 ? ahead : store).journal.record(nil(day)).join();
            }
            List<Recorded<Event>> here = store.log.read(0, 100);
            assertThat(here).hasSize(20).extracting(Recorded::recordedAt).isSorted();
            assertThat(ahead.log.read(0, 100)).isEqualTo(here);
        }
    }

    @Test
    void an_event_that_is_stored_after_the_end_of_a_month_names_the_month_of_its_key() {
        Instant august = Vietnam.startOf(LocalDate.of(2026, 8, 1));
        try (EventStoreFixture ahead =
                new EventStoreFixture(database, server.connection(), InstantSource.fixed(august))) {
            ahead.undecided.append(EventStoreFixture.checkIn("R-1")).join();
        }
        store.undecided.append(EventStoreFixture.checkIn("R-2")).join();

        List<Recorded<Event>> read = store.log.read(0, 10);

        assertThat(read).allMatch(recorded -> !recorded.recordedAt().isBefore(august));
        assertThat(read).extracting(Recorded::month).containsExactly(202608, 202607);
    }

    @Test
    void a_process_that_starts_in_the_middle_finds_the_times_of_one_that_read_everything() {
        for (int day = 0; day < 50; day++) {
            store.journal.record(nil(day)).join();
        }
        List<Recorded<Event>> all = store.log.read(0, 100);
        long middle = all.get(30).position();
        // As if many events had been read: a mark is left, and found by whoever starts behind it.
        store.marks.add(new TimeMarks.Mark(
                all.get(20).position(),
                idAt(all.get(20).position()),
                all.get(20).recordedAt()));
        reopen();

        assertThat(store.log.read(middle, 100)).isEqualTo(all.subList(31, 50));
        assertThat(store.log.mark(middle))
                .isEqualTo(new LogMark(store.log.identity(), all.get(30).recordedAt()));
    }

    @Test
    void a_mark_of_another_log_is_forgotten() {
        store.journal.record(nil(1)).join();
        long position = store.journal.record(nil(2)).join().recorded().position();
        store.marks.add(
                new TimeMarks.Mark(position - 1, UUID.randomUUID(), EventStoreFixture.NOW.plus(Duration.ofDays(900))));

        assertThat(store.log.mark(position)).isEqualTo(new LogMark(store.log.identity(), EventStoreFixture.NOW));
        assertThat(store.marks.before(Long.MAX_VALUE)).isNull();
    }

    @Test
    void two_processes_follow_each_others_events() throws Exception {
        try (EventStoreFixture other = new EventStoreFixture(database, server)) {
            assertThat(other.log.identity()).isEqualTo(store.log.identity());
            long position = store.journal.record(nil(1)).join().recorded().position();

            assertThat(other.log.awaitAfter(0, Duration.ofSeconds(20))).isTrue();
            assertThat(other.log.read(0, 10)).extracting(Recorded::position).containsExactly(position);
            assertThat(other.journal.record(nil(1)).join().replayed()).isTrue();
        }
    }

    @Test
    void one_event_is_found_by_its_position_and_none_between() {
        Recorded<Event> recorded = store.journal.record(nil(1)).join().recorded();

        assertThat(store.log.at(recorded.position())).isEqualTo(recorded);
        assertThat(store.log.at(recorded.position() + 1)).isNull();
        assertThat(store.log.at(recorded.position() + 1_000_000)).isNull();
    }

    @Test
    void the_streams_of_others_are_no_part_of_the_log() {
        for (int day = 0; day < 30; day++) {
            store.journal.record(nil(day)).join();
        }

        assertThat(server.positions("$stats")).isNotEmpty();
        assertThat(store.log.read(0, 100)).hasSize(30);
    }

    private UUID idAt(long position) {
        try (Client client = new Client(server.connection(), new StreamNames(EventStoreFixture.PREFIX));
                Calls calls = new Calls(Duration.ofSeconds(2), Duration.ofSeconds(8))) {
            return new AllReader(client, calls, new StreamNames(EventStoreFixture.PREFIX), Duration.ofSeconds(2))
                    .from(position, 1)
                    .getFirst()
                    .event()
                    .getEventId();
        }
    }

    private void erase(GuestCheckedIn event) {
        store.undecided
                .appendNext(new StayForgotten(event.stay(), EventStoreFixture.NOW, "admin"))
                .join();
        new PostgresErasure(database.dataSource(), store.ring, store.log).destroy(event.stay());
    }

    private GuestCheckedIn only() {
        return (GuestCheckedIn) store.log.read(0, 1).getFirst().event();
    }

    private static NilReported nil(int day) {
        return new NilReported(
                new EstablishmentId("38-16531-0001"),
                LocalDate.of(2026, 1, 1).plusDays(day),
                EventStoreFixture.NOW,
                "key-1");
    }
}
