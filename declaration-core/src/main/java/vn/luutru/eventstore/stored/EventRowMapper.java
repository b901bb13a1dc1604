package vn.luutru.eventstore.stored;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.DecryptionException;
import vn.luutru.declaration.codec.stored.EventEncryption;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.MalformedEventException;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.declaration.event.Event;

/** Maps what is stored to events: JSON, with the personal part encrypted by the key of the stream. */
public final class EventRowMapper {

    private final KeyRing keys;

    public EventRowMapper(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The key of a row's stream; null if it has none, or none any more.
     *
     * @throws UnreadableEventException if the key is damaged
     */
    @Nullable
    StreamKey key(StoredRow row) {
        byte[] wrapped = row.wrapped();
        try {
            return wrapped == null
                    ? null
                    : keys.unwrap(row.stream(), YearMonth.of(row.month() / 100, row.month() % 100), wrapped);
        } catch (DecryptionException | DateTimeException e) {
            throw unreadable(row, "the key of its stream is damaged or of another master key");
        }
    }

    /** @throws UnreadableEventException if this version cannot read the event or its key */
    public Event toEvent(StoredRow row) {
        return toEvent(row, row.encrypted() == null ? null : key(row));
    }

    /**
     * @param key of the row's stream; without it the personal facts are missing
     * @throws UnreadableEventException if this version cannot read the event
     */
    public Event toEvent(StoredRow row, @Nullable StreamKey key) {
        byte[] encrypted = row.encrypted();
        try {
            byte[] personal = encrypted == null || key == null
                    ? null
                    : EventEncryption.decrypt(key.key(), row.stream(), encrypted);
            return EventSerializer.deserialize(row.stream(), new SerializedEvent(row.type(), row.open(), personal));
        } catch (MalformedEventException e) {
            throw unreadable(row, e.reason());
        } catch (DecryptionException e) {
            throw unreadable(row, "its encrypted part is damaged or of another key");
        }
    }

    private static UnreadableEventException unreadable(StoredRow row, String reason) {
        return new UnreadableEventException(row.place(), row.recordedAt(), row.type(), reason);
    }
}
