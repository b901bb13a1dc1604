package vn.luutru.adapter.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StoreUnavailableException;

/** Lines of a push on their way to the store. One that the store has no room for is tried again a little later. */
final class Deliveries {

    private static final long RETRY_MILLIS = 5;
    private static final long LONGEST_RETRY_MILLIS = 500;
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** What the push learns; called on any thread. */
    interface Progress {

        /** Whether lines are still to be sent on. */
        boolean goesOn();

        /** The line has its answer. */
        void answered(BulkLine line);

        /** A line that had to wait was sent again: there may be room. */
        void triedAgain();

        /** The store refused for too long, or failed. */
        void brokeOff(Throwable cause);
    }

    private final BulkJudge judge;
    private final Executor workers;
    private final Progress progress;
    private final AtomicInteger waiting = new AtomicInteger();

    Deliveries(BulkJudge judge, Executor workers, Progress progress) {
        this.judge = judge;
        this.workers = workers;
        this.progress = progress;
    }

    /** Whether the store had no room for some of the lines. */
    boolean waiting() {
        return waiting.get() > 0;
    }

    void send(BulkLine line, StayCommand command) {
        send(line, command, System.nanoTime());
    }

    private void send(BulkLine line, StayCommand command, long since) {
        if (progress.goesOn()) {
            CompletableFuture<Answer> judged;
            try {
                judged = judge.judge(command, line.read);
            } catch (RuntimeException e) {
                judged = CompletableFuture.failedFuture(e);
            }
            judged.whenComplete((answer, error) -> settle(line, command, since, answer, error));
        }
    }

    private void settle(
            BulkLine line, StayCommand command, long since, @Nullable Answer answer, @Nullable Throwable error) {
        if (answer != null) {
            line.complete(answer);
            progress.answered(line);
            return;
        }
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        boolean passing = cause instanceof OverloadException || cause instanceof StoreUnavailableException;
        if (!passing || System.nanoTime() - since > GIVE_UP_NANOS) {
            progress.brokeOff(cause == null ? new IllegalStateException("No answer") : cause);
            return;
        }
        waiting.incrementAndGet();
        // The longer it has waited, the less often it asks: thousands of lines that all ask at once would be the load.
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        long pause = Math.min(RETRY_MILLIS + waited / 4, LONGEST_RETRY_MILLIS);
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, workers).execute(() -> {
            waiting.decrementAndGet();
            send(line, command, since);
            progress.triedAgain();
        });
    }
}
