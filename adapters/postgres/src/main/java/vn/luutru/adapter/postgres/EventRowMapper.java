package vn.luutru.adapter.postgres;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.codec.EventEncryption;
import vn.luutru.declaration.codec.EventSerializer;
import vn.luutru.declaration.codec.KeyRing;
import vn.luutru.declaration.codec.SerializedEvent;
import vn.luutru.declaration.codec.StreamKey;

/** Maps rows to events: JSON, with the personal part encrypted by the key of the stream. */
final class EventRowMapper {

    private final KeyRing keys;

    EventRowMapper(KeyRing keys) {
        this.keys = keys;
    }

    /** The key of a row's stream; null if it has none, or none any more. */
    @Nullable
    StreamKey key(StoredRow row) {
        byte[] wrapped = row.wrapped();
        return wrapped == null ? null : keys.unwrap(row.stream(), PostgresMonthKeys.month(row.month()), wrapped);
    }

    /** @param key of the row's stream; without it the personal facts are missing */
    Event toEvent(StoredRow row, @Nullable StreamKey key) {
        byte[] encrypted = row.encrypted();
        byte[] personal =
                encrypted == null || key == null ? null : EventEncryption.decrypt(key.key(), row.stream(), encrypted);
        return EventSerializer.deserialize(row.stream(), new SerializedEvent(row.type(), row.open(), personal));
    }
}
