package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.AllReader.Raw;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.EventTypes;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredEvent.OpenPart;
import vn.luutru.projection.subscription.StoredLog;

/**
 * The log as it is stored, with the times at which everybody who reads it finds it recorded ({@link LogTimes}). What came
 * before a stay's event in its stream is taken from what is read anyway, and asked of the server otherwise.
 */
final class StoredEvents implements StoredLog {

    private static final Set<String> LATER = Set.copyOf(EventTypes.laterOfStay());
    private static final int COUNTED = 5_000;
    private static final int PIECE = 2_000;

    /** So many streams are asked for at a time. */
    private static final int BATCH = 64;

    private final AllReader all;
    private final StreamEvents streams;
    private final StreamNames names;
    private final LogTimes times;
    private final Quarantines quarantines;

    StoredEvents(AllReader all, StreamEvents streams, StreamNames names, LogTimes times, Quarantines quarantines) {
        this.all = all;
        this.streams = streams;
        this.names = names;
        this.times = times;
        this.quarantines = quarantines;
    }

    @Override
    public List<StoredEvent> read(long after, int max) {
        List<Raw> piece = new ArrayList<>();
        int wanted = Math.min(max, PIECE);
        List<Raw> read;
        long from = after;
        do {
            read = all.behind(from, wanted);
            if (from == 0) {
                all.requireBeginning(read);
            }
            piece.addAll(read);
            from = read.isEmpty() ? from : read.getLast().position();
            // Others' events alone are no end of the log.
        } while (read.size() == wanted && piece.stream().allMatch(raw -> raw.stream() == null));
        return piece.stream().allMatch(raw -> raw.stream() == null) ? List.of() : stored(after, piece);
    }

    private List<StoredEvent> stored(long after, List<Raw> piece) {
        Map<UUID, List<OpenPart>> parts = beginnings(piece);
        List<StoredEvent> events = new ArrayList<>(piece.size());
        Instant time = times.at(after);
        Raw last = null;
        for (Raw raw : piece) {
            time = times.later(time, raw);
            UUID stream = raw.stream();
            if (stream == null) {
                continue;
            }
            EventDataSerializer.Metadata metadata = metadata(raw);
            if (metadata == null) {
                if (events.isEmpty()) {
                    StreamReads.metadata(raw.event());
                }
                break;
            }
            last = raw;
            List<OpenPart> earlier = parts.get(stream);
            RecordedEvent event = raw.event();
            events.add(new StoredEvent(
                    raw.position(),
                    time,
                    stream,
                    Math.toIntExact(event.getRevision()),
                    event.getEventType(),
                    event.getEventData(),
                    metadata.sealed(),
                    metadata.key(),
                    earlier == null || !isLater(raw) ? List.of() : List.copyOf(earlier)));
            if (earlier != null) {
                earlier.add(new OpenPart(event.getEventType(), event.getEventData()));
            }
        }
        if (last != null && !events.isEmpty()) {
            times.know(
                    last.position(), last.event().getEventId(), events.getLast().recordedAt());
        }
        return events;
    }

    /** Null if they are damaged and the event stops its readers; one that may be skipped goes without its encrypted part. */
    private EventDataSerializer.@Nullable Metadata metadata(Raw raw) {
        try {
            return StreamReads.metadata(raw.event());
        } catch (UnreadableEventException e) {
            return isQuarantined(raw.position())
                    ? new EventDataSerializer.Metadata(e.recordedAt(), null, null, null, null)
                    : null;
        }
    }

    /** What streams have before their first event of this piece, for those of which it matters. */
    private Map<UUID, List<OpenPart>> beginnings(List<Raw> piece) {
        Map<UUID, Long> missing = new LinkedHashMap<>();
        Map<UUID, List<OpenPart>> parts = new HashMap<>();
        for (Raw raw : piece) {
            UUID stream = raw.stream();
            if (stream != null && !parts.containsKey(stream)) {
                parts.put(stream, new ArrayList<>());
                if (isLater(raw) && raw.event().getRevision() > 0) {
                    missing.put(stream, raw.event().getRevision());
                }
            }
        }
        List<UUID> asked = List.copyOf(missing.keySet());
        for (int from = 0; from < asked.size(); from += BATCH) {
            ask(asked.subList(from, Math.min(asked.size(), from + BATCH)), missing, parts);
        }
        return parts;
    }

    private void ask(List<UUID> asked, Map<UUID, Long> missing, Map<UUID, List<OpenPart>> parts) {
        Map<UUID, CompletableFuture<List<RecordedEvent>>> answers = new LinkedHashMap<>();
        asked.forEach(stream -> answers.put(stream, streams.read(names.of(stream), 0, count(missing, stream))));
        answers.forEach((stream, answer) -> {
            List<RecordedEvent> found = Calls.join(answer);
            if (found.size() != count(missing, stream)) {
                throw new StoreUnavailableException(
                        "A stream does not begin with its beginning: earlier events were truncated or scavenged", null);
            }
            List<OpenPart> earlier = new ArrayList<>();
            found.forEach(event -> earlier.add(new OpenPart(event.getEventType(), event.getEventData())));
            parts.put(stream, earlier);
        });
    }

    private static long count(Map<UUID, Long> missing, UUID stream) {
        return missing.getOrDefault(stream, 0L);
    }

    private static boolean isLater(Raw raw) {
        return LATER.contains(raw.event().getEventType());
    }

    @Override
    public long count(long after) {
        return all.after(after, COUNTED).size();
    }

    @Override
    public boolean isQuarantined(long position) {
        return quarantines.find(position) != null;
    }
}
