package vn.luutru.projection.compliance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was declared of which days.
 *
 * @param territory the ward that the reader is limited to, null for the whole province
 * @param from      the first local day of arrival
 * @param to        the last one
 * @param page      {@code nextPage} of the answer before; null for the first
 * @param size      1 to 500 items
 */
public record ComplianceQuestion(
        @Nullable String territory,
        @Nullable String ward,
        LocalDate from,
        LocalDate to,
        @Nullable String page,
        int size) {

    boolean asksFor(String place) {
        return (territory == null || territory.equals(place)) && (ward == null || ward.equals(place));
    }
}
