package vn.luutru.adapter.eventstoredb;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest position and the latest instant of the log that this process knows of, and a bell for those who wait for the
 * next event. What this process records is never earlier than what it has seen.
 */
public final class LogTail {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);
    private volatile long position;

    long position() {
        return position;
    }

    /** The instant to record at, in whole milliseconds. */
    Instant record(Instant now) {
        return Instant.ofEpochMilli(latest.accumulateAndGet(now.toEpochMilli(), Math::max));
    }

    /** Something was recorded at this instant, by whichever process. */
    void seen(Instant time) {
        latest.accumulateAndGet(time.toEpochMilli(), Math::max);
    }

    /** The log reaches this position; an older one is ignored. */
    void reached(long reached) {
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

    /** The log turned out to be shorter than this process knew. */
    void replaced(long shorter) {
        lock.lock();
        try {
            position = shorter;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the log is longer than this, as far as this process knows; true if it is. */
    boolean awaitAfter(long known, Duration atMost) throws InterruptedException {
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
