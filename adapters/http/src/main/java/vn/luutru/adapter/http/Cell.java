package vn.luutru.adapter.http;

import org.jspecify.annotations.Nullable;

/**
 * A count of persons as it is answered.
 *
 * @param value      null when it is held back
 * @param suppressed whether it is held back: a published figure of nobody or of few
 */
record Cell(@Nullable Long value, boolean suppressed) {

    static final Cell HIDDEN = new Cell(null, true);

    /** @param exact whether it is an exact figure; a published one is told unless it came to nothing */
    static Cell of(long value, boolean exact) {
        return exact || value > 0 ? new Cell(value, false) : HIDDEN;
    }
}
