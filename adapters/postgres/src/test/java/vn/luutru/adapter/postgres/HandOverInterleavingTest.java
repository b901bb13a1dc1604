package vn.luutru.adapter.postgres;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;

/** In every order in which two threads may take their steps, as a model checker tries them. */
@IntegrationTest
class HandOverInterleavingTest {

    private static final int ORDERS = 300;

    /** The checker takes an object for one thread's own until a static field has it. */
    private static HandOver<String> handOver;

    private static AtomicBoolean woken;

    @Test
    void nothing_is_left_lying_while_the_taker_is_away() {
        Lincheck.runConcurrentTest(ORDERS, () -> {
            BlockingQueue<String> queue = new ArrayBlockingQueue<>(2);
            woken = new AtomicBoolean();
            AtomicBoolean elsewhere = new AtomicBoolean();
            handOver = new HandOver<>(queue, () -> woken.set(true));
            Thread offering = new Thread(() -> handOver.offer("an event"));
            offering.start();

            handOver.during(
                    () -> {
                        joined(offering);
                        require(handOver.isHandedOver(), "it is the standby's");
                        require(woken.get(), "the standby was woken");
                    },
                    own -> elsewhere.set(true));

            joined(offering);
            require(queue.size() == 1, "it is in the queue");
            // The taker, back again, takes it; who was woken for nothing finds that nothing was handed over.
            require(!handOver.isHandedOver(), "the taker is back");
        });
    }

    /** AssertJ cannot run in a model checker. */
    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("Not so: " + what);
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
