package vn.luutru.adapter.eventstoredb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;

/** Decoded pieces of the log, of which the newest read are kept: several read models read the same events. */
final class LogSegments {

    private static final int MAX_EVENTS = 32 * 1_024;

    /**
     * All events behind one position up to another.
     *
     * @param after the position before the first of them
     * @param to    the position of the last
     * @param stops where an event cannot be read and is not quarantined; its place in the list is not to be shown
     * @param since of a clock in nanoseconds
     */
    record Segment(
            long after,
            long to,
            List<Recorded<Event>> events,
            NavigableMap<Long, UnreadableEventException> stops,
            long since) {

        /**
         * At most so many behind a position inside.
         *
         * @throws UnreadableEventException if the very next one cannot be read
         */
        List<Recorded<Event>> behind(long position, int max) {
            int from = 0;
            while (from < events.size() && events.get(from).position() <= position) {
                from++;
            }
            int to = Math.min(events.size(), from + max);
            Map.Entry<Long, UnreadableEventException> stop = stops.higherEntry(position);
            if (stop != null) {
                int at = from;
                while (at < to && events.get(at).position() < stop.getKey()) {
                    at++;
                }
                if (at == from && from < to) {
                    throw stop.getValue();
                }
                to = at;
            }
            return events.subList(from, to);
        }
    }

    private final NavigableMap<Long, Segment> segments = new TreeMap<>();
    private final Deque<Segment> byAge = new ArrayDeque<>();
    private int size;

    /** The segment that has the event behind a position; null if there is none. */
    synchronized @Nullable Segment behind(long position) {
        Map.Entry<Long, Segment> entry = segments.floorEntry(position);
        return entry == null || entry.getValue().to <= position ? null : entry.getValue();
    }

    synchronized void add(Segment segment) {
        Segment before = segments.put(segment.after, segment);
        if (before != null) {
            byAge.remove(before);
            size -= before.events.size();
        }
        byAge.add(segment);
        size += segment.events.size();
        while (size > MAX_EVENTS && byAge.size() > 1) {
            removeOldest();
        }
    }

    /** Drops what was read before an instant of the clock. */
    synchronized void dropUntil(long instant) {
        while (!byAge.isEmpty() && byAge.getFirst().since - instant < 0) {
            removeOldest();
        }
    }

    synchronized void drop(Segment segment) {
        if (byAge.remove(segment)) {
            segments.remove(segment.after, segment);
            size -= segment.events.size();
        }
    }

    synchronized void clear() {
        segments.clear();
        byAge.clear();
        size = 0;
    }

    private void removeOldest() {
        Segment oldest = byAge.removeFirst();
        segments.remove(oldest.after, oldest);
        size -= oldest.events.size();
    }
}
