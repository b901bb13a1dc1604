package vn.luutru.declaration.code;

/**
 * The province that declarations are made to. Wards are known of this province only ({@link CodeTables#WARDS}); those of
 * others are checked for their form. Another province needs its values here and its wards in that table.
 */
public final class OurProvince {

    /** Thanh Hoa, in {@link CodeTables#PROVINCES}. */
    public static final String CODE = "38";

    /** Its communes had codes in this range before 2025-07-01, and have them still. */
    private static final int FIRST_COMMUNE = 14_740;

    private static final int LAST_COMMUNE = 16_700;

    private OurProvince() {}

    /**
     * Whether a commune of today or of before the mergers may have this code, by its range alone.
     *
     * @param commune the five digits of the code as a number; a negative one is no code
     */
    public static boolean mayHave(int commune) {
        return commune >= FIRST_COMMUNE && commune <= LAST_COMMUNE;
    }
}
