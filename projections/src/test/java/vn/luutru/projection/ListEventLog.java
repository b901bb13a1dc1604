package vn.luutru.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.subscription.EventLog;

/** A log in memory which, like a real one, holds stored forms: each reader gets events decoded anew. */
public class ListEventLog implements EventLog {

    private record Entry(UUID stream, Instant recordedAt, SerializedEvent form) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Set<UUID> destroyed = new HashSet<>();
    private Instant time = Instant.EPOCH;

    /**
     * Appends events that are recorded at one instant, or at the log's time if that is later; returns the position of the
     * last.
     */
    public synchronized long append(Instant recordedAt, List<? extends Event> events) {
        time = recordedAt.isAfter(time) ? recordedAt : time;
        for (Event event : events) {
            entries.add(new Entry(event.stream(), time, EventSerializer.serialize(event)));
        }
        notifyAll();
        return entries.size();
    }

    /** Destroys the key of a stream: its encrypted facts can no longer be read, the events stay. */
    public synchronized void destroyKey(UUID stream) {
        destroyed.add(stream);
    }

    @Override
    public synchronized List<Recorded<Event>> read(long after, int max) {
        List<Recorded<Event>> found = new ArrayList<>();
        for (long i = after; i < entries.size() && found.size() < max; i++) {
            Entry entry = entries.get((int) i);
            SerializedEvent form = destroyed.contains(entry.stream)
                    ? new SerializedEvent(entry.form.type(), entry.form.open(), null)
                    : entry.form;
            found.add(new Recorded<>(i + 1, entry.recordedAt, EventSerializer.deserialize(entry.stream, form)));
        }
        return found;
    }

    @Override
    public synchronized long head() {
        return entries.size();
    }

    @Override
    public synchronized @Nullable Instant timeAfter(long position, Instant now) {
        if (position != entries.size()) {
            return null;
        }
        time = now.isAfter(time) ? now : time;
        return time;
    }

    @Override
    public synchronized boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (entries.size() <= position) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
