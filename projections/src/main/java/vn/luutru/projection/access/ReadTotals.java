package vn.luutru.projection.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator's key has read of stays.
 *
 * @param questions how many answers
 * @param persons   how many stays they held, repeated ones counted again
 * @param last      up to when this is known; null if nothing was read
 */
public record ReadTotals(
        long questions, long persons, @Nullable Instant last) {

    public static final ReadTotals NONE = new ReadTotals(0, 0, null);
}
