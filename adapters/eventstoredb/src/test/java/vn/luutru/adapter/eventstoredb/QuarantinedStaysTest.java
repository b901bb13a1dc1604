package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.subscription.DecodedLog.LostKeys;

/** A stay whose key is lost goes on as one that was erased, once each of its events that cannot be read is quarantined. */
@IntegrationTest
@Timeout(120)
class QuarantinedStaysTest {

    private final TestDatabase database = TestDatabase.create();
    private final StandIn server = StandIn.single("25.1.0");
    private EventStoreFixture store;

    @BeforeEach
    void open() {
        store = new EventStoreFixture(database, server);
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
        database.close();
    }

    @Test
    void its_stream_is_read_without_what_was_encrypted_and_can_be_erased() {
        GuestCheckedIn stay = EventStoreFixture.checkIn("R-1");
        long first = store.undecided.append(stay).join().position();
        long second =
                store.undecided.appendNext(corrected(stay)).join().recorded().position();
        loseKey(stay.stream());

        assertUnreadable(stay.stream(), first);
        quarantine(first);
        assertUnreadable(stay.stream(), second);
        assertThatThrownBy(() -> store.log.at(second)).isInstanceOf(UnreadableEventException.class);
        quarantine(second);

        GuestCheckedIn read = (GuestCheckedIn)
                store.executor.read(stay.stream()).join().getFirst().event();
        assertThat(read.details().fields()).noneMatch(Field::personal);
        assertThat(store.log.at(first)).extracting(Recorded::event).isEqualTo(read);
        assertThat(store.log.at(second)).isNotNull();
        store.undecided
                .appendNext(new StayForgotten(stay.stay(), EventStoreFixture.NOW, "admin"))
                .join();
        assertThat(store.executor.read(stay.stream()).join()).hasSize(3);
    }

    @Test
    void lost_keys_are_found_in_the_order_of_the_log_unless_they_are_quarantined_or_were_destroyed() {
        GuestCheckedIn kept = EventStoreFixture.checkIn("R-1");
        GuestCheckedIn lost = EventStoreFixture.checkIn("R-2");
        GuestCheckedIn skipped = EventStoreFixture.checkIn("R-3");
        GuestCheckedIn erased = EventStoreFixture.checkIn("R-4");
        store.undecided.append(kept).join();
        long first = store.undecided.append(lost).join().position();
        quarantine(store.undecided.append(skipped).join().position());
        store.undecided.append(erased).join();
        store.undecided
                .appendNext(new StayForgotten(erased.stay(), EventStoreFixture.NOW, "admin"))
                .join();
        long second =
                store.undecided.appendNext(corrected(lost)).join().recorded().position();
        List.of(lost, skipped, erased).forEach(stay -> loseKey(stay.stream()));

        LostKeys found = store.log.lostKeys(0);

        assertThat(found.events())
                .extracting(UnreadableEventException::position)
                .containsExactly(first, second);
        assertThat(found.to()).isGreaterThanOrEqualTo(second);
        assertThat(store.log.lostKeys(found.to())).isEqualTo(new LostKeys(List.of(), found.to()));
    }

    private static StayCorrected corrected(GuestCheckedIn stay) {
        return new StayCorrected(
                stay.stay(),
                new Changes(
                        StayDetails.builder()
                                .set(Field.FULL_NAME, "Trần Thị Thử")
                                .build(),
                        EnumSet.noneOf(Field.class)),
                "reason",
                36,
                null,
                EventStoreFixture.NOW,
                "key-1");
    }

    private void assertUnreadable(UUID stream, long position) {
        assertThatThrownBy(() -> store.executor.read(stream).join())
                .rootCause()
                .isInstanceOfSatisfying(
                        UnreadableEventException.class,
                        stop -> assertThat(stop.position()).isEqualTo(position));
    }

    private void quarantine(long position) {
        store.journal
                .record(new EventQuarantined(
                        position, "GuestCheckedIn/1", "its key is missing", "restored", EventStoreFixture.NOW, "admin"))
                .join();
    }

    private void loseKey(UUID stream) {
        database.execute("delete from log.stream_key where stream = '" + stream + "'");
    }
}
