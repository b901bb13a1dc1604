package vn.luutru.adapter.postgres;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.EventEncryption;
import vn.luutru.declaration.codec.EventSerializer;
import vn.luutru.declaration.codec.KeyRing;
import vn.luutru.declaration.codec.SerializedEvent;
import vn.luutru.declaration.codec.StreamKey;
import vn.luutru.eventstore.RecordedEventMessage;

/** Maps events to rows and back: JSON, with the personal part encrypted by the key of the stream. */
final class EventRowMapper {

    private final KeyRing keys;

    EventRowMapper(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * @param known the key of the stream as it was read with its history; null if it has none
     * @throws IllegalStateException if something personal is to be added to a stream whose key is destroyed
     */
    Append toAppend(Event event, int version, @Nullable StreamKey known, Instant now) {
        UUID stream = event.stream();
        SerializedEvent serialized = EventSerializer.serialize(event);
        byte[] personal = serialized.personal();
        if (personal == null) {
            return new Append(
                    event, version, serialized.type(), serialized.open(), null, null, new CompletableFuture<>());
        }
        if (known == null && version > 0) {
            throw new IllegalStateException("The key of " + stream + " is destroyed: nothing can be added to it");
        }
        StreamKey key = known == null ? keys.issue(stream, YearMonth.from(Vietnam.dateOf(now))) : known;
        byte[] encrypted = EventEncryption.encrypt(key.key(), stream, personal);
        return new Append(
                event,
                version,
                serialized.type(),
                serialized.open(),
                encrypted,
                known == null ? key : null,
                new CompletableFuture<>());
    }

    /** The key of a row's stream; null if it has none, or none any more. */
    @Nullable
    StreamKey key(StoredRow row) {
        byte[] wrapped = row.wrapped();
        return wrapped == null ? null : keys.unwrap(row.stream(), PostgresMonthKeys.month(row.month()), wrapped);
    }

    RecordedEventMessage toMessage(StoredRow row, @Nullable StreamKey key) {
        return new RecordedEventMessage(row.position(), row.recordedAt(), toEvent(row, key));
    }

    Event toEvent(StoredRow row, @Nullable StreamKey key) {
        byte[] encrypted = row.encrypted();
        byte[] personal =
                encrypted == null || key == null ? null : EventEncryption.decrypt(key.key(), row.stream(), encrypted);
        return EventSerializer.deserialize(row.stream(), new SerializedEvent(row.type(), row.open(), personal));
    }
}
