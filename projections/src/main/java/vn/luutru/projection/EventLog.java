package vn.luutru.projection;

import java.time.Duration;
import java.util.List;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Recorded;

/**
 * The log as projections read it: positions from 1, without gaps, in the order of commits; no event is recorded earlier
 * than the one before it.
 */
public interface EventLog extends LogTime {

    /** At most {@code max} events after a position, in order; empty at the end of the log. */
    List<Recorded<Event>> read(long after, int max);

    /** The position of the newest event, 0 when the log is empty. */
    long head();

    /** Waits until there is an event after this position, or the time is over; true if there is one. */
    boolean awaitAfter(long position, Duration atMost) throws InterruptedException;
}
