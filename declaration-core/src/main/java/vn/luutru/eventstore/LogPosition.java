package vn.luutru.eventstore;

import java.time.Instant;
import org.axonframework.messaging.core.Context.ResourceKey;

/**
 * Where the event of a command came to lie. The storage engine puts it into the command's processing context before the
 * future of the commit completes.
 *
 * @param position   above 0; positions increase in the order of commits, and some may be missing
 * @param recordedAt when the group was written
 */
public record LogPosition(long position, Instant recordedAt) {

    /** The resource of the processing context. */
    public static final ResourceKey<LogPosition> KEY = ResourceKey.withLabel("logPosition");
}
