package vn.luutru.adapter.postgres.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.eventstore.stored.StoredQuarantine;
import vn.luutru.eventstore.stored.StoredRow;

/**
 * Decoded events of the log in segments of fixed borders, of which the last few are kept. Whoever needs a segment while
 * another reads it waits for that one.
 */
final class DecodedSegments {

    /** Positions of a segment. */
    static final int SIZE = 1_024;

    private static final int MAX_SEGMENTS = 32;

    /** Reads events from the database. */
    interface Loader {

        /** Adds the events behind a position, up to another one. */
        void load(long after, long upTo, Segment into);
    }

    private final LongSupplier nanoTime;
    private final Loader loader;
    private final Map<Long, Segment> segments = new LinkedHashMap<>(2 * MAX_SEGMENTS, 0.75f, true);

    DecodedSegments(LongSupplier nanoTime, Loader loader) {
        this.nanoTime = nanoTime;
        this.loader = loader;
    }

    /**
     * Events behind a position, from one segment; none if there are no more.
     *
     * @throws UnreadableEventException if the very next one cannot be read
     */
    List<Recorded<Event>> after(long position, int max) {
        return segment(position / SIZE).after(position, max);
    }

    private synchronized Segment segment(long number) {
        Segment found = segments.computeIfAbsent(number, Segment::new);
        if (segments.size() > MAX_SEGMENTS) {
            segments.remove(segments.keySet().iterator().next());
        }
        return found;
    }

    synchronized void clear() {
        segments.clear();
    }

    /** Drops what was begun before an instant of the clock. */
    synchronized void dropUntil(long instant) {
        segments.values().removeIf(segment -> segment.since - instant < 0);
    }

    private synchronized void drop(Segment segment) {
        segments.remove(segment.number, segment);
    }

    /** A thousand positions, as far as they exist and were asked for. */
    final class Segment {

        private final long number;
        private final long base;
        private final long since = nanoTime.getAsLong();
        private final ReentrantLock lock = new ReentrantLock();
        private final List<Recorded<Event>> events = new ArrayList<>();

        /** Where this segment holds a placeholder, since the event cannot be read and is not quarantined. */
        private final NavigableMap<Long, UnreadableEventException> unreadable = new TreeMap<>();

        private Segment(long number) {
            this.number = number;
            this.base = number * SIZE;
        }

        /** @throws IllegalStateException if events before it are missing: positions of this log are dense */
        void add(StoredRow row, Event event) {
            long last = base + events.size();
            if (row.position() != last + 1) {
                throw new IllegalStateException("The log has a gap after position " + last);
            }
            events.add(new Recorded<>(row.position(), row.recordedAt(), row.keyMonth(), event));
        }

        /** An event that is skipped is read as its quarantine, which no read model does anything with. */
        void add(StoredRow row, @Nullable EventQuarantined quarantine, UnreadableEventException cause) {
            if (quarantine == null) {
                unreadable.put(row.position(), cause);
            }
            add(row, quarantine == null ? StoredQuarantine.placeholder(cause) : quarantine);
        }

        private List<Recorded<Event>> after(long position, int max) {
            int from = (int) (position - base);
            lock.lock();
            try {
                if (from >= events.size()) {
                    loader.load(base + events.size(), base + SIZE, this);
                }
                int to = Math.min(events.size(), from + max);
                Map.Entry<Long, UnreadableEventException> stop = unreadable.higherEntry(position);
                if (stop != null && stop.getKey() <= base + to) {
                    to = (int) (stop.getKey() - 1 - base);
                    if (to == from) {
                        // Read anew next time: it may have been repaired or quarantined by then.
                        drop(this);
                        throw stop.getValue();
                    }
                }
                return from >= to ? List.of() : List.copyOf(events.subList(from, to));
            } finally {
                lock.unlock();
            }
        }
    }
}
