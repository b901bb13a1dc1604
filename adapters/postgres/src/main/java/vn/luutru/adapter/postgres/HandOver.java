package vn.luutru.adapter.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A queue that one thread empties, and another while that one does something else.
 *
 * <p>Who offers first adds and then looks whether the taker is away; who goes away first says so and then looks whether
 * something waits. So of the two at least one sees the other, and nothing is left lying while the taker is away.
 */
final class HandOver<T> {

    private final BlockingQueue<T> queue;
    private final Runnable wakeStandby;
    private volatile boolean away;

    /** @param wakeStandby wakes the other thread, which then looks at {@link #isHandedOver} */
    HandOver(BlockingQueue<T> queue, Runnable wakeStandby) {
        this.queue = queue;
        this.wakeStandby = wakeStandby;
    }

    /** Adds at the end; false if the queue is full. */
    boolean offer(T item) {
        boolean added = queue.offer(item);
        if (added && away) {
            wakeStandby.run();
        }
        return added;
    }

    /** The taker runs something itself if nothing waits, else others do; whatever comes meanwhile is the standby's. */
    void during(Runnable own, Executor others) {
        away = true;
        try {
            if (queue.isEmpty()) {
                own.run();
            } else {
                others.execute(own);
            }
        } finally {
            away = false;
        }
    }

    /** Whether the standby is to take what waits. */
    boolean isHandedOver() {
        return away && !queue.isEmpty();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The first; null if there is none in time. */
    @Nullable
    T poll(Duration atMost) throws InterruptedException {
        return queue.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Moves so many at most. */
    void drainTo(Collection<? super T> into, int most) {
        queue.drainTo(into, most);
    }

    /** Takes all. */
    List<T> drain() {
        List<T> all = new ArrayList<>();
        queue.drainTo(all);
        return all;
    }
}
