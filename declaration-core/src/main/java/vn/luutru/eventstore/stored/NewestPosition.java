package vn.luutru.eventstore.stored;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The newest position of a log that this process knows of, and a bell for those who wait for the next. */
public final class NewestPosition {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile long position;

    /** The newest known position, 0 at first. */
    public long position() {
        return position;
    }

    /** The log reaches this position; an older one is ignored. */
    public void reached(long reached) {
        if (reached > position) {
            lock.lock();
            try {
                position = Math.max(position, reached);
                grown.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The log turned out to be shorter than this process knew: it was restored from an older backup. */
    public void replaced(long shorter) {
        lock.lock();
        try {
            position = shorter;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the log is longer than this, as far as this process knows; true if it is. */
    public boolean awaitAfter(long known, Duration atMost) throws InterruptedException {
        long nanoseconds = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (position <= known && nanoseconds > 0) {
                nanoseconds = grown.awaitNanos(nanoseconds);
            }
            return position > known;
        } finally {
            lock.unlock();
        }
    }
}
