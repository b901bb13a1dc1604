package vn.luutru.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.eventstore.Backoff;

/**
 * Many declarations in their order: lines go in, outcomes come out in the same order, at the same time.
 *
 * <p>Lines of one stay wait for each other. A line that the store has no room for is tried again a little later, and
 * meanwhile {@link #hasRoom} is false: a batch is never refused because of our own queue. Used by one thread at a time.
 *
 * <pre>{@code
 * try (BatchIntake batch = intake.batch(declarant, false, () -> {})) {
 *     for (each line) {
 *         batch.declare(number, DeclarationReader.line(bytes, 0, bytes.length));
 *         while (!batch.hasRoom()) {
 *             write(batch.take());
 *         }
 *     }
 *     for (LineOutcome outcome = batch.take(); outcome != null; outcome = batch.take()) {
 *         write(outcome);
 *     }
 *     write(batch.summary());
 * }
 * }</pre>
 */
public final class BatchIntake implements AutoCloseable {

    /** The longer a line has waited, the less often it asks: thousands that all ask at once would be the load. */
    private static final Backoff RETRIES =
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Declarant declarant;
    private final BiFunction<Declarant, ParsedDeclaration, CompletableFuture<DeclarationOutcome>> intake;
    private final Function<List<Finding>, DeclarationOutcome> rejection;
    private final SharedBudget.Share open;
    private final Runnable progress;
    private final Runnable ended;
    private final ArrayDeque<BatchLine> window = new ArrayDeque<>();
    private final Map<StayId, BatchLine> lastOfStay = new HashMap<>();
    private final AtomicInteger retrying = new AtomicInteger();
    private volatile @Nullable BatchLine head;
    private volatile boolean closed;
    private long accepted;
    private long replayed;
    private long rejected;

    BatchIntake(
            Declarant declarant,
            BiFunction<Declarant, ParsedDeclaration, CompletableFuture<DeclarationOutcome>> intake,
            Function<List<Finding>, DeclarationOutcome> rejection,
            SharedBudget.Share open,
            Runnable progress,
            Runnable ended) {
        this.declarant = declarant;
        this.intake = intake;
        this.rejection = rejection;
        this.open = open;
        this.progress = progress;
        this.ended = ended;
    }

    /**
     * Takes the next line; never waits. A caller that goes on while there is no {@linkplain #hasRoom room} holds what it
     * reads in memory.
     *
     * @param number of the line in its file, for its outcome
     */
    public void declare(long number, ParsedDeclaration reading) {
        declare(number, declarant, reading);
    }

    /**
     * The same for a line that says itself who declares.
     *
     * @param by who declares this line
     */
    public void declare(long number, Declarant by, ParsedDeclaration reading) {
        BatchLine line = enter(new BatchLine(number, by, reading));
        if (line.stay == null) {
            send(line);
            return;
        }
        BatchLine earlier = lastOfStay.put(line.stay, line);
        if (earlier == null || earlier.isDone()) {
            send(line);
        } else {
            earlier.whenComplete((outcome, error) -> send(line));
        }
    }

    /** Takes a line that cannot be read, because of the finding. */
    public void reject(long number, Finding finding) {
        ParsedDeclaration unread = new ParsedDeclaration(null, null, null, null, List.of(finding));
        enter(new BatchLine(number, declarant, unread)).complete(rejection.apply(unread.findings()));
    }

    private BatchLine enter(BatchLine line) {
        window.add(line);
        open.take(1);
        if (head == null) {
            head = line;
        }
        return line;
    }

    /** Whether another line is welcome now. */
    public boolean hasRoom() {
        return open.hasRoom() && retrying.get() == 0;
    }

    /** Whether every line has its outcome taken. */
    public boolean isEmpty() {
        return window.isEmpty();
    }

    /**
     * The outcome of the next line; null if there is none yet.
     *
     * @throws BatchFailedException if the line has none, because the store failed
     */
    public @Nullable LineOutcome poll() {
        BatchLine line = window.peek();
        if (line == null || !line.isDone()) {
            return null;
        }
        window.poll();
        head = window.peek();
        open.give(1);
        if (line.stay != null) {
            lastOfStay.remove(line.stay, line);
        }
        LineOutcome outcome;
        try {
            outcome = line.outcome();
        } catch (CompletionException e) {
            throw new BatchFailedException(cause(e));
        }
        switch (outcome.outcome().kind()) {
            case ACCEPTED -> accepted++;
            case REPLAYED -> replayed++;
            case REJECTED -> rejected++;
        }
        return outcome;
    }

    /**
     * Waits for the outcome of the next line; null if every line has its outcome taken.
     *
     * @throws BatchFailedException if the line has none, because the store failed
     */
    public @Nullable LineOutcome take() throws InterruptedException {
        BatchLine line = window.peek();
        if (line == null) {
            return null;
        }
        try {
            line.get();
        } catch (ExecutionException e) {
            throw new BatchFailedException(cause(e));
        }
        return poll();
    }

    /** What became of the lines whose outcomes were taken. */
    public BatchSummary summary() {
        return new BatchSummary(accepted, replayed, rejected);
    }

    /** Nothing more is sent to the store; what was sent may still be stored. */
    @Override
    public void close() {
        closed = true;
        open.close();
        ended.run();
    }

    private void send(BatchLine line) {
        send(line, System.nanoTime(), 0);
    }

    private void send(BatchLine line, long since, int failures) {
        if (closed) {
            line.cancel(false);
            return;
        }
        CompletableFuture<DeclarationOutcome> declared;
        try {
            declared = intake.apply(line.declarant, line.reading);
        } catch (RuntimeException e) {
            // Thrown or failed, it is the outcome of this line: every line has one.
            declared = CompletableFuture.failedFuture(e);
        }
        declared.whenComplete((outcome, error) -> settle(line, since, failures, outcome, error));
    }

    private void settle(
            BatchLine line, long since, int failures, @Nullable DeclarationOutcome outcome, @Nullable Throwable error) {
        if (outcome != null) {
            line.complete(outcome);
            if (line == head) {
                progress.run();
            }
            return;
        }
        Throwable cause = cause(error == null ? new IllegalStateException("No outcome") : error);
        boolean passing = cause instanceof OverloadException || cause instanceof StoreUnavailableException;
        if (!passing || RETRIES.isOver(since)) {
            line.completeExceptionally(cause);
            progress.run();
            return;
        }
        retrying.incrementAndGet();
        long pause = RETRIES.pause(failures + 1).toMillis();
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(() -> {
            send(line, since, failures + 1);
            retrying.decrementAndGet();
            progress.run();
        });
    }

    private static Throwable cause(Throwable error) {
        boolean wrapped = error instanceof CompletionException || error instanceof ExecutionException;
        return wrapped && error.getCause() != null ? error.getCause() : error;
    }
}
