package vn.luutru.adapter.postgres;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.codec.StreamKey;
import vn.luutru.eventstore.LogPosition;

/**
 * One event on its way to the disk, serialized and encrypted.
 *
 * @param event   what was encoded, for readers in this process once it is on disk
 * @param version the place in its stream, from 0; it must be free
 * @param key     the key of a stream that begins with this event and has something encrypted, else null
 * @param done    completes with the place in the log, or fails
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Append(
        Event event,
        int version,
        String type,
        byte[] open,
        byte @Nullable [] encrypted,
        @Nullable StreamKey key,
        CompletableFuture<LogPosition> done) {

    UUID stream() {
        return event.stream();
    }
}
