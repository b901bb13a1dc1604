package vn.luutru.eventstore.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AggregateSequenceNumberPosition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.DelayedMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.codec.stored.StreamKey;

/** Axon's finite streams: all events of the streams that a condition names, then the marker of how far they were read. */
public final class StreamSources {

    private final StreamReader reader;
    private final MessageSerializer serializer;

    /** One stream that a condition names. */
    private record Source(EventCriterion criterion, Tag tag, CompletableFuture<List<StoredRow>> rows) {}

    private record Sourced(StoredRow row, EventMessage event, Tag tag) {

        private Context context() {
            return LogStreams.context(row, tag, event.identifier());
        }
    }

    public StreamSources(StreamReader reader, MessageSerializer serializer) {
        this.reader = reader;
        this.serializer = serializer;
    }

    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        List<Source> sources = new ArrayList<>();
        for (EventCriterion criterion : condition.criteria().flatten()) {
            if (criterion.tags().size() != 1) {
                return MessageStream.failed(new IllegalArgumentException(
                        "This engine keeps streams: what is sourced is named by one tag, or by several alternatives"));
            }
            Tag tag = criterion.tags().iterator().next();
            // All are asked for before the first is awaited, so that one read may serve them.
            sources.add(new Source(criterion, tag, reader.read(StreamIds.of(tag.value()))));
        }
        long from = AggregateSequenceNumberPosition.toSequenceNumber(condition.start());
        CompletableFuture<?> all = sources.size() == 1
                ? sources.getFirst().rows
                : CompletableFuture.allOf(sources.stream().map(Source::rows).toArray(CompletableFuture[]::new));
        return DelayedMessageStream.create(all.thenApply(read -> messages(sources, from, context)));
    }

    private MessageStream<EventMessage> messages(List<Source> sources, long from, @Nullable ProcessingContext context) {
        List<Sourced> sourced = new ArrayList<>();
        ConsistencyMarker marker = null;
        for (Source source : sources) {
            List<StoredRow> rows = source.rows.join();
            add(source, rows, from, context, sourced);
            // A stream that does not exist is at -1: Axon's own engine says 0, which would let a first event be
            // refused.
            ConsistencyMarker one = new AggregateBasedConsistencyMarker(source.tag.value(), rows.size() - 1L);
            marker = marker == null ? one : marker.upperBound(one);
        }
        ConsistencyMarker last = marker == null ? ConsistencyMarker.ORIGIN : marker;
        MessageStream<EventMessage> end = MessageStream.just(
                TerminalEventMessage.INSTANCE, message -> Context.with(ConsistencyMarker.RESOURCE_KEY, last));
        return MessageStream.fromStream(sourced.stream(), Sourced::event, Sourced::context)
                .concatWith(end);
    }

    private void add(
            Source source, List<StoredRow> rows, long from, @Nullable ProcessingContext context, List<Sourced> into) {
        StreamKey key = rows.isEmpty() ? null : serializer.key(rows.getFirst(), context);
        for (StoredRow row : rows) {
            if (row.version() >= from) {
                TaggedEventMessage<?> event = serializer.deserialize(row, key);
                if (source.criterion.matches(event.event().type().qualifiedName(), event.tags())) {
                    into.add(new Sourced(row, event.event(), source.tag));
                }
            }
        }
    }
}
