package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.EventData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.SerializedMessage;

/**
 * The events of one unit of work, which are stored together or not at all. Their ids are fixed before the first attempt:
 * by them the server knows what it has stored already.
 */
final class Append {

    /** The events for one stream, one behind the other. */
    record Part(UUID stream, List<NewEvent> events) {

        /** The version that the stream must have. */
        long expected() {
            return events.getFirst().version() - 1L;
        }
    }

    /**
     * An event.
     *
     * @param version the place in its stream, from 0
     * @param key     the name of the key that encrypts it; null if nothing is encrypted
     */
    record NewEvent(
            UUID id,
            EventMessage message,
            UUID stream,
            int version,
            SerializedMessage stored,
            @Nullable String key) {}

    private final List<NewEvent> events;
    private final CompletableFuture<LogPosition> done = new CompletableFuture<>();

    Append(List<NewEvent> events) {
        this.events = new ArrayList<>(events);
    }

    List<NewEvent> events() {
        return events;
    }

    /** The same event in another form; before it is sent. */
    void replace(int at, NewEvent event) {
        events.set(at, event);
    }

    CompletableFuture<LogPosition> done() {
        return done;
    }

    static UUID newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = (random.nextLong() & ~0xf000L) | 0x4000L;
        return new UUID(version4, (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L);
    }

    /** By stream, each in order. */
    static List<Part> parts(List<NewEvent> events) {
        if (events.size() == 1) {
            return List.of(new Part(events.getFirst().stream(), events));
        }
        Map<UUID, List<NewEvent>> parts = new LinkedHashMap<>();
        events.forEach(event -> parts.computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                .add(event));
        return parts.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    /** As the server takes them. */
    static List<EventData> data(Part part, Instant recordedAt) {
        List<EventData> data = new ArrayList<>(part.events.size());
        for (NewEvent event : part.events) {
            data.add(EventDataSerializer.event(event.id, event.stored, recordedAt, event.key));
        }
        return data;
    }
}
