package vn.luutru.eventstore.stored;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * How late it was at places of a log whose events do not come in the order of their times: whoever begins to read there
 * need not read from the first event on. They may be lost; all of it is in the log.
 */
public interface TimeMarks {

    /**
     * @param event the id of the event at the position: another one there means another log
     * @param time  the latest instant of all events up to the position
     */
    record Mark(long position, UUID event, Instant time) {}

    /**
     * The last mark before a position; null if there is none.
     *
     * @throws StoreUnavailableException if they cannot be read
     */
    @Nullable
    Mark before(long position);

    void add(Mark mark);

    /** Forgets the marks from a position on. */
    void removeFrom(long position);
}
