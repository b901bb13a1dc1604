package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.Position;
import io.kurrent.dbclient.ReadAllOptions;
import io.kurrent.dbclient.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;

/**
 * Reads {@code $all} in finite pieces. Not by subscriptions: one that a leader change, a restart or a failing handler ended
 * is not reported by the client of 1.1.0, and would have to be watched by such reads anyway.
 */
final class AllReader {

    /** Backwards in such pieces: the newest event may lie before some that are not events of the log. */
    private static final int BACKWARDS = 16;

    private final Client client;
    private final Calls calls;
    private final StreamNames names;
    private final Duration responseTimeout;

    /**
     * An event.
     *
     * @param stream null for those of the control stream, and of others where the server does not filter
     */
    record Raw(long position, @Nullable UUID stream, RecordedEvent event) {}

    AllReader(Client client, Calls calls, StreamNames names, Duration responseTimeout) {
        this.client = client;
        this.calls = calls;
        this.names = names;
        this.responseTimeout = responseTimeout;
    }

    /**
     * At most so many events behind a position, with those of other streams.
     *
     * @param position of an event, or 0
     */
    List<Raw> behind(long position, int max) {
        List<Raw> from = from(position, max + 1);
        return from.stream().filter(raw -> raw.position > position).limit(max).toList();
    }

    /** At most so many from a position on, its own event included. */
    List<Raw> from(long position, int max) {
        ReadAllOptions options = ReadAllOptions.get().forwards().maxCount(max);
        return read(position == 0 ? options.fromStart() : options.fromPosition(new Position(position, position)));
    }

    /** At most so many before a position, the newest first. */
    private List<Raw> before(long position) {
        ReadAllOptions options = ReadAllOptions.get().backwards().maxCount(BACKWARDS);
        return read(position == 0 ? options.fromEnd() : options.fromPosition(new Position(position, position)));
    }

    /** At most so many events of streams behind a position; fewer only at the end of the log. */
    List<Raw> after(long position, int max) {
        List<Raw> events = new ArrayList<>();
        long from = position;
        while (true) {
            int wanted = max - events.size();
            List<Raw> read = behind(from, wanted);
            read.stream().filter(raw -> raw.stream != null).forEach(events::add);
            if (events.size() == max || read.size() < wanted) {
                return events;
            }
            from = read.getLast().position;
        }
    }

    /** The position of the newest event, 0 if there is none. */
    long head() {
        Raw newest = newest();
        return newest == null ? 0 : newest.position;
    }

    /** The newest event of a stream; null if there is none. */
    @Nullable
    Raw newest() {
        long before = 0;
        while (true) {
            List<Raw> read = before(before);
            for (Raw raw : read) {
                if (raw.stream != null) {
                    return raw;
                }
            }
            if (read.size() < BACKWARDS) {
                return null;
            }
            before = read.getLast().position;
        }
    }

    /** Whether an event was not copied from another log. */
    static boolean isOwn(Raw raw) {
        return StreamReads.metadata(raw.event).position() == null;
    }

    /** The position before the first event that was recorded at this instant or later; goes back from the end. */
    long before(Instant at) {
        long before = 0;
        while (true) {
            List<Raw> read = before(before);
            for (Raw raw : read) {
                if (raw.stream != null
                        && StreamReads.metadata(raw.event).recordedAt().isBefore(at)) {
                    return raw.position;
                }
            }
            if (read.size() < BACKWARDS) {
                return 0;
            }
            before = read.getLast().position;
        }
    }

    /** As the serializers read them, with the keys of their streams. */
    List<StoredRow> rows(List<Raw> events, StreamKeyStore keys) {
        List<EventDataSerializer.Metadata> metadata = new ArrayList<>(events.size());
        Set<UUID> encrypted = new HashSet<>();
        for (Raw raw : events) {
            EventDataSerializer.Metadata one = StreamReads.metadata(raw.event);
            metadata.add(one);
            if (one.sealed() != null && raw.stream != null) {
                encrypted.add(raw.stream);
            }
        }
        Map<UUID, Wrapped> found = encrypted.isEmpty() ? Map.of() : keys.find(encrypted);
        List<StoredRow> rows = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            UUID stream = events.get(i).stream;
            if (stream != null) {
                rows.add(EventDataSerializer.row(
                        stream, events.get(i).event, metadata.get(i), found.get(stream), events.get(i).position));
            }
        }
        return rows;
    }

    /** @throws StoreUnavailableException if the server does not answer */
    private List<Raw> read(ReadAllOptions options) {
        CompletableFuture<List<Raw>> read = calls.untilAnswered(() -> client.get()
                .readAll(options.deadline(responseTimeout.toMillis()))
                .thenApply(result -> result.getEvents().stream()
                        .map(resolved -> raw(resolved.getOriginalEvent()))
                        .toList()));
        try {
            return read.join();
        } catch (CompletionException e) {
            Throwable cause = Calls.unwrapped(e);
            throw cause instanceof StoreUnavailableException known
                    ? known
                    : new StoreUnavailableException("The log could not be read: " + Calls.describe(cause), cause);
        }
    }

    private Raw raw(RecordedEvent event) {
        return new Raw(event.getPosition().getCommitUnsigned(), names.stream(event.getStreamId()), event);
    }

    /**
     * The first event is the one that says when the log began: without it others are missing too.
     *
     * @param first the beginning of the log
     * @throws StoreUnavailableException if it is another one
     */
    void requireBeginning(List<Raw> first) {
        boolean begins = first.isEmpty()
                || first.stream()
                        .filter(raw -> raw.stream != null || isControl(raw))
                        .findFirst()
                        .map(raw -> raw.event.getEventType().equals(ControlStream.BEGUN))
                        .orElse(true);
        if (!begins) {
            throw new StoreUnavailableException(
                    "The log does not begin with its beginning: earlier events were truncated or scavenged", null);
        }
    }

    /** Whether it is of the stream that says when the log began and how late it was. */
    boolean isControl(Raw raw) {
        return raw.event.getStreamId().equals(names.control());
    }
}
