package vn.luutru.adapter.kafka.publisher;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredLog;

/**
 * Reads the log in pieces, and while one is used already the one behind it: so the store does not wait for who makes records,
 * nor they for the store. Used by one thread.
 */
final class ReadAhead implements AutoCloseable {

    private record Begun(long after, Future<List<StoredEvent>> events) {}

    private final StoredLog log;
    private final int size;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("kafka-publisher-log").factory());
    private @Nullable Begun next;

    /** @param size how many events a piece has at most */
    ReadAhead(StoredLog log, int size) {
        this.log = log;
        this.size = size;
    }

    /**
     * The events after a position, in order; empty at the end of the log.
     *
     * @throws RuntimeException as {@link StoredLog#read} does
     */
    List<StoredEvent> after(long position) throws InterruptedException {
        Begun begun = next;
        next = null;
        List<StoredEvent> events =
                begun != null && begun.after == position ? read(begun.events) : log.read(position, size);
        // What comes behind a smaller piece is most often still to be written.
        if (events.size() == size) {
            long last = events.getLast().position();
            next = new Begun(last, thread.submit(() -> log.read(last, size)));
        }
        return events;
    }

    private static List<StoredEvent> read(Future<List<StoredEvent>> events) throws InterruptedException {
        try {
            return events.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The log could not be read", e.getCause());
        }
    }

    /** Does not wait for the store: what is read by then is nobody's any more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
