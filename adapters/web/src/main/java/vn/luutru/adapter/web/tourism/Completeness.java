package vn.luutru.adapter.web.tourism;

import java.util.Locale;
import vn.luutru.projection.compliance.OpenDays;

/** What can be said of how complete figures are. */
enum Completeness {
    /** Nothing was open, so there was nothing to declare. */
    NONE,
    /** So few establishments that the noise may be all that is seen. */
    UNKNOWN,
    /** Some days are missing. */
    FEW,
    /** Enough to file a report. */
    ENOUGH;

    private static final double ENOUGH_SHARE = 0.95;

    /** From so large a margin on, nothing is said. */
    private static final double MARGIN = 0.1;

    static Completeness of(OpenDays found) {
        if (found.open() == 0) {
            return NONE;
        }
        if (found.margin() > MARGIN) {
            return UNKNOWN;
        }
        return found.share() >= ENOUGH_SHARE ? ENOUGH : FEW;
    }

    /** The share as it is shown, in whole per cent: never all while a day is missing. */
    static double rounded(OpenDays found) {
        return Math.floor(100 * found.share()) / 100;
    }

    /** Its part of the keys of texts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
