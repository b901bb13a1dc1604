package vn.luutru.adapter.postgres.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.luutru.eventstore.stored.NewEvent;

/** The newest position that this process knows of, and a bell for those who wait for the next. */
public final class LogHead {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile long position;
    private volatile @Nullable CommitListener listener;

    /** Called for each group that this process has committed, on the thread that writes: it must not wait. */
    public interface CommitListener {
        /** @param base the position before the first of the group */
        void committed(long base, Instant recordedAt, List<NewEvent> group);
    }

    public void listen(CommitListener listener) {
        this.listener = listener;
    }

    /** The newest known position, 0 at first. */
    public long position() {
        return position;
    }

    /** This process has committed a group. */
    public void committed(long base, Instant recordedAt, List<NewEvent> group) {
        CommitListener observer = listener;
        if (observer != null) {
            observer.committed(base, recordedAt, group);
        }
        reached(base + group.size());
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
    void replaced(long shorter) {
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
