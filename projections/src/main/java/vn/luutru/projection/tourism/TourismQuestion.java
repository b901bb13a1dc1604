package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question for tourism figures.
 *
 * @param from      the first local day
 * @param to        the local day after the last
 * @param groupBy   what the figures are split by, each once; empty for the whole alone
 * @param territory the code of the only ward counted; null for the whole province
 * @param exact     whether small figures may be told as they are: to the police only
 */
public record TourismQuestion(
        LocalDate from,
        LocalDate to,
        List<GroupBy> groupBy,
        @Nullable String territory,
        boolean exact) {

    /** The longest period, in days. */
    public static final int LONGEST = 1_100;

    /** @throws IllegalArgumentException naming the parameter that makes no sense */
    public TourismQuestion {
        groupBy = List.copyOf(groupBy);
        if (from.getYear() < 2000 || to.getYear() > 2200) {
            throw new IllegalArgumentException("from");
        }
        if (!from.isBefore(to) || ChronoUnit.DAYS.between(from, to) > LONGEST) {
            throw new IllegalArgumentException("to");
        }
        if (!groupBy.isEmpty() && EnumSet.copyOf(groupBy).size() < groupBy.size()) {
            throw new IllegalArgumentException("groupBy");
        }
    }

    /** Whether the figures are split by something that tells about the guests. */
    boolean ofPersons() {
        return groupBy.stream().anyMatch(GroupBy::ofPersons);
    }
}
