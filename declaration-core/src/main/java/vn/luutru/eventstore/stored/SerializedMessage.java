package vn.luutru.eventstore.stored;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.codec.stored.StreamKey;

/**
 * What is stored of an event.
 *
 * @param type      the stored name of the event's type
 * @param open      the payload, or the part of it that may be stored in clear
 * @param encrypted the rest of the payload; null if there is none
 * @param metadata  identifier, timestamp, tag and metadata of the message; null if the reader can do without
 * @param key       the key of a stream that begins with this event and has something encrypted, else null
 * @param keyMonth  the month of the key that encrypted it, as yyyymm; 0 if nothing is encrypted
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record SerializedMessage(
        String type,
        byte[] open,
        byte @Nullable [] encrypted,
        byte @Nullable [] metadata,
        @Nullable StreamKey key,
        int keyMonth) {

    /** Of an event without an encrypted part, or with a new key. */
    public SerializedMessage(
            String type,
            byte[] open,
            byte @Nullable [] encrypted,
            byte @Nullable [] metadata,
            @Nullable StreamKey key) {
        this(type, open, encrypted, metadata, key, key == null ? 0 : key.monthNumber());
    }
}
