package vn.luutru.projection.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.Province;

/** Whoever is no read model follows the log with nothing but the two ports. */
class SubscriptionTest {

    private static final int BATCH = 7;

    private final ListEventLog dense = new ListEventLog();
    private final EventLog log = new SparseLog(dense);
    private final Outbox outbox = new Outbox();
    private final List<Subscription> begun = new ArrayList<>();

    /** Sends the positions of events somewhere, and remembers how far it is after each batch. */
    private final class Outbox implements Subscriber {

        private final AtomicLong checkpoint = new AtomicLong();
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final List<Long> sent = new CopyOnWriteArrayList<>();
        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private final AtomicInteger failing = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();

        @Override
        public String name() {
            return "outbox";
        }

        @Override
        public long open() {
            opened.incrementAndGet();
            return checkpoint.get();
        }

        @Override
        public @Nullable Turn next() {
            if (over.get()) {
                return null;
            }
            List<Recorded<Event>> batch = log.read(checkpoint.get(), BATCH);
            for (Recorded<Event> event : batch) {
                if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new IllegalStateException("Nobody is there");
                }
                sent.add(event.position());
                checkpoint.set(event.position());
            }
            return new Turn(checkpoint.get(), batch.size() == BATCH);
        }

        @Override
        public void stopped(UnreadableEventException event) {
            failures.add(event);
        }

        @Override
        public void failed(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Subscription one : begun) {
            one.interrupt();
            one.join(Duration.ofSeconds(10));
        }
    }

    @Test
    void it_gets_every_event_once_in_the_order_of_the_log() throws Exception {
        append(40);
        Subscription subscription = begin();

        append(3);

        subscription.awaitPosition(log.head(), 10_000);
        assertThat(subscription.position()).isEqualTo(log.head());
        assertThat(outbox.sent).isEqualTo(positions(43));
    }

    @Test
    void it_goes_on_from_its_checkpoint_after_failures() {
        append(20);
        outbox.failing.set(2);

        Subscription subscription = begin();
        await().until(() -> !outbox.failures.isEmpty());
        subscription.retry();

        await().atMost(Duration.ofSeconds(10)).until(() -> subscription.position() == log.head());
        assertThat(outbox.sent).isEqualTo(positions(20));
        assertThat(outbox.failures).hasSize(2);
        assertThat(outbox.opened).hasValue(3);
        await().untilAsserted(() -> assertThat(outbox.closed).hasValueGreaterThanOrEqualTo(2));
    }

    @Test
    void another_that_begins_later_goes_on_where_the_first_ended() throws Exception {
        append(20);
        Subscription first = begin();
        first.awaitPosition(log.head(), 10_000);
        first.interrupt();
        first.join(Duration.ofSeconds(10));
        append(5);

        begin().awaitPosition(log.head(), 10_000);

        assertThat(outbox.sent).isEqualTo(positions(25));
    }

    @Test
    void it_ends_when_nothing_more_is_wanted() {
        append(5);
        Subscription subscription = begin();
        await().until(() -> subscription.position() == log.head());

        outbox.over.set(true);

        await().until(() -> !subscription.isAlive());
        assertThat(outbox.closed).hasValue(1);
    }

    private Subscription begin() {
        Subscription subscription = new Subscription(log, outbox);
        subscription.start();
        begun.add(subscription);
        return subscription;
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            dense.append(Province.BEGIN, List.of(Province.registered("h" + i, "16531")));
        }
    }

    private static List<Long> positions(int events) {
        List<Long> positions = new ArrayList<>();
        for (int i = 1; i <= events; i++) {
            positions.add(SparseLog.sparse(i));
        }
        return positions;
    }
}
