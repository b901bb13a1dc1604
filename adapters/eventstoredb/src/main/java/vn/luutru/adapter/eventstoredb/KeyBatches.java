package vn.luutru.adapter.eventstoredb;

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
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.StreamConflictException;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;

/**
 * Stores and finds keys of streams for many at once: while one statement is under way, the next one gathers. What waits is
 * bounded by whoever asks.
 */
final class KeyBatches implements AutoCloseable {

    private static final int MAX_BATCH = 2_000;

    private final StreamKeyStore store;
    private final Executor completions;
    private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /** @param own a key for the stream if it has none; null to find one */
    private record Request(UUID stream, @Nullable Wrapped own, CompletableFuture<Optional<Wrapped>> found) {}

    KeyBatches(StreamKeyStore store, Executor completions) {
        this.store = store;
        this.completions = completions;
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
        queue.add(request);
        if (closed) {
            failQueued();
        }
        return request.found;
    }

    private void run() {
        List<Request> batch = new ArrayList<>();
        try {
            while (!closed) {
                batch.add(queue.take());
                queue.drainTo(batch, MAX_BATCH - 1);
                List<Request> all = List.copyOf(batch);
                batch.clear();
                try {
                    Map<UUID, Wrapped> found = keys(all);
                    completions.execute(() -> all.forEach(
                            request -> request.found.complete(Optional.ofNullable(found.get(request.stream)))));
                } catch (RuntimeException e) {
                    completions.execute(() -> all.forEach(request -> request.found.completeExceptionally(e)));
                }
            }
        } catch (InterruptedException e) {
            failQueued();
        }
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
        waiting.forEach(request ->
                request.found.completeExceptionally(new StoreUnavailableException("The event store is closing", null)));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        failQueued();
    }
}
