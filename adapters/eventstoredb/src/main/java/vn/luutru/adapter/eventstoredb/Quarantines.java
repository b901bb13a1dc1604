package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.RecordedEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.eventstore.stored.StoredQuarantine;

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
        if (events.isEmpty()) {
            return null;
        }
        RecordedEvent first = events.getFirst();
        return StoredQuarantine.read(stream, new SerializedEvent(first.getEventType(), first.getEventData(), null));
    }
}
