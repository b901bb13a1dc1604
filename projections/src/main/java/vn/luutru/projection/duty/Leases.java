package vn.luutru.projection.duty;

import java.time.Duration;
import java.util.Optional;

/**
 * Which process has which duty. Time is the store's own, so that no clock of a process matters. Each method is atomic,
 * blocks, and fails with {@link vn.luutru.declaration.StoreUnavailableException} when the store does not answer.
 */
public interface Leases {

    /**
     * Takes a duty that nobody has, or prolongs the caller's own lease, which keeps its number as long as it is not over.
     *
     * @param length from now on
     * @return empty if another owner has it
     */
    Optional<Lease> take(String duty, String owner, Duration length);

    /**
     * Gives a lease a number above another that was given out earlier and is not known here any more, since the store was
     * restored from an older backup.
     *
     * @return empty if the lease is over
     */
    Optional<Lease> raise(Lease lease, long above);

    /** Gives a duty back before its time; nothing happens if the lease is over. */
    void release(Lease lease);
}
