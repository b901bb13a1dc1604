package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.AppendStreamRequest;
import io.kurrent.dbclient.AppendToStreamOptions;
import io.kurrent.dbclient.EventData;
import io.kurrent.dbclient.Position;
import io.kurrent.dbclient.RecordedEvent;
import io.kurrent.dbclient.StreamState;
import io.kurrent.dbclient.WrongExpectedVersionException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.StreamConflictException;

/**
 * Appends with expected revisions. An attempt that failed is repeated with the same ids, revisions and bytes, which the
 * server recognises; after a conflict, and when the time is over, the stream is read: the client misreports revisions, and
 * what conflicts may be the append itself.
 */
final class EventWriter {

    private final Client client;
    private final Calls calls;
    private final StreamNames names;
    private final StreamEvents streams;
    private final LogTail tail;
    private final InstantSource clock;
    private final EngineLimits limits;

    /** What is sent: the same bytes in every attempt. */
    private record Sent(Append.Part part, List<EventData> data) {}

    EventWriter(
            Client client,
            Calls calls,
            StreamNames names,
            StreamEvents streams,
            LogTail tail,
            InstantSource clock,
            EngineLimits limits) {
        this.client = client;
        this.calls = calls;
        this.names = names;
        this.streams = streams;
        this.tail = tail;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Stores all events or none. Fails with a {@link StreamConflictException} if a stream has grown, and with a {@link
     * StoreUnavailableException} if it is not known what became of them.
     */
    CompletableFuture<LogPosition> write(List<Append.NewEvent> events) {
        Instant recordedAt = tail.record(clock.instant());
        List<Sent> sent = new ArrayList<>();
        for (Append.Part part : Append.parts(events)) {
            sent.add(new Sent(part, Append.data(part, recordedAt)));
        }
        return calls.untilAnswered(() -> attempt(sent))
                .exceptionallyCompose(failure -> look(sent, Calls.unwrapped(failure)))
                .thenApply(position -> {
                    tail.newest().reached(position);
                    return new LogPosition(position, recordedAt);
                });
    }

    /** The position of the last event; an older server does not say where it found what was stored before. */
    private CompletableFuture<Long> attempt(List<Sent> sent) {
        if (sent.size() > 1) {
            return attemptSeveral(sent);
        }
        Sent only = sent.getFirst();
        return client.get()
                .appendToStream(
                        names.of(only.part.stream()),
                        AppendToStreamOptions.get()
                                .streamState(state(only.part))
                                .deadline(limits.responseTimeout().toMillis()),
                        only.data.iterator())
                .thenCompose(result -> {
                    Position position = result.getLogPosition();
                    return position == null || position.getCommitUnsigned() <= 0 || only.data.size() > 1
                            ? stored(only).thenApply(Optional::orElseThrow)
                            : CompletableFuture.completedFuture(position.getCommitUnsigned());
                });
    }

    /** Several streams at once, which servers have been able to do since 25.1; older ones say so. */
    private CompletableFuture<Long> attemptSeveral(List<Sent> sent) {
        List<AppendStreamRequest> requests = new ArrayList<>();
        for (Sent one : sent) {
            requests.add(new AppendStreamRequest(names.of(one.part.stream()), one.data.iterator(), state(one.part)));
        }
        return client.get()
                .multiStreamAppend(requests.iterator())
                .thenCompose(result -> stored(sent.getLast()).thenApply(Optional::orElseThrow));
    }

    private static StreamState state(Append.Part part) {
        return part.expected() < 0 ? StreamState.noStream() : StreamState.streamRevision(part.expected());
    }

    /** Looks what became of an append that failed. */
    private CompletableFuture<Long> look(List<Sent> sent, Throwable failure) {
        if (!(failure instanceof WrongExpectedVersionException || failure instanceof StoreUnavailableException)) {
            return CompletableFuture.failedFuture(failure);
        }
        // All parts are stored together, so one speaks for all.
        return stored(sent.getLast())
                .thenCompose(position -> position.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(
                                failure instanceof StoreUnavailableException
                                        ? failure
                                        : new StreamConflictException())));
    }

    /** The position of the last event of a part, if the stream holds the part at its place. */
    private CompletableFuture<Optional<Long>> stored(Sent sent) {
        List<Append.NewEvent> events = sent.part.events();
        return streams.read(names.of(sent.part.stream()), sent.part.expected() + 1, events.size())
                .thenApply(found -> {
                    if (found.size() < events.size()) {
                        return Optional.empty();
                    }
                    for (int i = 0; i < events.size(); i++) {
                        if (!found.get(i).getEventId().equals(events.get(i).id())) {
                            return Optional.empty();
                        }
                    }
                    RecordedEvent last = found.get(events.size() - 1);
                    return Optional.of(last.getPosition().getCommitUnsigned());
                });
    }
}
