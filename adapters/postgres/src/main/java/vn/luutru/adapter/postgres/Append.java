package vn.luutru.adapter.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.NewEvent;

/**
 * The events of one unit of work, which are stored together or not at all.
 *
 * @param events at least one, in order
 * @param done   completes with the place of the last of them, or fails
 */
record Append(List<NewEvent> events, CompletableFuture<LogPosition> done) {

    Append(List<NewEvent> events) {
        this(events, new CompletableFuture<>());
    }

    /** All events of several appends, in order. */
    static List<NewEvent> events(List<Append> appends) {
        return appends.stream()
                .<NewEvent>mapMulti((append, into) -> append.events.forEach(into))
                .toList();
    }

    /**
     * Whether none of its streams is another append's.
     *
     * @param streams of those before it in the group; its own are added
     */
    @SuppressWarnings("ReferenceEquality") // another append, whatever it holds
    boolean isFirstOf(Map<UUID, Append> streams) {
        for (NewEvent event : events) {
            Append before = streams.putIfAbsent(event.stream(), this);
            if (before != null && before != this) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether each event is the next of its stream.
     *
     * @param heads the newest version of each stream that exists; carried on by its own events
     */
    boolean follows(Map<UUID, Integer> heads) {
        for (NewEvent event : events) {
            if (heads.getOrDefault(event.stream(), -1) != event.version() - 1) {
                return false;
            }
            heads.put(event.stream(), event.version());
        }
        return true;
    }

    /**
     * Answers appends that follow each other in the log.
     *
     * @param base the position before the first of their events
     */
    static void complete(List<Append> appends, long base, Instant recordedAt) {
        long position = base;
        for (Append append : appends) {
            position += append.events.size();
            append.done.complete(new LogPosition(position, recordedAt));
        }
    }
}
