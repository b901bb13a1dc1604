package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** What the alarms look at while an event store keeps the log. */
@IntegrationTest
@Timeout(120)
class EngineMetersTest extends OnStandIn {

    private CompletableFuture<Recorded<Event>> checkIn(int number) {
        return store.undecided.append(EventStoreFixture.checkIn("M-" + number));
    }

    @Test
    void what_is_stored_is_counted_with_its_time() {
        checkIn(1).join();
        checkIn(2).join();

        assertThat(store.registry.get("luutru.log.commit").timer().count()).isEqualTo(2);
        assertThat(store.registry.get("luutru.log.commit").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(store.registry.get("luutru.log.group.size").summary().totalAmount())
                .isEqualTo(2);
        assertThat(full()).isZero();
    }

    @Test
    void what_finds_the_queue_full_is_counted() {
        server.faults().stall();
        int room = EventStoreFixture.LIMITS.queue() + EventStoreFixture.LIMITS.inFlight();
        List<CompletableFuture<Recorded<Event>>> sent =
                IntStream.range(0, room + 7).mapToObj(this::checkIn).toList();
        await().until(() -> full() >= 7);
        server.faults().resume();

        long refused = sent.stream()
                .filter(one ->
                        one.handle((recorded, failure) -> failure != null).join())
                .count();
        assertThat(full()).isEqualTo((double) refused);
    }

    private double full() {
        return store.registry.get("luutru.log.queue.full").counter().count();
    }
}
