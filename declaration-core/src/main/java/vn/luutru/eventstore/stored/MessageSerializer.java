package vn.luutru.eventstore.stored;

import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.codec.stored.StreamKey;

/** Between event messages and what is stored of them. Called on the threads of commands and readers, many at a time. */
public interface MessageSerializer {

    /**
     * What is to be stored.
     *
     * @param stream  the stream that the event is appended to
     * @param version its place in the stream, from 0
     * @param tag     the tag of the event; null if it has none, and is then alone in its stream
     * @param context the unit of work, if any: the same as when the stream was sourced
     */
    SerializedMessage serialize(
            EventMessage event, UUID stream, int version, @Nullable Tag tag, @Nullable ProcessingContext context);

    /** The event as it was appended, with its tag if it has one. */
    TaggedEventMessage<?> deserialize(StoredRow row, @Nullable StreamKey key);

    /** The key of a row's stream; null if it has none, or none any more. Asked for once per stream that is sourced. */
    default @Nullable StreamKey key(StoredRow row, @Nullable ProcessingContext context) {
        return null;
    }

    /** The key with which a unit of work encrypts what it adds to a stream; null if it has read or made none. */
    default @Nullable StreamKey keyInUse(UUID stream, @Nullable ProcessingContext context) {
        return null;
    }

    /** What is to be stored of an event whose stream turns out to have a key already. */
    default SerializedMessage encryptedWith(StreamKey key, EventMessage event, UUID stream) {
        throw new UnsupportedOperationException("This serializer encrypts nothing");
    }
}
