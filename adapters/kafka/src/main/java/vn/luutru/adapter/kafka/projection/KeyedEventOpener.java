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
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.EventOpener;
import vn.luutru.projection.subscription.StoredEvent;

/** Opens events with the keys of their streams, asked for once for all events of a batch. */
public final class KeyedEventOpener implements EventOpener {

    private final StreamKeyStore keys;
    private final EventRowMapper mapper;
    private final EventLog log;

    /** @param log which knows what is quarantined */
    public KeyedEventOpener(StreamKeyStore keys, KeyRing ring, EventLog log) {
        this.keys = keys;
        this.mapper = new EventRowMapper(ring);
        this.log = log;
    }

    @Override
    public List<Recorded<Event>> open(List<StoredEvent> events) {
        Set<UUID> encrypted = new HashSet<>();
        events.stream().filter(event -> event.encrypted() != null).forEach(event -> encrypted.add(event.stream()));
        Map<UUID, StreamKeyStore.Wrapped> wrapped = encrypted.isEmpty() ? Map.of() : keys.find(encrypted);
        List<Recorded<Event>> opened = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            try {
                opened.add(opened(event, wrapped.get(event.stream())));
            } catch (UnreadableEventException e) {
                if (!opened.isEmpty()) {
                    return opened;
                }
                opened.add(skipped(event, e));
            }
        }
        return opened;
    }

    /** @param found the key that the stream has now; another one than that which encrypted the event opens nothing */
    private Recorded<Event> opened(StoredEvent event, StreamKeyStore.@Nullable Wrapped found) {
        StreamKeyStore.Wrapped key =
                found == null || event.key() == null || event.key().equals(found.name()) ? found : null;
        StoredRow row = new StoredRow(
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
        return new Recorded<>(event.position(), event.recordedAt(), row.keyMonth(), mapper.toEvent(row));
    }

    /** What the log has in its place, if it is quarantined or was repaired. */
    private Recorded<Event> skipped(StoredEvent event, UnreadableEventException unreadable) {
        List<Recorded<Event>> found = log.read(event.position() - 1, 1);
        if (found.isEmpty() || found.getFirst().position() != event.position()) {
            throw unreadable;
        }
        return found.getFirst();
    }
}
