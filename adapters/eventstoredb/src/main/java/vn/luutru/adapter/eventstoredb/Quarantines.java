package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.RecordedEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.MalformedEventException;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.EventQuarantined;

/** Which events the administrator lets the read models skip: that is recorded in the log itself. */
final class Quarantines {

    private final StreamEvents streams;
    private final StreamNames names;

    Quarantines(StreamEvents streams, StreamNames names) {
        this.streams = streams;
        this.names = names;
    }

    /** The quarantine of the event at a position; null if there is none that can be read. */
    @Nullable
    EventQuarantined find(long position) {
        UUID stream = EventQuarantined.streamOf(position);
        List<RecordedEvent> events = Calls.join(streams.read(names.of(stream), 0, 1));
        return events.isEmpty() ? null : read(stream, events.getFirst());
    }

    private static @Nullable EventQuarantined read(UUID stream, RecordedEvent event) {
        try {
            SerializedEvent stored = new SerializedEvent(event.getEventType(), event.getEventData(), null);
            return EventSerializer.deserialize(stream, stored) instanceof EventQuarantined found ? found : null;
        } catch (MalformedEventException damaged) {
            // The projections stop at its own position and say so there.
            return null;
        }
    }

    /** Keeps the place of an event that nobody can read in a list; it is never handed to a reader. */
    static EventQuarantined placeholder(UnreadableEventException cause) {
        return new EventQuarantined(cause.position(), cause.type(), cause.reason(), "", cause.recordedAt(), "");
    }
}
