package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.codec.stored.EventTypes;
import vn.luutru.eventstore.stored.MissingKeys;
import vn.luutru.eventstore.stored.StreamKeyStore;

/**
 * Which stays were erased: as is kept beside the keys, or as their streams say. The first counts where the cluster was restored
 * from before an erasure, the second where the database was. Streams are read from the leader: an erasure comes before the
 * end of a key.
 */
final class ErasedStays implements MissingKeys.Stays {

    /** So many streams are asked for at a time. */
    private static final int BATCH = 64;

    private final StreamEvents streams;
    private final StreamNames names;
    private final StreamKeyStore keys;

    ErasedStays(StreamEvents streams, StreamNames names, StreamKeyStore keys) {
        this.streams = streams;
        this.names = names;
        this.keys = keys;
    }

    @Override
    public Set<UUID> notErased(Collection<UUID> stays) {
        List<UUID> asked = new ArrayList<>(stays);
        asked.removeAll(keys.destroyed(stays));
        Set<UUID> found = new HashSet<>();
        for (int from = 0; from < asked.size(); from += BATCH) {
            Map<UUID, CompletableFuture<List<RecordedEvent>>> answers = new LinkedHashMap<>();
            asked.subList(from, Math.min(asked.size(), from + BATCH))
                    .forEach(stay -> answers.put(stay, streams.read(names.of(stay), 0, Long.MAX_VALUE)));
            answers.forEach((stay, answer) -> {
                if (!isErased(Calls.join(answer))) {
                    found.add(stay);
                }
            });
        }
        return found;
    }

    /** Whether these events of a stay end with its erasure, or have it. */
    static boolean isErased(Collection<RecordedEvent> events) {
        return events.stream().anyMatch(event -> event.getEventType().equals(EventTypes.STAY_FORGOTTEN));
    }
}
