package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.eventstore.stored.MissingKeys;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;
import vn.luutru.eventstore.stored.StreamReader;

/**
 * Reads streams, each with its key if something in it is encrypted. An event whose key is lost is refused until it is
 * quarantined; then it is read without what was encrypted, like one of an erased stay.
 */
final class StreamReads implements StreamReader {

    private final StreamEvents events;
    private final StreamNames names;
    private final KeyBatches keys;
    private final MissingKeys.Stays stays;
    private final Quarantines quarantines;
    private final Executor completions;
    private final EngineLimits limits;
    private final AtomicInteger reading = new AtomicInteger();

    private record Read(RecordedEvent event, EventDataSerializer.Metadata metadata) {}

    StreamReads(
            StreamEvents events,
            StreamNames names,
            KeyBatches keys,
            MissingKeys.Stays stays,
            Quarantines quarantines,
            Executor completions,
            EngineLimits limits) {
        this.events = events;
        this.names = names;
        this.keys = keys;
        this.stays = stays;
        this.quarantines = quarantines;
        this.completions = completions;
        this.limits = limits;
    }

    @Override
    public CompletableFuture<List<StoredRow>> read(UUID stream) {
        if (reading.incrementAndGet() > limits.readers()) {
            reading.decrementAndGet();
            return CompletableFuture.failedFuture(new OverloadException("Too many streams are being read"));
        }
        return events.read(names.of(stream), 0, Long.MAX_VALUE)
                .thenComposeAsync(found -> rows(stream, found), completions)
                .whenComplete((rows, failure) -> reading.decrementAndGet());
    }

    private CompletableFuture<List<StoredRow>> rows(UUID stream, List<RecordedEvent> events) {
        List<Read> read = new ArrayList<>(events.size());
        boolean encrypted = false;
        for (RecordedEvent event : events) {
            EventDataSerializer.Metadata metadata = metadata(event);
            encrypted |= metadata.sealed() != null;
            read.add(new Read(event, metadata));
        }
        CompletableFuture<Optional<Wrapped>> key =
                encrypted ? keys.find(stream) : CompletableFuture.completedFuture(Optional.empty());
        return key.thenApply(found -> readable(
                read.stream()
                        .map(one -> EventDataSerializer.row(stream, one.event, one.metadata, found.orElse(null)))
                        .toList(),
                ErasedStays.isErased(events)));
    }

    /** @throws UnreadableEventException if the key of an event is lost, and the event is not quarantined */
    private List<StoredRow> readable(List<StoredRow> rows, boolean erased) {
        Set<Long> lost = MissingKeys.lost(rows, asked -> erased ? Set.of() : stays.notErased(asked));
        for (StoredRow row : rows) {
            if (lost.contains(row.position()) && quarantines.find(row.place()) == null) {
                throw MissingKeys.unreadable(row);
            }
        }
        return rows;
    }

    /** @throws UnreadableEventException if the metadata are damaged */
    static EventDataSerializer.Metadata metadata(RecordedEvent event) {
        try {
            return EventDataSerializer.Metadata.of(event);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new UnreadableEventException(
                    event.getPosition().getCommitUnsigned(),
                    event.getCreated(),
                    event.getEventType(),
                    "its metadata are damaged");
        }
    }

    /** When an event was recorded: by its metadata, or, where those are damaged, by the server's clock. */
    static Instant recordedAt(RecordedEvent event) {
        try {
            return metadata(event).recordedAt();
        } catch (UnreadableEventException e) {
            return e.recordedAt();
        }
    }
}
