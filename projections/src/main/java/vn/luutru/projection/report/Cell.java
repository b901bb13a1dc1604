package vn.luutru.projection.report;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;

/**
 * A count of persons as it is answered.
 *
 * @param value      null when it is not given
 * @param suppressed whether it is held back: a published figure of nobody or of few
 * @param reason     why it is withheld; null when it is not
 */
public record Cell(
        @Nullable Long value, boolean suppressed, @Nullable Reason reason) {

    /** Why a count is withheld. */
    public enum Reason implements Code {
        /** Published, and with its noise it came to nothing: nobody, or few. */
        FEW("FEW"),
        /** The service does not count it: what would be needed is not known, or not kept. */
        NOT_COUNTED("NOT_COUNTED");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    static final Cell HIDDEN = new Cell(null, true, Reason.FEW);
    static final Cell NOT_COUNTED = new Cell(null, false, Reason.NOT_COUNTED);

    /** A published count: given unless it came to nothing. */
    public static Cell published(long value) {
        return of(value, false);
    }

    /** @param exact whether it is an exact figure; a published one is given unless it came to nothing */
    static Cell of(long value, boolean exact) {
        return exact || value > 0 ? new Cell(value, false, null) : HIDDEN;
    }
}
