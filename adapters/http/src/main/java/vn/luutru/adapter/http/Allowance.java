package vn.luutru.adapter.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Room for something that pushes hold while they run. Each has a little of its own, so that it always gets on; all
 * together share a larger amount, so that the memory stays bounded however many there are.
 */
final class Allowance {

    private final long own;
    private final long common;
    private final AtomicLong used = new AtomicLong();

    Allowance(long own, long common) {
        this.own = own;
        this.common = common;
    }

    Share share() {
        return new Share();
    }

    /** The part of one push. */
    final class Share {

        private final AtomicLong held = new AtomicLong();

        void take(long amount) {
            held.addAndGet(amount);
            used.addAndGet(amount);
        }

        /** Gives something back; true if there was no room before. */
        boolean give(long amount) {
            boolean full = !hasRoom();
            held.addAndGet(-amount);
            used.addAndGet(-amount);
            return full;
        }

        boolean hasRoom() {
            return held.get() < own || used.get() < common;
        }

        /** The push is over. */
        void close() {
            used.addAndGet(-held.getAndSet(0));
        }
    }
}
