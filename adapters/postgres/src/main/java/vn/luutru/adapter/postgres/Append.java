package vn.luutru.adapter.postgres;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.luutru.eventstore.LogPosition;

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
}
