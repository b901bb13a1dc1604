package vn.luutru.adapter.postgres;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.EventCodec;
import vn.luutru.declaration.codec.KeyRing;
import vn.luutru.declaration.codec.Seal;
import vn.luutru.declaration.codec.StoredForm;
import vn.luutru.declaration.codec.StreamKey;
import vn.luutru.eventstore.RecordedEventMessage;

/** Between events and rows: JSON, and what is personal in it sealed with the key of the stream. */
final class Sealing {

    private final KeyRing keys;

    Sealing(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * @param known the key of the stream as it was read with its history; null if it has none
     * @throws IllegalStateException if something personal is to be added to a stream whose key is destroyed
     */
    Append toAppend(Event event, int version, @Nullable StreamKey known, Instant now) {
        UUID stream = event.stream();
        StoredForm form = EventCodec.encode(event);
        byte[] personal = form.personal();
        if (personal == null) {
            return new Append(event, version, form.type(), form.open(), null, null, new CompletableFuture<>());
        }
        if (known == null && version > 0) {
            throw new IllegalStateException("The key of " + stream + " is destroyed: nothing can be added to it");
        }
        StreamKey key = known == null ? keys.issue(stream, YearMonth.from(Vietnam.dateOf(now))) : known;
        byte[] sealed = Seal.close(key.key(), stream, personal);
        return new Append(
                event,
                version,
                form.type(),
                form.open(),
                sealed,
                known == null ? key : null,
                new CompletableFuture<>());
    }

    /** The key of a row's stream; null if it has none, or none any more. */
    @Nullable
    StreamKey key(StoredRow row) {
        byte[] wrapped = row.wrapped();
        return wrapped == null ? null : keys.open(row.stream(), PostgresMonthKeys.month(row.month()), wrapped);
    }

    RecordedEventMessage toMessage(StoredRow row, @Nullable StreamKey key) {
        return new RecordedEventMessage(row.position(), row.recordedAt(), toEvent(row, key));
    }

    Event toEvent(StoredRow row, @Nullable StreamKey key) {
        byte[] sealed = row.sealed();
        byte[] personal = sealed == null || key == null ? null : Seal.open(key.key(), row.stream(), sealed);
        return EventCodec.decode(row.stream(), new StoredForm(row.type(), row.open(), personal));
    }
}
