package vn.luutru.projection.tourism.cube;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;

/**
 * What guests are who are counted together.
 *
 * @param nationality ISO 3166-1 alpha-3, empty when none was declared; {@link #REST} for several foreign ones
 * @param ageGroup    a name of {@link AgeGroups}, or {@link #REST}
 * @param sex         as the document says, UNKNOWN when not declared, or {@link #REST}
 */
public record Guest(String nationality, String ageGroup, String sex) {

    /** In published figures, the value of guests of groups too small to be named. */
    static final String REST = "REST";

    /** Of any nationality. */
    private static final String ANY = "*";

    /** Those of whom nothing is published but that they came. */
    public static final Guest OTHERS = new Guest(ANY, REST, REST);

    /** Those of one nationality. */
    public Guest byNationality() {
        return new Guest(nationality, REST, REST);
    }

    /** Those of any foreign nationality; null for who is not known to be a foreigner. */
    public @Nullable Guest foreign() {
        return nationality.isEmpty() || nationality.equals(Vietnam.CODE) ? null : new Guest(REST, REST, REST);
    }

    /** Its value in one dimension of persons. */
    public @Nullable String value(GroupBy dimension) {
        return switch (dimension) {
            case ORIGIN ->
                switch (nationality) {
                    case "" -> "UNKNOWN";
                    case ANY -> REST;
                    case Vietnam.CODE -> "DOMESTIC";
                    default -> "INTERNATIONAL";
                };
            case NATIONALITY ->
                switch (nationality) {
                    case "" -> null;
                    case ANY -> REST;
                    default -> nationality;
                };
            case AGE_GROUP -> ageGroup;
            case SEX -> sex;
            case DAY, MONTH, WARD, ESTABLISHMENT_TYPE, STARS ->
                throw new IllegalArgumentException("Nothing that guests are");
        };
    }
}
