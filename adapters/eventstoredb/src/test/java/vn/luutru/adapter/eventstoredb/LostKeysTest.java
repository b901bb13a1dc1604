package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;

/** A database that is restored from before the end of the log has lost keys: nobody becomes nameless in silence. */
@IntegrationTest
@Timeout(120)
class LostKeysTest extends OnStandIn {

    @Test
    void a_stay_whose_key_is_lost_stops_readers_with_its_position_until_it_is_quarantined() {
        store.undecided.append(EventStoreFixture.checkIn("R-1")).join();
        GuestCheckedIn lost = EventStoreFixture.checkIn("R-2");
        long position = store.undecided.append(lost).join().position();
        loseKey(lost.stream());

        List<Recorded<Event>> before = store.log.read(0, 10);
        assertThat(before).hasSize(1);
        assertThatThrownBy(() -> store.log.read(before.getFirst().position(), 10))
                .isInstanceOfSatisfying(UnreadableEventException.class, stop -> {
                    assertThat(stop.position()).isEqualTo(position);
                    assertThat(stop.reason()).contains("key is missing", "older than the log");
                });
        assertThatThrownBy(() -> store.executor.read(lost.stream()).join())
                .hasRootCauseInstanceOf(UnreadableEventException.class);

        EventQuarantined quarantine = new EventQuarantined(
                position, "GuestCheckedIn/1", "its key is missing", "restored", EventStoreFixture.NOW, "admin");
        store.journal.record(quarantine).join();
        assertThat(store.log.read(0, 10))
                .extracting(Recorded::event)
                .containsExactly(before.getFirst().event(), quarantine, quarantine);
    }

    @Test
    void an_erased_stay_and_what_was_asked_about_its_guest_go_without_their_keys() {
        GuestCheckedIn erased = EventStoreFixture.checkIn("R-1");
        store.undecided.append(erased).join();
        PersonsQueried asked = new PersonsQueried(
                new UUID(5, 5),
                "officer",
                "POLICE",
                "16531",
                "MISSING_PERSON",
                "case",
                "residents",
                Map.of("name", "Nguyễn Văn Thử"),
                1,
                EventStoreFixture.NOW);
        store.journal.record(asked).join();
        store.undecided
                .appendNext(new StayForgotten(erased.stay(), EventStoreFixture.NOW, "admin"))
                .join();
        new PostgresErasure(database.dataSource(), store.ring, store.log)
                .destroy(List.of(erased.stream(), asked.stream()));

        List<Recorded<Event>> read = store.log.read(0, 10);

        assertThat(read).hasSize(3);
        assertThat(((GuestCheckedIn) read.getFirst().event()).details().fields())
                .noneMatch(Field::personal);
        assertThat(((PersonsQueried) read.get(1).event()).criteria()).isEmpty();
        assertThat(store.executor.read(erased.stream()).join()).hasSize(2);
    }

    /** The cluster was restored from before an erasure that the database knows. */
    @Test
    void a_stay_whose_erasure_the_cluster_lost_is_erased_all_the_same() {
        GuestCheckedIn erased = EventStoreFixture.checkIn("R-1");
        store.undecided.append(erased).join();
        new PostgresErasure(database.dataSource(), store.ring, store.log).destroy(erased.stay());

        GuestCheckedIn read = (GuestCheckedIn) store.log.read(0, 10).getFirst().event();

        assertThat(read.details().fields()).noneMatch(Field::personal);
        assertThat(store.executor.read(erased.stream()).join()).hasSize(1);
    }

    /** Entries of the watch list are removed, and their keys never destroyed by themselves. */
    @Test
    void an_entry_of_the_watch_list_without_its_key_is_lost() {
        WatchEntryAdded entry = new WatchEntryAdded(
                new UUID(7, 1),
                List.of(new UUID(7, 2)),
                "Trần Văn Giả",
                "1977",
                "Công an tỉnh",
                "QĐ 45",
                null,
                LocalDate.of(2026, 12, 31),
                EventStoreFixture.NOW,
                "officer");
        store.journal.record(entry).join();
        loseKey(entry.stream());

        assertThatThrownBy(() -> store.log.read(0, 10)).isInstanceOf(UnreadableEventException.class);
    }

    private void loseKey(UUID stream) {
        database.execute("delete from log.stream_key where stream = '" + stream + "'");
        store.log.dropDecoded();
    }
}
