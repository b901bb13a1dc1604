package vn.luutru.adapter.postgres.database;

import java.time.Duration;

/** Waiting for the store's own threads to end. */
public final class Threads {

    private Threads() {}

    /** Waits for a thread to end; an interruption ends the waiting, not the thread, and is passed on. */
    public static void awaitEnd(Thread thread, Duration atMost) {
        try {
            thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
