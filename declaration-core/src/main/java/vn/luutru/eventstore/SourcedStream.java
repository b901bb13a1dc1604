package vn.luutru.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** What a stream holds, and how far it was read. */
final class SourcedStream {

    private final List<Recorded<Event>> events = new ArrayList<>(4);
    private ConsistencyMarker marker = ConsistencyMarker.ORIGIN;

    private SourcedStream() {}

    /** Reads a stream; empty if there is none. */
    static CompletableFuture<SourcedStream> of(
            EventStorageEngine engine, UUID stream, @Nullable ProcessingContext context) {
        return engine.source(SourcingCondition.conditionFor(criteria(stream)), context)
                .reduce(new SourcedStream(), SourcedStream::and);
    }

    /** Events of this stream only. */
    static EventCriteria criteria(UUID stream) {
        return EventCriteria.havingTags(tag(stream));
    }

    /** The one tag of its events. */
    static Tag tag(UUID stream) {
        return Tag.of(CommandExecutor.STREAM_TAG, stream.toString());
    }

    List<Recorded<Event>> events() {
        return events;
    }

    ConsistencyMarker marker() {
        return marker;
    }

    private SourcedStream and(MessageStream.Entry<? extends EventMessage> entry) {
        ConsistencyMarker read = entry.getResource(ConsistencyMarker.RESOURCE_KEY);
        if (read != null) {
            marker = read;
        }
        EventMessage message = entry.message();
        if (message instanceof RecordedEventMessage event) {
            events.add(event.recorded());
        } else if (!(message instanceof TerminalEventMessage)) {
            // To pass over it would make a known stay look unknown.
            throw new IllegalStateException("The storage engine read an event without its place in the log");
        }
        return this;
    }
}
