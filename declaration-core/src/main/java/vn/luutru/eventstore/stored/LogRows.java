package vn.luutru.eventstore.stored;

import java.time.Duration;
import java.util.List;
import vn.luutru.declaration.StoreUnavailableException;

/** A log in its order, as stored. */
public interface LogRows {

    /** At most so many events after a position, in order; fewer only at the end of the log. */
    List<StoredRow> after(long position, int max);

    /** The newest position that this process knows of. */
    long known();

    /**
     * Waits until this process knows of an event after a position, or the time is over, and looks at the log itself then:
     * other processes write too.
     *
     * @throws StoreUnavailableException if the log cannot be read
     */
    void awaitAfter(long position, Duration atMost) throws InterruptedException;
}
