package vn.luutru.declaration.codec;

import java.util.UUID;
import vn.luutru.declaration.Event;

/** Events to stored JSON and back. */
public final class EventCodec {

    private EventCodec() {}

    /** The stored form of an event. */
    public static StoredForm encode(Event event) {
        throw new IllegalStateException("to be written: " + event);
    }

    /**
     * The event of a stored form. Without its personal part, the personal facts are simply not told.
     *
     * @throws IllegalArgumentException if the type is unknown or the JSON is not what it should be
     */
    public static Event decode(UUID stream, StoredForm stored) {
        throw new IllegalStateException("to be written: " + stream + stored);
    }
}
