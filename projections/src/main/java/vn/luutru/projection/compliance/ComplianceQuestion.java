package vn.luutru.projection.compliance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;

/**
 * What was declared of which days.
 *
 * @param territory what the reader is limited to
 * @param from      the first local day of arrival
 * @param to        the last one
 * @param page      {@code nextPage} of the answer before; null for the first
 * @param size      1 to 500 items
 */
public record ComplianceQuestion(
        Territory territory,
        @Nullable String ward,
        LocalDate from,
        LocalDate to,
        @Nullable String page,
        int size) {

    boolean asksFor(String place) {
        return territory.covers(place) && (ward == null || ward.equals(place));
    }
}
