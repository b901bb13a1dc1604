package vn.luutru.projection.subscription;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.eventstore.Backoff;

/**
 * Follows the log on a thread of its own, turn by turn, for as long as it is not interrupted and its subscriber wants more.
 * Whatever fails is tried again from the checkpoint, indefinitely.
 */
public final class Subscription {

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Backoff RETRIES = Backoff.endless(Duration.ofMillis(100), Duration.ofSeconds(10));
    private static final long RAN_WELL_NANOS = Duration.ofMinutes(1).toNanos();

    private final EventLog log;
    private final Subscriber subscriber;
    private final Thread thread;

    /** Wakes a subscription that stopped: the event may be readable, or skipped, by now. */
    private final Semaphore retry = new Semaphore(0);

    private int waiting;
    private volatile long position;

    public Subscription(EventLog log, Subscriber subscriber) {
        this.log = log;
        this.subscriber = subscriber;
        thread = Thread.ofPlatform().daemon().name(subscriber.name()).unstarted(this::follow);
    }

    /** Begins, once. */
    public void start() {
        thread.start();
    }

    /** Whether it has begun and not ended. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Lets it end after the turn that is under way. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Waits until it has ended, or the time is over. */
    public void join(Duration atMost) throws InterruptedException {
        if (thread.getState() != Thread.State.NEW) {
            thread.join(atMost);
        }
    }

    /** The position of the last event handled by this process; 0 before the first. */
    public long position() {
        return position;
    }

    /** Tries again at once what stopped or failed. */
    public void retry() {
        retry.release();
    }

    /** Waits until this process has handled a position, or the time is over; its events no longer gather meanwhile. */
    public synchronized void awaitPosition(long wanted, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        waiting++;
        notifyAll();
        try {
            while (position < wanted && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } finally {
            waiting--;
        }
    }

    private void follow() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            Duration pause;
            try (Subscriber opened = subscriber) {
                turns(opened);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (UnreadableEventException e) {
                subscriber.stopped(e);
                pause = RETRIES.longest();
            } catch (SQLException | RuntimeException | Error e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                subscriber.failed(e);
                boolean ranWell = System.nanoTime() - begun > RAN_WELL_NANOS;
                failures = ranWell ? 1 : failures + 1;
                pause = RETRIES.pause(failures);
            }
            try {
                retry.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                retry.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void turns(Subscriber opened) throws SQLException, InterruptedException {
        reached(opened.open());
        while (!Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            Subscriber.Turn turn = opened.next();
            if (turn == null) {
                return;
            }
            reached(turn.position());
            if (!turn.more()) {
                gather(begun + opened.gathers().toNanos());
                log.awaitAfter(position, IDLE);
            }
        }
    }

    private synchronized void reached(long newPosition) {
        if (newPosition != position) {
            position = newPosition;
            notifyAll();
        }
    }

    /**
     * Lets events gather until then, unless somebody waits for one: a transaction costs nearly as much for ten as for a
     * thousand. The first event after a quiet time is handled at once.
     */
    private synchronized void gather(long until) throws InterruptedException {
        long left = until - System.nanoTime();
        while (waiting == 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = until - System.nanoTime();
        }
    }
}
