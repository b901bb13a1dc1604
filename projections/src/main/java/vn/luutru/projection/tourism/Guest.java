package vn.luutru.projection.tourism;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;

/**
 * What guests are who are counted together.
 *
 * @param nationality ISO 3166-1 alpha-3, empty when none was told
 * @param ageGroup    a name of {@link AgeGroups}
 * @param sex         as the document says, UNKNOWN when not told
 */
record Guest(String nationality, String ageGroup, String sex) {

    /** Its value in one dimension of persons. */
    @Nullable
    String value(GroupBy dimension) {
        return switch (dimension) {
            case ORIGIN ->
                switch (nationality) {
                    case "" -> "UNKNOWN";
                    case Vietnam.CODE -> "DOMESTIC";
                    default -> "INTERNATIONAL";
                };
            case NATIONALITY -> nationality.isEmpty() ? null : nationality;
            case AGE_GROUP -> ageGroup;
            case SEX -> sex;
            case DAY, MONTH, WARD, ESTABLISHMENT_TYPE, STARS ->
                throw new IllegalArgumentException("Nothing that guests are");
        };
    }
}
