package vn.luutru.eventstore.stored;

import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;

/** Streams are stored under UUIDs: the value of the tag if it is one, else one that is derived from it. */
public final class StreamIds {

    private static final int LENGTH = 36;

    private StreamIds() {}

    public static UUID of(String value) {
        if (value.length() == LENGTH) {
            try {
                UUID id = UUID.fromString(value);
                if (id.toString().equals(value)) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                return Names.uuid("luutru.stream\n" + value);
            }
        }
        return Names.uuid("luutru.stream\n" + value);
    }

    /** An event without a tag is alone in its stream. */
    public static UUID ofUntagged(String identifier) {
        return Names.uuid("luutru.event\n" + identifier);
    }

    /** The one tag of an event; null if it has none. */
    public static @Nullable Tag tag(TaggedEventMessage<?> event) {
        Set<Tag> tags = event.tags();
        return tags.isEmpty() ? null : tags.iterator().next();
    }
}
