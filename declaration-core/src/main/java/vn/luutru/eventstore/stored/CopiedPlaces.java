package vn.luutru.eventstore.stored;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an event is by the position that its receipt names, if it was copied from another log. */
@FunctionalInterface
public interface CopiedPlaces {

    /** The stream of the event that had a position in the former log; null if none had. */
    @Nullable
    UUID stream(long position);
}
