package vn.luutru.adapter.eventstoredb;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.StoreMeters;
import vn.luutru.eventstore.stored.StreamConflictException;
import vn.luutru.eventstore.stored.WriterState;

/**
 * Appends that are under way, so many at a time, and those that wait for them. One more than fits is refused at once. Who
 * waits for an append is woken by another executor, since the client's threads carry the other appends.
 */
final class AppendWindow implements AutoCloseable {

    private final Function<Append, CompletableFuture<LogPosition>> write;
    private final Executor completions;
    private final int maxWaiting;
    private final int maxInFlight;
    private final StoreMeters meters;
    private final WriterState state;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Append> waiting = new ArrayDeque<>();
    private int inFlight;
    private boolean closing;

    AppendWindow(
            Function<Append, CompletableFuture<LogPosition>> write,
            Executor completions,
            EngineLimits limits,
            StoreMeters meters,
            WriterState state) {
        this.write = write;
        this.completions = completions;
        this.maxWaiting = limits.queue();
        this.maxInFlight = limits.inFlight();
        this.meters = meters;
        this.state = state;
    }

    /** Takes an append; false, and its future failed, if there is no room. */
    boolean add(Append append) {
        boolean ended;
        boolean room;
        lock.lock();
        try {
            ended = closing;
            room = inFlight < maxInFlight || waiting.size() < maxWaiting;
            if (!ended && room) {
                waiting.add(append);
            }
        } finally {
            lock.unlock();
        }
        if (ended || !room) {
            if (!ended) {
                meters.full(append.events().size());
            }
            String refusal = ended ? "The event store is closing" : "The queue of the event store is full";
            append.done().completeExceptionally(new OverloadException(refusal));
            return false;
        }
        sendWaiting();
        return true;
    }

    private void sendWaiting() {
        for (Append next = take(); next != null; next = take()) {
            send(next);
        }
    }

    private @Nullable Append take() {
        lock.lock();
        try {
            Append next = inFlight < maxInFlight ? waiting.poll() : null;
            inFlight += next == null ? 0 : 1;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void send(Append append) {
        long begun = System.nanoTime();
        CompletableFuture<LogPosition> written;
        try {
            written = write.apply(append);
        } catch (RuntimeException e) {
            written = CompletableFuture.failedFuture(e);
        }
        written.whenCompleteAsync(
                (position, failure) -> {
                    lock.lock();
                    try {
                        inFlight--;
                    } finally {
                        lock.unlock();
                    }
                    sendWaiting();
                    if (failure == null) {
                        meters.committed(append.events().size(), System.nanoTime() - begun);
                        state.written();
                        append.done().complete(position);
                    } else {
                        failed(append, Calls.unwrapped(failure));
                    }
                },
                completions);
    }

    private void failed(Append append, Throwable cause) {
        if (cause instanceof StreamConflictException) {
            meters.conflicts(append.events().size());
        } else {
            state.failed("The last declarations could not be written: "
                    + (cause instanceof StoreUnavailableException ? cause.getMessage() : Calls.describe(cause)));
        }
        append.done().completeExceptionally(cause);
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private int open() {
        lock.lock();
        try {
            return waiting.size() + inFlight;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, and waits for what is open. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
        try {
            while (open() > 0) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
