package vn.luutru.adapter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextPage to be given back as {@code page} for what follows; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextPage) {

    /** The largest {@code size}. */
    static final int LARGEST = 500;
    /** The size when none is asked for. */
    static final int USUAL = 50;

    public Page {
        items = List.copyOf(items);
    }
}
