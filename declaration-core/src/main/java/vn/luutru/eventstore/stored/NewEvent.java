package vn.luutru.eventstore.stored;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to the disk.
 *
 * @param payload what was serialized, for readers in this process once it is on disk
 * @param version the place in its stream, from 0; it must be free
 */
public record NewEvent(@Nullable Object payload, UUID stream, int version, SerializedMessage stored) {

    /** A place in the log that one event can have. */
    public record Place(UUID stream, int version) {}

    public Place place() {
        return new Place(stream, version);
    }
}
