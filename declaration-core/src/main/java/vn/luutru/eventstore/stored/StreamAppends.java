package vn.luutru.eventstore.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker.AggregateSequencer;
import org.axonframework.eventsourcing.eventstore.AggregateBasedEventStorageEngineUtils;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.eventstore.LogPosition;

/**
 * Axon's appends to streams: gives each event its place, and answers Axon with what became of all of them. An event has at
 * most one tag, whose value names its stream; without one it is alone in a stream. The marker of a condition holds the
 * version of each stream, -1 for one that does not exist; without a marker an event must be the first of its stream.
 *
 * @param <E> an event as the store takes it
 */
public final class StreamAppends<E> {

    private final Serializer<E> serializer;
    private final Function<List<E>, CompletableFuture<LogPosition>> store;

    /** Makes of an event what the store takes, on the thread of the command. */
    @FunctionalInterface
    public interface Serializer<E> {

        /**
         * @param version the place in its stream, from 0
         * @param tag     null if the event has none
         * @param context of the unit of work; null outside of one
         */
        E serialize(
                EventMessage event, UUID stream, int version, @Nullable Tag tag, @Nullable ProcessingContext context);
    }

    /**
     * @param store writes all events or none; completes with the place of the last, or fails, with a {@link
     *              StreamConflictException} if one of their places is taken
     */
    public StreamAppends(Serializer<E> serializer, Function<List<E>, CompletableFuture<LogPosition>> store) {
        this.serializer = serializer;
        this.store = store;
    }

    /** Serializes events; the store has them from the commit of the transaction on. Fails if an event cannot be stored. */
    public CompletableFuture<AppendTransaction<?>> append(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        try {
            AggregateBasedEventStorageEngineUtils.assertValidTags(events);
            AggregateSequencer versions =
                    AggregateBasedConsistencyMarker.from(condition).createSequencer();
            List<E> serialized = serialized(events, versions, context);
            return CompletableFuture.completedFuture(new Transaction(serialized, versions.toMarker()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private List<E> serialized(
            List<TaggedEventMessage<?>> events, AggregateSequencer versions, @Nullable ProcessingContext context) {
        if (events.size() == 1) {
            return List.of(serialized(events.getFirst(), versions, context));
        }
        List<E> serialized = new ArrayList<>(events.size());
        events.forEach(event -> serialized.add(serialized(event, versions, context)));
        return serialized;
    }

    private E serialized(
            TaggedEventMessage<?> tagged, AggregateSequencer versions, @Nullable ProcessingContext context) {
        EventMessage event = tagged.event();
        Tag tag = StreamIds.tag(tagged);
        UUID stream = tag == null ? StreamIds.ofUntagged(event.identifier()) : StreamIds.of(tag.value());
        int version = tag == null ? 0 : Math.toIntExact(versions.incrementAndGetSequenceOf(tag.value()));
        return serializer.serialize(event, stream, version, tag, context);
    }

    private final class Transaction implements AppendTransaction<LogPosition> {

        private final List<E> events;
        private final ConsistencyMarker after;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Transaction(List<E> events, ConsistencyMarker after) {
            this.events = events;
            this.after = after;
        }

        @Override
        public CompletableFuture<LogPosition> commit(@Nullable ProcessingContext context) {
            if (ended.getAndSet(true)) {
                return CompletableFuture.failedFuture(new IllegalStateException("Committed or rolled back already"));
            }
            return store.apply(events).handle((position, failure) -> {
                if (failure instanceof StreamConflictException) {
                    throw AppendEventsTransactionRejectedException.conflictingEventsDetected(after);
                } else if (failure != null) {
                    throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
                } else if (context != null) {
                    context.putResource(LogPosition.KEY, position);
                }
                return position;
            });
        }

        /** Nothing is held before the commit, and nothing can be taken back after it. */
        @Override
        public void rollback(@Nullable ProcessingContext context) {
            ended.set(true);
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                LogPosition result, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(after);
        }
    }
}
