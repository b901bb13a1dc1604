package vn.luutru.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer answer.
 *
 * @param nextPage opaque; given back with the same question it leads to the next part. Null at the end. It may carry
 *                 what the question asked for: never to be logged
 */
public record Page<T>(List<T> items, @Nullable String nextPage) {

    /** The most items that a page may hold. */
    public static final int MAX_SIZE = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** No items, and nothing after them. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), null);
    }

    /** The size to use for one that was asked for: 1 to {@link #MAX_SIZE}. */
    public static int size(int asked) {
        return Math.clamp(asked, 1, MAX_SIZE);
    }
}
