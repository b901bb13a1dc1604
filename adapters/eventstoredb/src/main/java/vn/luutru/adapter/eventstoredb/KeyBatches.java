package vn.luutru.adapter.eventstoredb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.StreamConflictException;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;
import vn.luutru.eventstore.stored.WriterState;

/**
 * Stores and finds keys of streams for many at once: while one statement is under way, the next one gathers. What waits is
 * bounded by whoever asks, and waits for so long at most. After an {@code Error} nothing more is stored.
 */
final class KeyBatches implements AutoCloseable {

    private static final int MAX_BATCH = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(KeyBatches.class);

    private final StreamKeyStore store;
    private final Executor completions;
    private final Calls calls;
    private final Duration patience;
    private final WriterState state;
    private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable StoreUnavailableException ended;

    /** @param own a key for the stream if it has none; null to find one */
    private record Request(UUID stream, @Nullable Wrapped own, CompletableFuture<Optional<Wrapped>> found) {}

    /**
     * @param calls    give up on what is not answered in time
     * @param patience how long a key is waited for
     * @param state    is told when keys can no longer be stored
     */
    KeyBatches(StreamKeyStore store, Executor completions, Calls calls, Duration patience, WriterState state) {
        this.store = store;
        this.completions = completions;
        this.calls = calls;
        this.patience = patience;
        this.state = state;
        this.thread = Thread.ofPlatform().daemon().name("eventstoredb-keys").start(this::run);
    }

    /** Keeps a key unless the stream has one; the key that it has then. A stream that is erased meanwhile is a conflict. */
    CompletableFuture<Wrapped> put(UUID stream, Wrapped own) {
        return request(new Request(stream, own, new CompletableFuture<>()))
                .thenApply(found -> found.orElseThrow(StreamConflictException::new));
    }

    /** The key of a stream; empty if it has none. */
    CompletableFuture<Optional<Wrapped>> find(UUID stream) {
        return request(new Request(stream, null, new CompletableFuture<>()));
    }

    private CompletableFuture<Optional<Wrapped>> request(Request request) {
        calls.limit(request.found, patience.toNanos());
        queue.add(request);
        if (closed || ended != null) {
            // It ended in between, and may have emptied the queue before this came into it.
            failQueued();
        }
        return request.found.exceptionallyCompose(failure -> {
            Throwable cause = Calls.unwrapped(failure);
            return CompletableFuture.failedFuture(
                    cause instanceof TimeoutException
                            ? new StoreUnavailableException("The keys of streams were not found in time", cause)
                            : cause);
        });
    }

    private void run() {
        List<Request> batch = new ArrayList<>();
        try {
            while (!closed) {
                batch.add(queue.take());
                queue.drainTo(batch, MAX_BATCH - 1);
                answer(List.copyOf(batch));
                batch.clear();
            }
        } catch (InterruptedException e) {
            failQueued();
        } catch (RuntimeException | Error e) {
            end(batch, e);
        }
    }

    private void answer(List<Request> all) {
        Map<UUID, Wrapped> found;
        try {
            found = keys(all);
        } catch (RuntimeException e) {
            completions.execute(() -> all.forEach(request -> request.found.completeExceptionally(e)));
            return;
        }
        completions.execute(
                () -> all.forEach(request -> request.found.complete(Optional.ofNullable(found.get(request.stream)))));
    }

    /** Takes nothing more, and fails all that waits. The answers come before the log, which may fail too. */
    private void end(List<Request> batch, Throwable failure) {
        if (closed) {
            // Whoever was to carry the answers has ended as well.
            batch.forEach(request -> request.found.completeExceptionally(failure));
            failQueued();
            return;
        }
        String reason =
                "The thread that stores keys ended (" + failure.getClass().getSimpleName() + "): restart the service";
        StoreUnavailableException refusal = new StoreUnavailableException(reason, failure);
        ended = refusal;
        state.ended(reason);
        batch.forEach(request -> request.found.completeExceptionally(refusal));
        failQueued();
        LOG.error(reason, failure);
    }

    private Map<UUID, Wrapped> keys(List<Request> requests) {
        Map<UUID, Wrapped> own = new HashMap<>();
        Set<UUID> asked = new HashSet<>();
        for (Request request : requests) {
            if (request.own == null) {
                asked.add(request.stream);
            } else {
                own.putIfAbsent(request.stream, request.own);
            }
        }
        Map<UUID, Wrapped> found = new HashMap<>();
        if (!asked.isEmpty()) {
            found.putAll(store.find(asked));
        }
        if (!own.isEmpty()) {
            found.putAll(store.putIfAbsent(own));
        }
        return found;
    }

    private void failQueued() {
        List<Request> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        StoreUnavailableException known = ended;
        StoreUnavailableException refusal =
                known == null ? new StoreUnavailableException("The event store is closing", null) : known;
        waiting.forEach(request -> request.found.completeExceptionally(refusal));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        failQueued();
    }
}
