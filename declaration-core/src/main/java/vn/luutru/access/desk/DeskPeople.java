package vn.luutru.access.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the people at desks are kept. Each method is atomic, blocks, and fails with
 * {@link vn.luutru.declaration.StoreUnavailableException} when the store does not answer.
 */
public interface DeskPeople {

    /** What became of adding somebody. */
    enum Added {
        ADDED,
        /** They would be the first, or would not be. */
        NOT_FIRST,
        FULL
    }

    /**
     * A look at somebody's PIN, counted as a wrong one until {@link #rightPin} says otherwise.
     *
     * @param person  as they are with this look counted
     * @param pinHash to compare with; null if they were locked, and nothing was counted
     */
    record Attempt(DeskPerson person, @Nullable String pinHash) {}

    /** Those who are at a desk, in the order in which they came. */
    List<DeskPerson> of(UUID device);

    /** Somebody by their id, also if they were removed: what they declared stays theirs. */
    Optional<DeskPerson> find(UUID person);

    /**
     * Adds somebody.
     *
     * @param first whether nobody may be there before
     * @param max   people that a desk may have
     */
    Added add(DeskPerson person, String pinHash, boolean first, int max, Instant now, String by);

    /**
     * Removes somebody and ends their session.
     *
     * @return false if they are not at this desk, or the last one there
     */
    boolean remove(UUID device, UUID person, Instant now, String by);

    /**
     * Counts a look at somebody's PIN, if they are not locked.
     *
     * @param lock for how long so many wrong PINs lock them; null for not
     * @return empty if they are not at this desk
     */
    Optional<Attempt> attempt(UUID device, UUID person, Instant now, IntFunction<@Nullable Duration> lock);

    /** The PIN was right: nothing is counted against them any more, and no lock holds. */
    void rightPin(UUID person);
}
