package vn.luutru.declaration.rule;

/**
 * The fine for guests who were not reported in time, by their number, as decree 282/2025/NĐ-CP, article 10, has it since
 * 15 December 2025: for information only, since an officer decides, and since the wording was seen in secondary sources.
 */
public enum PenaltyBand {
    /** Nobody. */
    NONE(0, 0, 0),
    /** One to three guests. */
    FEW(1, 2, 4),
    /** Four to eight guests. */
    SEVERAL(4, 4, 8),
    /** Nine guests or more. */
    MANY(9, 8, 12);

    private final int persons;
    private final int from;
    private final int to;

    PenaltyBand(int persons, int from, int to) {
        this.persons = persons;
        this.from = from;
        this.to = to;
    }

    /** The band of so many guests. */
    public static PenaltyBand of(long persons) {
        PenaltyBand found = NONE;
        for (PenaltyBand band : values()) {
            found = persons >= band.persons ? band : found;
        }
        return found;
    }

    /** The lowest fine, in millions of đồng. */
    public int from() {
        return from;
    }

    /** The highest fine, in millions of đồng. */
    public int to() {
        return to;
    }
}
