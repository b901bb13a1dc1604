package vn.luutru.projection.zone;

import org.jspecify.annotations.Nullable;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/**
 * One line of a zone's figures.
 *
 * @param key  what is counted together: the id of a house, a tax code, a code; null in the total, and where not told
 * @param name of an employer
 */
record Line(Kind kind, @Nullable String key, @Nullable String name, Figures figures) {

    /** What the figures are split by, and the column that has it. */
    enum Kind {
        HOUSE("establishment"),
        EMPLOYER("tax_code"),
        SEX("sex"),
        ORIGIN("origin"),
        NATIONALITY("nationality"),
        PROVINCE("province"),
        TOTAL("");

        final String column;

        Kind(String column) {
            this.column = column;
        }

        /** By the bits of SQL's {@code grouping} over the columns: which of them a row is not grouped by. */
        static Kind of(int grouping) {
            int all = (1 << TOTAL.ordinal()) - 1;
            return values()[Integer.numberOfLeadingZeros(all & ~grouping) - Integer.SIZE + TOTAL.ordinal()];
        }
    }
}
