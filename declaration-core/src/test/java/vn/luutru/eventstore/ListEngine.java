package vn.luutru.eventstore;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.Event;

/**
 * A log in memory that keeps the contract of the real ones: only the disk is missing. Its positions increase by two, so
 * that nothing above it comes to need dense ones. Subclasses fail on purpose.
 */
public class ListEngine implements EventStorageEngine {

    /** How many appends wait at most while it is stalled. */
    static final int CAPACITY = 20;

    private static final int STEP = 2;
    private static final Instant RECORDED_AT = Instant.parse("2026-07-01T08:00:01Z");

    private final Map<UUID, List<RecordedEventMessage>> streams = new HashMap<>();
    private final List<RecordedEventMessage> log = new ArrayList<>();
    private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();
    private final Deque<Runnable> stalled = new ArrayDeque<>();
    private boolean stalling;
    private boolean losing;
    private long conflicts;

    /** An event and the version that it must get. */
    protected record Versioned(Event event, long version) {}

    /** What a stream holds, oldest first. */
    public final synchronized List<Recorded<Event>> stored(UUID stream) {
        return streams.getOrDefault(stream, List.of()).stream()
                .map(RecordedEventMessage::recorded)
                .toList();
    }

    /** How many events were stored. */
    public final synchronized long size() {
        return log.size();
    }

    /** How many events were refused because a stream had grown. */
    final synchronized long conflicts() {
        return conflicts;
    }

    /** From now on appends wait. */
    final synchronized void stall() {
        stalling = true;
    }

    /** Stores what waits, and appends again. */
    final synchronized void resume() {
        stalling = false;
        while (!stalled.isEmpty()) {
            stalled.poll().run();
        }
    }

    /** Stores the next append and fails its answer. */
    final synchronized void loseNextAnswer() {
        losing = true;
    }

    /** Stores one event or fails; the place of it otherwise. Overridden to fail on purpose. */
    protected CompletableFuture<LogPosition> write(Event event, long version, ConsistencyMarker after) {
        return writeAll(List.of(new Versioned(event, version)), after);
    }

    private CompletableFuture<LogPosition> writeAll(List<Versioned> events, ConsistencyMarker after) {
        LogPosition position;
        synchronized (this) {
            if (stalling) {
                return wait(events, after);
            }
            Map<UUID, Long> next = new HashMap<>();
            for (Versioned event : events) {
                UUID stream = event.event.stream();
                long expected = next.getOrDefault(stream, (long) stored(stream).size());
                if (expected != event.version) {
                    conflicts += events.size();
                    return CompletableFuture.failedFuture(
                            AppendEventsTransactionRejectedException.conflictingEventsDetected(after));
                }
                next.put(stream, expected + 1);
            }
            events.forEach(event -> add(event.event));
            position = new LogPosition(log.getLast().recorded().position(), RECORDED_AT);
            if (losing) {
                losing = false;
                return CompletableFuture.failedFuture(
                        new StoreUnavailableException("The answer is lost", new IllegalStateException("on purpose")));
            }
        }
        waiting.values().forEach(Runnable::run);
        return CompletableFuture.completedFuture(position);
    }

    private CompletableFuture<LogPosition> wait(List<Versioned> events, ConsistencyMarker after) {
        if (stalled.size() == CAPACITY) {
            return CompletableFuture.failedFuture(new OverloadException("The list takes no more"));
        }
        CompletableFuture<LogPosition> later = new CompletableFuture<>();
        stalled.add(() -> writeAll(events, after).whenComplete((position, failure) -> {
            if (failure == null) {
                later.complete(position);
            } else {
                later.completeExceptionally(failure);
            }
        }));
        return later;
    }

    private void add(Event event) {
        long position = log.isEmpty() ? 1 : log.getLast().recorded().position() + STEP;
        RecordedEventMessage message = new RecordedEventMessage(position, RECORDED_AT, event);
        streams.computeIfAbsent(event.stream(), id -> new ArrayList<>(2)).add(message);
        log.add(message);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        var versions = AggregateBasedConsistencyMarker.from(condition).createSequencer();
        List<Versioned> versioned = new ArrayList<>();
        for (TaggedEventMessage<?> tagged : events) {
            Event event = (Event) Objects.requireNonNull(tagged.event().payload());
            versioned.add(new Versioned(
                    event, versions.incrementAndGetSequenceOf(event.stream().toString())));
        }
        return CompletableFuture.completedFuture(new Transaction(versioned, versions.toMarker()));
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        String stream = condition
                .criteria()
                .flatten()
                .iterator()
                .next()
                .tags()
                .iterator()
                .next()
                .value();
        List<EventMessage> messages;
        synchronized (this) {
            messages = List.copyOf(streams.getOrDefault(UUID.fromString(stream), List.of()));
        }
        ConsistencyMarker marker = new AggregateBasedConsistencyMarker(stream, messages.size() - 1L);
        return MessageStream.fromIterable(messages)
                .concatWith(MessageStream.just(
                        TerminalEventMessage.INSTANCE,
                        message -> Context.with(ConsistencyMarker.RESOURCE_KEY, marker)));
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        long from = condition.position() instanceof GlobalSequenceTrackingToken token ? token.getGlobalIndex() : 0;
        return new ContinuousMessageStream<RecordedEventMessage>(
                last -> after(last == null ? from : last.recorded().position()),
                message -> new SimpleEntry<>(
                        message,
                        Context.with(
                                TrackingToken.RESOURCE_KEY,
                                new GlobalSequenceTrackingToken(
                                        message.recorded().position()))),
                (stream, callback) -> {
                    waiting.put(stream, callback);
                    return () -> waiting.remove(stream) != null;
                });
    }

    private synchronized List<RecordedEventMessage> after(long position) {
        return log.stream()
                .filter(message -> message.recorded().position() > position)
                .toList();
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public synchronized CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        long position = log.isEmpty() ? 0 : log.getLast().recorded().position();
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(position));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return at.isAfter(RECORDED_AT) ? latestToken(context) : firstToken(context);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("store", "a list");
    }

    private final class Transaction implements AppendTransaction<LogPosition> {

        private final List<Versioned> events;
        private final ConsistencyMarker after;

        private Transaction(List<Versioned> events, ConsistencyMarker after) {
            this.events = events;
            this.after = after;
        }

        @Override
        public CompletableFuture<LogPosition> commit(@Nullable ProcessingContext context) {
            CompletableFuture<LogPosition> written = events.size() == 1
                    ? write(events.getFirst().event, events.getFirst().version, after)
                    : writeAll(events, after);
            return written.thenApply(position -> {
                if (context != null) {
                    context.putResource(LogPosition.KEY, position);
                }
                return position;
            });
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            // Nothing is held before the commit.
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                LogPosition position, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(after);
        }
    }
}
