package vn.luutru.adapter.postgres.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.eventstore.stored.NewEvent;

/**
 * The newest events that this process wrote itself, as they were before they were serialized and encrypted: whoever keeps up
 * with the log never reads it from the disk. The writer adds, everybody reads, nobody waits.
 */
final class RecentEvents {

    private static final int MAX_EVENTS = 32 * 1_024;

    private record Group(long base, long since, List<Recorded<Event>> events) {

        private int size() {
            return events.size();
        }
    }

    private final ConcurrentSkipListMap<Long, Group> groups = new ConcurrentSkipListMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /**
     * Adds a group and lets go of the oldest beyond the limit. Only the writer calls this.
     *
     * @param base the position before the first of the group
     * @param now  of the clock that {@link #dropUntil} goes by
     */
    void add(long base, Instant recordedAt, List<NewEvent> group, long now) {
        List<Recorded<Event>> events = new ArrayList<>(group.size());
        for (NewEvent event : group) {
            events.add(new Recorded<>(
                    base + events.size() + 1, recordedAt, event.stored().keyMonth(), (Event)
                            Objects.requireNonNull(event.payload())));
        }
        groups.put(base, new Group(base, now, events));
        size.addAndGet(events.size());
        while (size.get() > MAX_EVENTS && groups.size() > 1) {
            remove(groups.firstEntry());
        }
    }

    /** Adds to a list what follows a position without a gap, as far as it is here, and at most so many. */
    void read(long after, int max, List<Recorded<Event>> into) {
        long position = after;
        int left = max;
        Map.Entry<Long, Group> entry = groups.floorEntry(position);
        while (entry != null && left > 0) {
            Group group = entry.getValue();
            long from = position - group.base;
            if (from < 0 || from >= group.size()) {
                return;
            }
            int to = (int) Math.min(group.size(), from + left);
            into.addAll(group.events.subList((int) from, to));
            left -= to - (int) from;
            position = group.base + to;
            entry = groups.floorEntry(position);
        }
    }

    /** Drops what was added before an instant of the clock. */
    void dropUntil(long instant) {
        Map.Entry<Long, Group> oldest = groups.firstEntry();
        while (oldest != null && oldest.getValue().since - instant < 0) {
            remove(oldest);
            oldest = groups.firstEntry();
        }
    }

    void clear() {
        groups.values().forEach(group -> remove(Map.entry(group.base, group)));
    }

    /** How many events are here. */
    int size() {
        return size.get();
    }

    private void remove(Map.Entry<Long, Group> entry) {
        if (groups.remove(entry.getKey(), entry.getValue())) {
            size.addAndGet(-entry.getValue().size());
        }
    }
}
