package vn.luutru.projection.subscription;

import java.util.List;

/** The log as it is stored: nothing is decrypted, and no key is needed. For those who hand events on. */
public interface StoredLog {

    /**
     * At most {@code max} events after a position, in order; empty at the end of the log.
     *
     * @throws vn.luutru.declaration.StoreUnavailableException when the store does not answer
     * @throws vn.luutru.declaration.UnreadableEventException if what is stored of the very next event is damaged, and it is
     *         not {@linkplain #isQuarantined quarantined}
     */
    List<StoredEvent> read(long after, int max);

    /**
     * How many events lie after a position; some thousands at most where they must be read to be counted.
     *
     * @throws vn.luutru.declaration.StoreUnavailableException when the store does not answer
     */
    long count(long after);

    /** Whether the administrator lets readers skip the event at a position, see {@code EventQuarantined}. */
    boolean isQuarantined(long position);
}
