package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredLog;

/** The log as those have it who hand it on: nothing decrypted, and everything where the log of the projections has it. */
@IntegrationTest
@Timeout(120)
class StoredEventsTest extends OnStandIn {

    private static final int STAYS = 90;

    private StoredLog stored;

    @BeforeEach
    void fill() {
        stored = store.log.stored();
        for (int i = 0; i < STAYS; i++) {
            store.undecided.append(EventStoreFixture.checkIn("R-" + i)).join();
        }
        for (int i = 0; i < STAYS; i += 3) {
            store.undecided
                    .appendNext(new StayForgotten(
                            EventStoreFixture.checkIn("R-" + i).stay(), EventStoreFixture.NOW, "admin"))
                    .join();
        }
    }

    @Test
    void every_event_is_where_and_when_projections_have_it_in_pieces_of_any_size() {
        List<Recorded<Event>> decoded = store.log.read(0, 1_000);
        List<StoredEvent> all = stored.read(0, 1_000);

        assertThat(all)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(
                        decoded.stream().map(Recorded::position).toList());
        assertThat(all)
                .extracting(StoredEvent::recordedAt)
                .containsExactlyElementsOf(
                        decoded.stream().map(Recorded::recordedAt).toList());
        for (int size : new int[] {1, 7, 89}) {
            assertThat(inPieces(size)).usingRecursiveComparison().isEqualTo(all);
        }
        assertThat(stored.count(0)).isEqualTo(all.size());
        assertThat(stored.count(all.get(9).position())).isEqualTo(all.size() - 10);
    }

    private List<StoredEvent> inPieces(int size) {
        List<StoredEvent> all = new ArrayList<>();
        List<StoredEvent> next = stored.read(0, size);
        while (!next.isEmpty()) {
            all.addAll(next);
            next = stored.read(next.getLast().position(), size);
        }
        return all;
    }

    @Test
    void what_happens_to_a_stay_comes_with_its_check_in_and_what_is_encrypted_names_its_key() {
        List<StoredEvent> all = stored.read(0, 1_000);

        for (StoredEvent event : all.subList(0, STAYS)) {
            assertThat(event.earlier()).isEmpty();
            assertThat(event.encrypted()).isNotNull();
            assertThat(event.key())
                    .isEqualTo(Objects.requireNonNull(
                                    store.keys.find(List.of(event.stream())).get(event.stream()))
                            .name());
        }
        for (StoredEvent event : all.subList(STAYS, all.size())) {
            assertThat(event.version()).isEqualTo(1);
            StoredEvent first = all.stream()
                    .filter(one -> one.stream().equals(event.stream()))
                    .findFirst()
                    .orElseThrow();
            assertThat(event.earlier()).hasSize(1);
            assertThat(event.earlier().getFirst().type()).isEqualTo(first.type());
            assertThat(event.earlier().getFirst().open()).isEqualTo(first.open());
        }
    }

    @Test
    void what_is_damaged_beside_an_event_stops_readers_until_it_is_quarantined() {
        List<StoredEvent> all = stored.read(0, 1_000);
        StoredEvent damaged = all.get(40);
        server.damageMetadata(damaged.position());

        assertThat(stored.read(0, 1_000)).hasSize(40);
        long before = all.get(39).position();
        assertThatThrownBy(() -> stored.read(before, 10)).isInstanceOf(UnreadableEventException.class);
        store.journal
                .record(new EventQuarantined(
                        damaged.position(), damaged.type(), "damaged", "in a test", EventStoreFixture.NOW, "admin"))
                .join();

        assertThat(stored.isQuarantined(damaged.position())).isTrue();
        StoredEvent skipped = stored.read(before, 10).getFirst();
        assertThat(skipped.position()).isEqualTo(damaged.position());
        assertThat(skipped.encrypted()).isNull();
        assertThat(stored.read(0, 1_000)).hasSize(all.size() + 1);
    }
}
