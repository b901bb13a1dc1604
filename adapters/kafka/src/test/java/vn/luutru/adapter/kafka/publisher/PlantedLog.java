package vn.luutru.adapter.kafka.publisher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.codec.stored.EventTypes;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredLog;

/** Events without facts; one that is damaged is a stay's. */
final class PlantedLog implements StoredLog {

    private final List<StoredEvent> events = Collections.synchronizedList(new ArrayList<>());
    final Set<Long> quarantined = ConcurrentHashMap.newKeySet();
    final AtomicInteger reads = new AtomicInteger();
    private volatile int failsFrom = Integer.MAX_VALUE;

    /** The store is away from this read on, counted from 1, until it is said otherwise. */
    void failsFrom(int read) {
        failsFrom = read;
    }

    void grow(int count) {
        for (int i = 0; i < count; i++) {
            add(EventTypes.OPERATOR_KEY_CONFIRMED);
        }
    }

    void add(String type) {
        long position = events.size() + 1L;
        byte[] open = "{}".getBytes(StandardCharsets.UTF_8);
        events.add(
                new StoredEvent(position, Instant.EPOCH, new UUID(1, position), 0, type, open, null, null, List.of()));
    }

    @Override
    public List<StoredEvent> read(long after, int max) {
        if (reads.incrementAndGet() >= failsFrom) {
            throw new StoreUnavailableException("planted", null);
        }
        return events.stream()
                .filter(event -> event.position() > after)
                .limit(max)
                .toList();
    }

    @Override
    public long count(long after) {
        return events.size() - after;
    }

    @Override
    public boolean isQuarantined(long position) {
        return quarantined.contains(position);
    }
}
