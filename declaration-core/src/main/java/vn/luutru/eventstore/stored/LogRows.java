package vn.luutru.eventstore.stored;

import java.util.List;
import vn.luutru.declaration.StoreUnavailableException;

/** A log in its order, as stored. */
@FunctionalInterface
public interface LogRows {

    /**
     * At most so many events after a position, in order; fewer only at the end of the log.
     *
     * @throws StoreUnavailableException if the log cannot be read
     */
    List<StoredRow> after(long position, int max);
}
