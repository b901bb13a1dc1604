package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import vn.luutru.access.Territory;
import vn.luutru.projection.tourism.cube.GroupBy;

/**
 * A question for tourism figures.
 *
 * @param from      the first local day
 * @param to        the local day after the last
 * @param groupBy   what the figures are split by, each once; empty for the whole alone
 * @param territory where it is counted
 * @param exact     whether small figures may be returned as they are: to the police only
 */
public record TourismQuestion(LocalDate from, LocalDate to, List<GroupBy> groupBy, Territory territory, boolean exact) {

    /** The longest period, in days. */
    public static final int MAX_DAYS = 1_100;

    /** @throws IllegalArgumentException naming the parameter that makes no sense */
    public TourismQuestion {
        groupBy = List.copyOf(groupBy);
        if (from.getYear() < 2000 || to.getYear() > 2200) {
            throw new IllegalArgumentException("from");
        }
        if (!from.isBefore(to) || ChronoUnit.DAYS.between(from, to) > MAX_DAYS) {
            throw new IllegalArgumentException("to");
        }
        if (!groupBy.isEmpty() && EnumSet.copyOf(groupBy).size() < groupBy.size()) {
            throw new IllegalArgumentException("groupBy");
        }
    }

    /** The same of another period. */
    TourismQuestion over(LocalDate first, LocalDate end) {
        return new TourismQuestion(first, end, groupBy, territory, exact);
    }

    /** The same of the days before and after a part of the period, as far as there are any. */
    List<TourismQuestion> outside(LocalDate first, LocalDate end) {
        List<TourismQuestion> rest = new ArrayList<>();
        if (from.isBefore(first)) {
            rest.add(over(from, first));
        }
        if (end.isBefore(to)) {
            rest.add(over(end, to));
        }
        return rest;
    }

    /** Whether it is of persons in the whole province, and says nothing of where they stayed. */
    boolean ofProvince() {
        return territory.isProvince()
                && ofPersons()
                && groupBy.stream().allMatch(dimension -> dimension.ofPersons() || dimension == GroupBy.MONTH);
    }

    /** Whether the figures are split by something about the guests. */
    boolean ofPersons() {
        return groupBy.stream().anyMatch(GroupBy::ofPersons);
    }
}
