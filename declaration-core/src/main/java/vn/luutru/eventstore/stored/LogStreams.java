package vn.luutru.eventstore.stored;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.LegacyResources;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Axon's infinite streams over the log, and the tokens of its places. A stream that waits is called when the log grows;
 * since other processes write too, the head is looked at four times a second while somebody waits.
 */
public final class LogStreams implements AutoCloseable {

    private static final int BATCH = 500;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final TrackedLog log;
    private final NewestPosition newest;
    private final MessageSerializer serializer;
    private final Executor callbacks;
    private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();
    private @Nullable Thread watch;
    private volatile boolean closed;

    private record Tracked(StoredRow row, TaggedEventMessage<?> event) {}

    /** @param callbacks calls streams that wait, and looks for tokens */
    public LogStreams(TrackedLog log, NewestPosition newest, MessageSerializer serializer, Executor callbacks) {
        this.log = log;
        this.newest = newest;
        this.serializer = serializer;
        this.callbacks = callbacks;
    }

    /** All events after the condition's position that match its criteria, without end. */
    public MessageStream<EventMessage> stream(StreamingCondition condition) {
        Batches batches = new Batches(condition);
        return new ContinuousMessageStream<>(last -> batches.next(), LogStreams::entry, this::register);
    }

    /** The token before all events. */
    public CompletableFuture<TrackingToken> firstToken() {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    /** The token behind all events that the log has now. */
    public CompletableFuture<TrackingToken> latestToken() {
        return CompletableFuture.supplyAsync(() -> new GlobalSequenceTrackingToken(log.head()), callbacks);
    }

    /** The token before the first event that was recorded at this instant or later. */
    public CompletableFuture<TrackingToken> tokenAt(Instant at) {
        return CompletableFuture.supplyAsync(() -> new GlobalSequenceTrackingToken(log.before(at)), callbacks);
    }

    private static MessageStream.Entry<EventMessage> entry(Tracked tracked) {
        StoredRow row = tracked.row;
        Tag tag = StreamIds.tag(tracked.event);
        Context context = context(row, tag, tracked.event.event().identifier())
                .withResource(TrackingToken.RESOURCE_KEY, new GlobalSequenceTrackingToken(row.position()));
        return new SimpleEntry<>(tracked.event.event(), context);
    }

    /** What Axon's own engines say of an event beside the event. */
    static Context context(StoredRow row, @Nullable Tag tag, String identifier) {
        Context context = Context.with(LegacyResources.AGGREGATE_IDENTIFIER_KEY, tag == null ? identifier : tag.value())
                .withResource(LegacyResources.AGGREGATE_SEQUENCE_NUMBER_KEY, (long) row.version());
        return tag == null ? context : context.withResource(LegacyResources.AGGREGATE_TYPE_KEY, tag.key());
    }

    private Registration register(Object stream, Runnable callback) {
        waiting.put(stream, callback);
        synchronized (this) {
            if (watch == null && !closed) {
                watch = Thread.ofPlatform().daemon().name("log-streams").start(this::watch);
            }
        }
        return () -> waiting.remove(stream) != null;
    }

    private void watch() {
        long known = newest.position();
        while (!closed) {
            try {
                if (waiting.isEmpty()) {
                    Thread.sleep(LOOK_AGAIN);
                } else if (!newest.awaitAfter(known, LOOK_AGAIN)) {
                    newest.reached(log.head());
                }
            } catch (InterruptedException e) {
                return;
            } catch (StoreUnavailableException e) {
                // Whoever waits goes on waiting; who reads learns it from its own read.
                known = newest.position();
            }
            if (newest.position() > known) {
                known = newest.position();
                notifyAllWaiting();
            }
        }
    }

    private void notifyAllWaiting() {
        try {
            waiting.values().forEach(callbacks::execute);
        } catch (RejectedExecutionException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            if (watch != null) {
                watch.interrupt();
            }
        }
    }

    /** Where one stream is. */
    private final class Batches {

        private final StreamingCondition condition;
        private long position;

        private Batches(StreamingCondition condition) {
            this.condition = condition;
            this.position = position(condition.position());
        }

        /** The next events that match; empty only at the end of the log. */
        private List<Tracked> next() {
            while (true) {
                List<StoredRow> rows = log.after(position, BATCH);
                List<Tracked> matching = new ArrayList<>(rows.size());
                for (StoredRow row : rows) {
                    TaggedEventMessage<?> event = serializer.deserialize(row, serializer.key(row, null));
                    if (condition.matches(event.event().type().qualifiedName(), event.tags())) {
                        matching.add(new Tracked(row, event));
                    }
                    position = row.position();
                }
                if (!matching.isEmpty() || rows.size() < BATCH) {
                    return matching;
                }
            }
        }
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken global -> Math.max(0, global.getGlobalIndex());
            default -> throw new IllegalArgumentException("Not a token of this engine: " + token);
        };
    }
}
