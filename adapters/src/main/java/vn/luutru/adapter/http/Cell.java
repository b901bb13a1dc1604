package vn.luutru.adapter.http;

import org.jspecify.annotations.Nullable;

/**
 * A count of persons as it is answered.
 *
 * @param value      null when it is held back
 * @param suppressed whether it is held back, being small or telling another one that is
 */
record Cell(@Nullable Long value, boolean suppressed) {

    static final Cell HIDDEN = new Cell(null, true);

    static Cell of(long value, boolean hidden) {
        return hidden ? HIDDEN : new Cell(value, false);
    }
}
