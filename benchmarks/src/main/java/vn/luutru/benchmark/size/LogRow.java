package vn.luutru.benchmark.size;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.stored.EventEncryption;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.declaration.event.Event;

/**
 * An event as the engine stores it: encoded by the service's codec, sealed with a key of its own stream.
 *
 * @param sealed null where nothing in the event is personal
 * @param key    null unless this event begins its stream
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record LogRow(
        UUID stream,
        int version,
        String type,
        byte[] open,
        byte @Nullable [] sealed,
        @Nullable StreamKey key,
        Instant recordedAt) {

    /**
     * The first event of a stream, with personal facts; or a later one without any.
     *
     * @param recordedAt chooses the month whose key wraps the stream's
     */
    static LogRow of(Event event, int version, Instant recordedAt, KeyRing keys) {
        UUID stream = event.stream();
        SerializedEvent form = EventSerializer.serialize(event);
        byte[] personal = form.personal();
        if (personal == null) {
            return new LogRow(stream, version, form.type(), form.open(), null, null, recordedAt);
        }
        StreamKey key = keys.issue(stream, YearMonth.from(Vietnam.timeOf(recordedAt)));
        byte[] sealed = EventEncryption.encrypt(key.key(), stream, personal);
        return new LogRow(stream, version, form.type(), form.open(), sealed, key, recordedAt);
    }
}
