package vn.luutru.eventstore;

import java.time.Instant;
import java.util.Map;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** An event as a storage engine reads it back: with its place in the log. */
public final class RecordedEventMessage extends GenericEventMessage {

    private final Recorded<Event> recorded;

    public RecordedEventMessage(long position, Instant recordedAt, Event event) {
        super(Long.toString(position), MessageTypes.of(event.getClass()), event, Map.of(), recordedAt);
        this.recorded = new Recorded<>(position, recordedAt, event);
    }

    public Recorded<Event> recorded() {
        return recorded;
    }
}
