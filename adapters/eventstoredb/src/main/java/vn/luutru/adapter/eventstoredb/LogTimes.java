package vn.luutru.adapter.eventstoredb;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.AllReader.Raw;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.TimeMarks;
import vn.luutru.eventstore.stored.TimeMarks.Mark;

/**
 * How late it was at a place of the log: the latest instant of all events up to it. Whoever appends fixes the instant
 * before the first attempt, so events do not lie in the order of their instants; read like this, none is recorded before
 * the one before it, and everybody who reads the log finds the same.
 */
final class LogTimes {

    /** So many events lie between two marks: whoever starts reads half as many to know the time. */
    private static final int BETWEEN_MARKS = 10_000;

    private static final int PIECE = 2_000;
    private static final int KEPT = 1_000;

    private final AllReader all;
    private final TimeMarks marks;
    private final Map<Long, Mark> known = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Mark> eldest) {
            return size() > KEPT;
        }
    };
    private int sinceMark;

    /**
     * The time before an event, and the event if there is one at the position.
     *
     * @param event null if there is none there
     */
    record At(Instant before, @Nullable Raw event) {}

    LogTimes(AllReader all, TimeMarks marks) {
        this.all = all;
        this.marks = marks;
    }

    /** The time at a position; the position of an event, or 0. */
    Instant at(long position) {
        if (position == 0) {
            return Instant.EPOCH;
        }
        Instant found = known(position);
        if (found != null) {
            return found;
        }
        At scanned = scan(position);
        Raw event = scanned.event;
        if (event == null) {
            return scanned.before;
        }
        Instant time = later(scanned.before, event);
        know(position, event.event().getEventId(), time);
        return time;
    }

    /** From where it is stored: what is known counts only while the same event lies there. */
    At scan(long position) {
        Mark near = knownBefore(position);
        if (near != null && isThere(near)) {
            return scan(near.position(), near.time(), position);
        }
        while (true) {
            Mark mark = marks.before(position);
            if (mark == null) {
                return scan(0, Instant.EPOCH, position);
            }
            if (isThere(mark)) {
                return scan(mark.position(), mark.time(), position);
            }
            // Of another log, which lay at this address before.
            marks.removeFrom(mark.position());
        }
    }

    private boolean isThere(Mark mark) {
        List<Raw> first = startingAt(mark.position());
        return !first.isEmpty()
                && first.getFirst().position() == mark.position()
                && first.getFirst().event().getEventId().equals(mark.event());
    }

    /** The event at a position, or none where the server knows no event there. */
    private List<Raw> startingAt(long position) {
        try {
            return all.from(position, 1);
        } catch (StoreUnavailableException e) {
            // A position inside another record is refused. If the server is away, reading from the start says so.
            all.from(0, 1);
            return List.of();
        }
    }

    private At scan(long from, Instant time, long position) {
        long at = from;
        Instant latest = time;
        while (true) {
            List<Raw> piece = all.behind(at, PIECE);
            for (Raw raw : piece) {
                if (raw.position() >= position) {
                    return new At(latest, raw.position() == position && raw.stream() != null ? raw : null);
                }
                latest = later(latest, raw);
            }
            if (piece.size() < PIECE) {
                return new At(latest, null);
            }
            at = piece.getLast().position();
        }
    }

    /** The time at a position behind which no event lies, with what was carried on since; null if one lies there. */
    @Nullable
    Instant ifLast(long position) {
        Instant time = at(position);
        long from = position;
        while (true) {
            List<Raw> behind = all.behind(from, PIECE);
            for (Raw raw : behind) {
                if (raw.stream() != null) {
                    return null;
                }
                time = later(time, raw);
            }
            if (behind.size() < PIECE) {
                return time;
            }
            from = behind.getLast().position();
        }
    }

    /** The time with an event; others than ours do not count. */
    Instant later(Instant time, Raw raw) {
        if (raw.stream() == null && !all.isControl(raw)) {
            return time;
        }
        Instant recorded = StreamReads.recordedAt(raw.event());
        return recorded.isAfter(time) ? recorded : time;
    }

    private synchronized @Nullable Instant known(long position) {
        Mark found = known.get(position);
        return found == null ? null : found.time();
    }

    /** The nearest place before a position whose time is known. */
    private synchronized @Nullable Mark knownBefore(long position) {
        return known.values().stream()
                .filter(mark -> mark.position() < position)
                .max(Comparator.comparingLong(Mark::position))
                .orElse(null);
    }

    /** Keeps the time at an event for whoever goes on there. */
    synchronized void know(long position, UUID event, Instant time) {
        known.put(position, new Mark(position, event, time));
    }

    /** So many events were read, up to this one; leaves a mark now and then. */
    void read(int events, long position, UUID event, Instant time) {
        know(position, event, time);
        boolean due;
        synchronized (this) {
            sinceMark += events;
            due = sinceMark >= BETWEEN_MARKS;
            if (due) {
                sinceMark = 0;
            }
        }
        if (due) {
            marks.add(new Mark(position, event, time));
        }
    }

    synchronized void clear() {
        known.clear();
    }
}
