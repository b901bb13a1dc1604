package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.AppendStreamRequest;
import io.kurrent.dbclient.AppendToStreamOptions;
import io.kurrent.dbclient.EventData;
import io.kurrent.dbclient.MultiStreamAppendResponse;
import io.kurrent.dbclient.StreamState;
import io.kurrent.dbclient.WrongExpectedVersionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.AllReader.Raw;
import vn.luutru.declaration.Names;
import vn.luutru.eventstore.stored.LogRows;
import vn.luutru.eventstore.stored.SerializedMessage;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;

/**
 * Copies a log to EventStoreDB, event by event in its order, and proves that both are equal. Ids follow from streams and
 * versions, so that a copy that was interrupted is simply begun again: what is there is not stored twice.
 *
 * <p>Nothing may be declared meanwhile. Keys are not copied: they stay where they are.
 */
public final class LogCopy implements AutoCloseable {

    private static final int PIECE = 500;
    private static final EngineLimits LIMITS = EngineLimits.DEFAULT;

    private final Client client;
    private final Calls calls;
    private final StreamNames names;
    private final AllReader all;
    private boolean severalStreams = true;

    /**
     * Of a comparison.
     *
     * @param events    that were equal before the first difference, all if there is none
     * @param digest    SHA-256 in hexadecimal of these as they are stored, in order
     * @param difference the position in the copied log at which the two differ; null if they are equal
     */
    public record Comparison(
            long events, String digest, @Nullable Long difference) {}

    public LogCopy(String connection, String prefix) {
        names = new StreamNames(prefix);
        client = new Client(Client.leader(connection), names);
        calls = new Calls(LIMITS.responseTimeout(), Duration.ofMinutes(1));
        all = new AllReader(client, calls, names, LIMITS.responseTimeout());
    }

    /**
     * The log to which is copied, as it is now.
     *
     * @param log      its identity
     * @param position of its newest event, 0 if there is none
     * @param grown    whether that one was not copied: the log was written to
     */
    public record There(UUID log, long position, boolean grown) {}

    /** The log to which is copied; null if it has not begun. */
    public @Nullable There there() {
        UUID log = new ControlStream(client, calls, names, LIMITS.responseTimeout()).identity();
        if (log == null) {
            return null;
        }
        Raw newest = all.newest();
        return newest == null ? new There(log, 0, false) : new There(log, newest.position(), AllReader.isOwn(newest));
    }

    /** Lets the log begin: readers refuse one that does not begin with its beginning. Its identity. */
    public UUID begin() {
        return new ControlStream(client, calls, names, LIMITS.responseTimeout()).begin();
    }

    /**
     * Appends everything that a log has behind a position.
     *
     * @param progress called with each position that was reached
     * @return how many events that are
     */
    public long copy(LogRows from, long after, LongConsumer progress) {
        long position = after;
        long events = 0;
        List<StoredRow> rows = from.after(position, PIECE);
        while (!rows.isEmpty()) {
            append(rows);
            events += rows.size();
            position = rows.getLast().position();
            progress.accept(position);
            rows = from.after(position, PIECE);
        }
        return events;
    }

    /** In order; so many at once as are of different streams, where the server can. */
    private void append(List<StoredRow> rows) {
        List<StoredRow> group = new ArrayList<>();
        Set<UUID> streams = new HashSet<>();
        for (StoredRow row : rows) {
            if (!severalStreams || !streams.add(row.stream())) {
                flush(group);
                streams.clear();
                streams.add(row.stream());
            }
            group.add(row);
        }
        flush(group);
    }

    private void flush(List<StoredRow> group) {
        if (group.isEmpty()) {
            return;
        }
        if (severalStreams && group.size() > 1 && tookTogether(group)) {
            group.clear();
            return;
        }
        for (StoredRow row : group) {
            Calls.join(calls.untilAnswered(() -> client.get()
                    .appendToStream(
                            names.of(row.stream()),
                            AppendToStreamOptions.get()
                                    .streamState(state(row))
                                    .deadline(LIMITS.responseTimeout().toMillis()),
                            event(row))));
        }
        group.clear();
    }

    /** False if they must be appended one by one: an older server, or some of them are there already. */
    private boolean tookTogether(List<StoredRow> group) {
        try {
            Calls.join(calls.untilAnswered(() -> together(group)));
            return true;
        } catch (UnsupportedOperationException older) {
            severalStreams = false;
            return false;
        } catch (WrongExpectedVersionException again) {
            return false;
        }
    }

    private CompletableFuture<MultiStreamAppendResponse> together(List<StoredRow> group) {
        List<AppendStreamRequest> requests = new ArrayList<>();
        for (StoredRow row : group) {
            requests.add(new AppendStreamRequest(
                    names.of(row.stream()), Collections.singleton(event(row)).iterator(), state(row)));
        }
        return client.get().multiStreamAppend(requests.iterator());
    }

    private static StreamState state(StoredRow row) {
        return row.version() == 0 ? StreamState.noStream() : StreamState.streamRevision(row.version() - 1L);
    }

    private static EventData event(StoredRow row) {
        byte[] wrapped = row.wrapped();
        SerializedMessage stored = new SerializedMessage(row.type(), row.open(), row.encrypted(), row.metadata(), null);
        return EventDataSerializer.event(
                Names.uuid("luutru.copied\n" + row.stream() + "\n" + row.version()),
                stored,
                row.recordedAt(),
                wrapped == null ? null : Wrapped.name(wrapped),
                row.position());
    }

    /** Reads both logs from their first event to their last, side by side. */
    public Comparison compare(LogRows from) {
        LogDigest digest = new LogDigest();
        long position = 0;
        long copied = 0;
        List<StoredRow> rows = from.after(position, PIECE);
        while (!rows.isEmpty()) {
            List<Raw> there = all.after(copied, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                StoredRow row = rows.get(i);
                if (i >= there.size() || !digest.equal(row, row(there.get(i)))) {
                    return new Comparison(digest.events(), digest.hex(), row.position());
                }
                digest.add(row);
            }
            position = rows.getLast().position();
            copied = there.getLast().position();
            rows = from.after(position, PIECE);
        }
        boolean more = !all.after(copied, 1).isEmpty();
        return new Comparison(digest.events(), digest.hex(), more ? (Long) (position + 1) : null);
    }

    private static StoredRow row(Raw raw) {
        return EventDataSerializer.row(
                Objects.requireNonNull(raw.stream()), raw.event(), StreamReads.metadata(raw.event()), null);
    }

    /** Reads each stream that begins in the log by its own name, and compares it: another index than that of the log. */
    public @Nullable UUID differingStream(LogRows from, StreamsOf streams) {
        StreamEvents events = new StreamEvents(client, calls, LIMITS.responseTimeout());
        LogDigest digest = new LogDigest();
        long position = 0;
        List<StoredRow> rows = from.after(position, PIECE);
        while (!rows.isEmpty()) {
            for (StoredRow row : rows) {
                if (row.version() == 0 && !sameStream(row.stream(), streams, events, digest)) {
                    return row.stream();
                }
            }
            position = rows.getLast().position();
            rows = from.after(position, PIECE);
        }
        return null;
    }

    /** The events of a stream in the log that is copied. */
    @FunctionalInterface
    public interface StreamsOf {
        List<StoredRow> of(UUID stream);
    }

    private boolean sameStream(UUID stream, StreamsOf streams, StreamEvents events, LogDigest digest) {
        List<StoredRow> here = streams.of(stream);
        List<StoredRow> there = Calls.join(events.read(names.of(stream), 0, Long.MAX_VALUE)).stream()
                .map(event -> EventDataSerializer.row(stream, event, StreamReads.metadata(event), null))
                .toList();
        if (here.size() != there.size()) {
            return false;
        }
        for (int i = 0; i < here.size(); i++) {
            if (!digest.equal(here.get(i), there.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        calls.close();
        client.close();
    }
}
