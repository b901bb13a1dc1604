package vn.luutru.intake;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Flow control over something that many hold while they run: lines without an outcome, bytes that wait. Each has a little
 * of its own, so that it always makes progress; all together share a larger amount, so that memory stays bounded however
 * many there are.
 */
public final class SharedBudget {

    private final long own;
    private final long common;
    private final AtomicLong used = new AtomicLong();

    /**
     * @param own    how much each may hold in any case
     * @param common how much all together may hold before each is held to its own
     */
    public SharedBudget(long own, long common) {
        this.own = own;
        this.common = common;
    }

    public Share share() {
        return new Share();
    }

    /** How much is held by all together. */
    public long used() {
        return used.get();
    }

    /** The part of one holder. */
    public final class Share {

        private final AtomicLong held = new AtomicLong();

        public void take(long amount) {
            held.addAndGet(amount);
            used.addAndGet(amount);
        }

        /** Gives something back; true if there was no room before. */
        public boolean give(long amount) {
            boolean full = !hasRoom();
            held.addAndGet(-amount);
            used.addAndGet(-amount);
            return full;
        }

        public boolean hasRoom() {
            return held.get() < own || used.get() < common;
        }

        /** How much this holder has taken and not given back. */
        public long held() {
            return held.get();
        }

        /** Gives back all that is held. */
        public void close() {
            used.addAndGet(-held.getAndSet(0));
        }
    }
}
