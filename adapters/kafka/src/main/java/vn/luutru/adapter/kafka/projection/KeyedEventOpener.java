package vn.luutru.adapter.kafka.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.event.Event;
import vn.luutru.eventstore.stored.EventRowMapper;
import vn.luutru.eventstore.stored.MissingKeys;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.projection.subscription.DecodedLog;
import vn.luutru.projection.subscription.EventOpener;
import vn.luutru.projection.subscription.StoredEvent;

/** Opens events with the keys of their streams, asked for once for all events of a batch. */
public final class KeyedEventOpener implements EventOpener {

    private final StreamKeyStore keys;
    private final EventRowMapper mapper;
    private final DecodedLog log;

    /** @param log which knows what is quarantined, and which stays were erased */
    public KeyedEventOpener(StreamKeyStore keys, KeyRing ring, DecodedLog log) {
        this.keys = keys;
        this.mapper = new EventRowMapper(ring);
        this.log = log;
    }

    @Override
    public List<Recorded<Event>> open(List<StoredEvent> events) {
        Set<UUID> encrypted = new HashSet<>();
        events.stream().filter(event -> event.encrypted() != null).forEach(event -> encrypted.add(event.stream()));
        Map<UUID, StreamKeyStore.Wrapped> wrapped = encrypted.isEmpty() ? Map.of() : keys.find(encrypted);
        List<StoredRow> rows = new ArrayList<>(events.size());
        events.forEach(event -> rows.add(row(event, wrapped.get(event.stream()))));
        Set<Long> lost = MissingKeys.lost(rows, log::notErased);
        List<Recorded<Event>> opened = new ArrayList<>(events.size());
        for (StoredRow row : rows) {
            try {
                opened.add(opened(row, lost));
            } catch (UnreadableEventException e) {
                if (!opened.isEmpty()) {
                    return opened;
                }
                opened.add(skipped(row.position(), e));
            }
        }
        return opened;
    }

    private Recorded<Event> opened(StoredRow row, Set<Long> lost) {
        if (lost.contains(row.position())) {
            throw MissingKeys.unreadable(row);
        }
        return new Recorded<>(row.position(), row.recordedAt(), row.keyMonth(), mapper.toEvent(row));
    }

    /** @param found the key that the stream has now; another one than that which encrypted the event opens nothing */
    private static StoredRow row(StoredEvent event, StreamKeyStore.@Nullable Wrapped found) {
        StreamKeyStore.Wrapped key =
                found == null || event.key() == null || event.key().equals(found.name()) ? found : null;
        return new StoredRow(
                event.position(),
                event.position(),
                event.recordedAt(),
                event.stream(),
                event.version(),
                event.type(),
                event.open(),
                event.encrypted(),
                null,
                key == null ? 0 : key.month(),
                key == null ? null : key.bytes());
    }

    /** What the log has in its place, if it is quarantined or was repaired. */
    private Recorded<Event> skipped(long position, UnreadableEventException unreadable) {
        Recorded<Event> found = log.readAt(position);
        if (found == null) {
            throw unreadable;
        }
        return found;
    }
}
