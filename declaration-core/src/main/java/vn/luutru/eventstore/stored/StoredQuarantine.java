package vn.luutru.eventstore.stored;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.MalformedEventException;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.EventQuarantined;

/** Which events the administrator lets the read models skip, as the log itself records it. */
public final class StoredQuarantine {

    private StoredQuarantine() {}

    /**
     * The quarantine that a stream begins with; null if that is none, or cannot be read.
     *
     * @param stream {@link EventQuarantined#streamOf} of the position that it quarantines
     */
    public static @Nullable EventQuarantined read(UUID stream, SerializedEvent first) {
        try {
            return EventSerializer.deserialize(stream, first) instanceof EventQuarantined found ? found : null;
        } catch (MalformedEventException damaged) {
            // The projections stop at its own position and say so there.
            return null;
        }
    }

    /** Keeps the place of an event that nobody can read in a list; it is never handed to a reader. */
    public static EventQuarantined placeholder(UnreadableEventException cause) {
        return new EventQuarantined(cause.position(), cause.type(), cause.reason(), "", cause.recordedAt(), "");
    }
}
