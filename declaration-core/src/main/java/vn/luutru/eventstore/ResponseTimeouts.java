package vn.luutru.eventstore;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Time limits of answers, looked at ten times a second.
 *
 * <p>A timer for each answer, as {@link CompletableFuture#orTimeout} sets it, wakes the timer's thread when it is set
 * and again when it is no longer needed: at thousands of answers a second that thread cost more than the writer of the
 * log. Nobody needs these limits to be exact.
 */
final class ResponseTimeouts {

    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
    private static final Queue<Entry> OPEN = new ConcurrentLinkedQueue<>();

    private record Entry(CompletableFuture<?> answer, long until) {}

    static {
        Thread.ofPlatform().daemon().name("response-timeouts").start(ResponseTimeouts::watch);
    }

    private ResponseTimeouts() {}

    /** The same answer; it fails with a {@link StoreUnavailableException} a little after the time is over. */
    static <T> CompletableFuture<T> within(Duration time, CompletableFuture<T> answer) {
        OPEN.add(new Entry(answer, System.nanoTime() + time.toNanos()));
        return answer;
    }

    @SuppressWarnings("InfiniteLoopStatement") // a daemon, as long as the process
    private static void watch() {
        while (true) {
            LockSupport.parkNanos(LOOK_NANOS);
            try {
                long now = System.nanoTime();
                OPEN.removeIf(entry -> entry.answer.isDone() || (entry.until - now < 0 && expire(entry)));
            } catch (OutOfMemoryError full) {
                // What is left in the queue is looked at again: these limits must outlive a heap that was full once.
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private static boolean expire(Entry entry) {
        // Not on this thread: whoever waits may do anything, and the other answers have limits too.
        CompletableFuture.runAsync(() -> entry.answer.completeExceptionally(
                new StoreUnavailableException("The event store did not answer in time", new TimeoutException())));
        return true;
    }
}
