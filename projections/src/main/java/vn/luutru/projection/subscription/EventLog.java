package vn.luutru.projection.subscription;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;

/**
 * The log as its subscribers read it, in the order of commits. Positions are above 0 and increase; between two of them
 * others may be missing, so that only the log itself knows how many events lie there. No event is recorded earlier than
 * the one before it.
 */
public interface EventLog extends LogTime {

    /** At most {@code max} events after a position, in order; empty at the end of the log. */
    List<Recorded<Event>> read(long after, int max);

    /**
     * The event at a position as {@link #read} returns it: where it is quarantined, its quarantine. A log that can be read
     * on only behind an event finds it otherwise than by the position before.
     *
     * @return null if there is none at this position
     * @throws UnreadableEventException if it cannot be read
     */
    default @Nullable Recorded<Event> readAt(long position) {
        List<Recorded<Event>> found = read(position - 1, 1);
        return found.isEmpty() || found.getFirst().position() != position ? null : found.getFirst();
    }

    /** The position of the newest event, 0 when the log is empty. */
    long head();

    /** Which log this is: one that was made anew under the same address has another identity. */
    default UUID identity() {
        return new UUID(0, 0);
    }

    /** The mark of the event at a position, from where it is stored and no cache; null if the log has none there. */
    default @Nullable LogMark mark(long position) {
        Recorded<Event> found = readAt(position);
        return found == null ? null : LogMark.of(identity(), found);
    }

    /** Reads anew from now on what may be cached: the log is not the one that it was read from. */
    default void dropCache() {}

    /** Waits until there is an event after this position, or the time is over; true if there is one. */
    boolean awaitAfter(long position, Duration atMost) throws InterruptedException;
}
