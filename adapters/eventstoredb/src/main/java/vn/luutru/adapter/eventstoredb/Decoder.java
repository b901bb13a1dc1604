package vn.luutru.adapter.eventstoredb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.AllReader.Raw;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.eventstore.stored.EventRowMapper;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;

/** Events of this service, decoded and decrypted; the keys of a piece are looked up at once. */
final class Decoder {

    private final EventRowMapper mapper;
    private final StreamKeyStore keys;

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

    Decoder(EventRowMapper mapper, StreamKeyStore keys) {
        this.mapper = mapper;
        this.keys = keys;
    }

    List<Decoded> decode(List<Raw> events) {
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
        List<Decoded> decoded = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            decoded.add(decoded(events.get(i), metadata.get(i), damaged.get(i), found));
        }
        return decoded;
    }

    private Decoded decoded(
            Raw raw,
            EventDataSerializer.@Nullable Metadata metadata,
            @Nullable UnreadableEventException damaged,
            Map<UUID, Wrapped> found) {
        UUID stream = raw.stream();
        if (stream == null || metadata == null) {
            return new Decoded(raw, 0, null, damaged);
        }
        StoredRow row = EventDataSerializer.row(stream, raw.event(), metadata, found.get(stream), raw.position());
        try {
            return new Decoded(raw, row.keyMonth(), mapper.toEvent(row), null);
        } catch (UnreadableEventException e) {
            return new Decoded(raw, 0, null, e);
        }
    }
}
