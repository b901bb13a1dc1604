package vn.luutru.adapter.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work on a thread of its own that begins anew after pauses, until it is ended. */
public final class RepeatedRun implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(20);

    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;

    /** @param work returns when it has nothing more to do, and once {@link #isEnding()} */
    public RepeatedRun(String name, Runnable work) {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(work);
    }

    /** Begins, once. */
    public void start() {
        thread.start();
    }

    /** Whether the work has begun and not returned. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Whether the work is to return. */
    public boolean isEnding() {
        return ending.getCount() == 0;
    }

    /** Waits; false if the work is to return. */
    public boolean pause(Duration pause) {
        try {
            return !ending.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Lets the work return, waits for it, and interrupts it after 20 seconds. */
    @Override
    public void close() {
        ending.countDown();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(END)) {
                thread.interrupt();
                thread.join(END);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
