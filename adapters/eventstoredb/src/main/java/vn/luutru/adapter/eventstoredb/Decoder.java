package vn.luutru.adapter.eventstoredb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.AllReader.Raw;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.eventstore.stored.EventRowMapper;
import vn.luutru.eventstore.stored.MissingKeys;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;

/** Events of this service, decoded and decrypted; the keys of a piece are looked up at once. */
final class Decoder {

    private final EventRowMapper mapper;
    private final StreamKeyStore keys;
    private final MissingKeys.Stays stays;

    /**
     * One of them.
     *
     * @param keyMonth of the key that encrypts a part of it, as yyyymm; 0 if there is none
     * @param event    null if it cannot be read, or is of another stream
     * @param cause    why it cannot be read
     */
    record Decoded(
            Raw raw,
            int keyMonth,
            @Nullable Event event,
            @Nullable UnreadableEventException cause) {

        UnreadableEventException unreadable() {
            return Objects.requireNonNull(cause, "It can be read");
        }
    }

    Decoder(EventRowMapper mapper, StreamKeyStore keys, MissingKeys.Stays stays) {
        this.mapper = mapper;
        this.keys = keys;
        this.stays = stays;
    }

    /**
     * An event of this service, recorded at the instant that its receipt names. A stay's whose key is lost goes without what
     * was encrypted once it is quarantined, as in its stream.
     *
     * @throws UnreadableEventException if it cannot be read
     */
    Recorded<Event> recorded(Raw raw, LongPredicate quarantined) {
        Decoded decoded = decode(List.of(raw)).getFirst();
        UnreadableEventException cause = decoded.cause();
        if (cause != null && MissingKeys.isReasonOf(cause) && quarantined.test(cause.position())) {
            decoded = decode(List.of(raw), asked -> Set.of()).getFirst();
        }
        Event event = decoded.event();
        if (event == null) {
            throw decoded.unreadable();
        }
        return new Recorded<>(raw.position(), StreamReads.recordedAt(raw.event()), decoded.keyMonth(), event);
    }

    List<Decoded> decode(List<Raw> events) {
        return decode(events, stays);
    }

    private List<Decoded> decode(List<Raw> events, MissingKeys.Stays stays) {
        List<EventDataSerializer.@Nullable Metadata> metadata = new ArrayList<>(events.size());
        List<@Nullable UnreadableEventException> damaged = new ArrayList<>(events.size());
        Set<UUID> encrypted = new HashSet<>();
        for (Raw raw : events) {
            EventDataSerializer.Metadata one = null;
            UnreadableEventException damage = null;
            UUID stream = raw.stream();
            if (stream != null) {
                try {
                    one = StreamReads.metadata(raw.event());
                    if (one.sealed() != null) {
                        encrypted.add(stream);
                    }
                } catch (UnreadableEventException e) {
                    damage = e;
                }
            }
            metadata.add(one);
            damaged.add(damage);
        }
        Map<UUID, Wrapped> found = encrypted.isEmpty() ? Map.of() : keys.find(encrypted);
        List<@Nullable StoredRow> rows = new ArrayList<>(events.size());
        List<StoredRow> whole = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            StoredRow row = row(events.get(i), metadata.get(i), found);
            rows.add(row);
            if (row != null) {
                whole.add(row);
            }
        }
        Set<Long> lost = MissingKeys.lost(whole, stays);
        List<Decoded> decoded = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            decoded.add(decoded(events.get(i), rows.get(i), damaged.get(i), lost));
        }
        return decoded;
    }

    private static @Nullable StoredRow row(
            Raw raw, EventDataSerializer.@Nullable Metadata metadata, Map<UUID, Wrapped> found) {
        UUID stream = raw.stream();
        return stream == null || metadata == null
                ? null
                : EventDataSerializer.row(stream, raw.event(), metadata, found.get(stream), raw.position());
    }

    private Decoded decoded(
            Raw raw, @Nullable StoredRow row, @Nullable UnreadableEventException damaged, Set<Long> lost) {
        if (row == null) {
            return new Decoded(raw, 0, null, damaged);
        }
        if (lost.contains(row.position())) {
            return new Decoded(raw, 0, null, MissingKeys.unreadable(row));
        }
        try {
            return new Decoded(raw, row.keyMonth(), mapper.toEvent(row), null);
        } catch (UnreadableEventException e) {
            return new Decoded(raw, 0, null, e);
        }
    }
}
