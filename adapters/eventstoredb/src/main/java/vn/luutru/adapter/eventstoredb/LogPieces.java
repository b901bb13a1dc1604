package vn.luutru.adapter.eventstoredb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.AllReader.Raw;
import vn.luutru.adapter.eventstoredb.LogSegments.Segment;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.eventstore.stored.MissingKeys;
import vn.luutru.eventstore.stored.StoredQuarantine;
import vn.luutru.projection.subscription.DecodedLog.LostKeys;

/** Pieces of the log, each read, decoded and timed once for whoever needs it. */
final class LogPieces {

    private static final int PIECE = 1_024;
    private static final int LOCKS = 8;

    private final AllReader log;
    private final Decoder decoder;
    private final Quarantines quarantines;
    private final LogTimes times;
    private final LogTail tail;
    private final LongSupplier nanoTime;
    private final LogSegments segments = new LogSegments();
    private final ReentrantLock[] loading = new ReentrantLock[LOCKS];

    LogPieces(
            AllReader log,
            Decoder decoder,
            Quarantines quarantines,
            LogTimes times,
            LogTail tail,
            LongSupplier nanoTime) {
        this.log = log;
        this.decoder = decoder;
        this.quarantines = quarantines;
        this.times = times;
        this.tail = tail;
        this.nanoTime = nanoTime;
        for (int i = 0; i < LOCKS; i++) {
            loading[i] = new ReentrantLock();
        }
    }

    /** Whoever needs a piece while another reads it waits for that one; null at the end of the log. */
    @Nullable
    Segment behind(long after) {
        Segment known = segments.behind(after);
        if (known != null) {
            return known;
        }
        ReentrantLock lock = loading[(int) Math.floorMod(after, (long) LOCKS)];
        lock.lock();
        try {
            Segment found = segments.behind(after);
            return found == null ? decoded(after) : found;
        } finally {
            lock.unlock();
        }
    }

    /**
     * One event of this service as readers have it, of which nothing is kept.
     *
     * @throws UnreadableEventException if it cannot be read and is not quarantined
     */
    Recorded<Event> recorded(Raw raw) {
        Decoder.Decoded decoded = decoder.decode(List.of(raw)).getFirst();
        NavigableMap<Long, UnreadableEventException> stops = new TreeMap<>();
        Event event = event(decoded, stops);
        if (!stops.isEmpty()) {
            throw decoded.unreadable();
        }
        return new Recorded<>(raw.position(), times.at(raw.position()), decoded.keyMonth(), event);
    }

    /** Looks through the next piece for events whose keys are lost, and which are not quarantined; keeps nothing of it. */
    LostKeys lostKeys(long after) {
        List<Raw> piece = log.behind(after, PIECE);
        List<UnreadableEventException> lost = new ArrayList<>();
        for (Decoder.Decoded decoded : decoder.decode(piece)) {
            UnreadableEventException cause = decoded.cause();
            if (cause != null && MissingKeys.isReasonOf(cause) && quarantines.find(cause.position()) == null) {
                lost.add(cause);
            }
        }
        return new LostKeys(lost, piece.isEmpty() ? after : piece.getLast().position());
    }

    private @Nullable Segment decoded(long after) {
        List<Raw> raw = new ArrayList<>();
        List<Raw> piece;
        long from = after;
        do {
            piece = log.behind(from, PIECE);
            if (from == 0) {
                log.requireBeginning(piece);
            }
            raw.addAll(piece);
            from = piece.isEmpty() ? from : piece.getLast().position();
            // Others' events alone are no end of the log.
        } while (piece.size() == PIECE && raw.stream().allMatch(one -> one.stream() == null));
        if (raw.stream().allMatch(one -> one.stream() == null)) {
            return null;
        }
        Instant time = times.at(after);
        List<Recorded<Event>> events = new ArrayList<>(raw.size());
        NavigableMap<Long, UnreadableEventException> stops = new TreeMap<>();
        Raw last = raw.getFirst();
        for (Decoder.Decoded decoded : decoder.decode(raw)) {
            Raw one = decoded.raw();
            time = times.later(time, one);
            if (one.stream() != null) {
                events.add(new Recorded<>(one.position(), time, decoded.keyMonth(), event(decoded, stops)));
                last = one;
            }
        }
        tail.seen(time);
        tail.newest().reached(last.position());
        Instant atLast = events.getLast().recordedAt();
        times.read(events.size(), last.position(), last.event().getEventId(), atLast);
        Segment segment = new Segment(after, last.position(), events, stops, nanoTime.getAsLong());
        segments.add(segment);
        return segment;
    }

    private Event event(Decoder.Decoded decoded, NavigableMap<Long, UnreadableEventException> stops) {
        Event event = decoded.event();
        if (event != null) {
            return event;
        }
        UnreadableEventException cause = decoded.unreadable();
        Event quarantine = quarantines.find(decoded.raw().position());
        if (quarantine != null) {
            return quarantine;
        }
        stops.put(decoded.raw().position(), cause);
        return StoredQuarantine.placeholder(cause);
    }

    /** Reads one anew next time. */
    void drop(Segment segment) {
        segments.drop(segment);
    }

    /** Drops what was read before an instant of the clock. */
    void dropUntil(long instant) {
        segments.dropUntil(instant);
    }

    void clear() {
        segments.clear();
    }
}
