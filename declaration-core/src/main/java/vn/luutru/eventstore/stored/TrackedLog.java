package vn.luutru.eventstore.stored;

import java.time.Instant;
import vn.luutru.declaration.StoreUnavailableException;

/** A log that Axon's streams follow, and in which its tokens are places. */
public interface TrackedLog extends LogRows {

    /**
     * The newest position of the log itself, whichever process wrote it; 0 if there is none.
     *
     * @throws StoreUnavailableException if the log cannot be read
     */
    long head();

    /**
     * The position before the first event that was recorded at this instant or later; the newest if there is none.
     *
     * @throws StoreUnavailableException if the log cannot be read
     */
    long before(Instant at);
}
