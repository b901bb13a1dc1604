package vn.luutru.projection.zone;

import org.jspecify.annotations.Nullable;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/**
 * One line of a zone's figures.
 *
 * @param key  what is counted together: the id of an establishment, a tax code, a code; null in the total, and where not declared
 * @param name of an employer
 */
record Line(Kind kind, @Nullable String key, @Nullable String name, Figures figures) {

    /** What the figures are split by, in the order in which they are returned. */
    enum Kind {
        ESTABLISHMENT,
        EMPLOYER,
        SEX,
        ORIGIN,
        NATIONALITY,
        PROVINCE,
        TOTAL
    }
}
