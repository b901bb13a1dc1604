package vn.luutru.projection;

import java.util.function.LongSupplier;

/**
 * Turns in a row that waited in vain for a lock. Whoever holds it is at work: another process that applies a batch, or a
 * rebuild that swaps tables, may hold it for longer than one turn waits. So it is no failure until a read model without
 * progress is alarmed anyway. For one thread.
 */
final class LockWaits {

    private final LongSupplier nanoTime;
    private boolean waiting;
    private long since;

    /** @param nanoTime by which progress is judged */
    LockWaits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A turn had its locks. */
    void over() {
        waiting = false;
    }

    /** Whether the turn failed for a lock only, and is to be made again before it is reported. */
    boolean goOn(Throwable failure) {
        if (!ReplacedTables.isLockWait(failure)) {
            waiting = false;
            return false;
        }
        long now = nanoTime.getAsLong();
        if (!waiting) {
            waiting = true;
            since = now;
        }
        return now - since <= Progress.STALLED_AFTER.toNanos();
    }
}
