package vn.luutru.projection.tourism.cube;

/**
 * What figures may be split by. Establishments are judged as their description has it on the day that is counted: the
 * local day of arrival, or the local day on which a night begins.
 */
public enum GroupBy {
    /** The local day. */
    DAY("day", false),
    /** The local month. */
    MONTH("month", false),
    /** The 5-digit code of the ward. */
    WARD("ward", false),
    /** The type of establishment. */
    ESTABLISHMENT_TYPE("establishmentType", false),
    /** 1 to 5, null when not ranked. */
    STARS("stars", false),
    /** DOMESTIC for the nationality of Viet Nam, INTERNATIONAL for others, UNKNOWN when none is declared. */
    ORIGIN("origin", true),
    /** ISO 3166-1 alpha-3, null when none is declared. */
    NATIONALITY("nationality", true),
    /** Completed years at arrival, in {@link AgeGroups}. */
    AGE_GROUP("ageGroup", true),
    /** As the document says, UNKNOWN when not declared. */
    SEX("sex", true);

    private final String code;
    private final boolean ofPersons;

    GroupBy(String code, boolean ofPersons) {
        this.code = code;
        this.ofPersons = ofPersons;
    }

    /** @throws IllegalArgumentException if there is none of this name in the calls of the service */
    public static GroupBy of(String code) {
        for (GroupBy known : values()) {
            if (known.code.equals(code)) {
                return known;
            }
        }
        throw new IllegalArgumentException("groupBy");
    }

    /** Its name in the calls of the service. */
    public String code() {
        return code;
    }

    /** Whether it says something about the guest; rooms are then not counted, since guests of several groups share them. */
    public boolean ofPersons() {
        return ofPersons;
    }

    /** Its column in the questions' SQL. */
    public String column() {
        return "g_" + code.toLowerCase(java.util.Locale.ROOT);
    }
}
