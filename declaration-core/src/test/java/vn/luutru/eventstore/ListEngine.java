package vn.luutru.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Recorded;

/**
 * A log in memory that keeps the promises of the real one: positions without gaps, one event per version of a stream,
 * no second first event. Only the disk is missing. Subclasses fail on purpose.
 */
public class ListEngine implements EventStorageEngine {

    private static final Instant RECORDED_AT = Instant.parse("2026-07-01T08:00:01Z");

    private final Map<UUID, List<RecordedEventMessage>> streams = new HashMap<>();
    private long position;

    /** What a stream holds, oldest first. */
    public final synchronized List<Recorded<Event>> stored(UUID stream) {
        return streams.getOrDefault(stream, List.of()).stream()
                .map(RecordedEventMessage::recorded)
                .toList();
    }

    /** How many events were stored. */
    public final synchronized long size() {
        return position;
    }

    /** Stores one event or fails; the place of it otherwise. */
    protected CompletableFuture<LogPosition> write(Event event, long version, ConsistencyMarker after) {
        synchronized (this) {
            List<RecordedEventMessage> stream = streams.computeIfAbsent(event.stream(), id -> new ArrayList<>(2));
            if (stream.size() != version) {
                return CompletableFuture.failedFuture(
                        AppendEventsTransactionRejectedException.conflictingEventsDetected(after));
            }
            stream.add(new RecordedEventMessage(++position, RECORDED_AT, event));
            return CompletableFuture.completedFuture(new LogPosition(position, RECORDED_AT));
        }
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        Event event = (Event) Objects.requireNonNull(events.getFirst().event().payload());
        var versions = AggregateBasedConsistencyMarker.from(condition).createSequencer();
        long version = versions.incrementAndGetSequenceOf(event.stream().toString());
        return CompletableFuture.completedFuture(new Transaction(event, version, versions.toMarker()));
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
        return MessageStream.failed(new IllegalStateException("Commands only"));
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(size()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return firstToken(context);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("store", "a list");
    }

    private final class Transaction implements AppendTransaction<LogPosition> {

        private final Event event;
        private final long version;
        private final ConsistencyMarker after;

        private Transaction(Event event, long version, ConsistencyMarker after) {
            this.event = event;
            this.version = version;
            this.after = after;
        }

        @Override
        public CompletableFuture<LogPosition> commit(@Nullable ProcessingContext context) {
            return write(event, version, after).thenApply(position -> {
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
