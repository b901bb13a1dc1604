package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.tourism.cube.GroupBy;

/**
 * Tourism figures.
 *
 * @param countedUntil the local day before whose beginning nights are counted: the end of the period, or today
 * @param rounded      whether the figures were made safe to publish, and are thus true only nearly
 * @param dayGuestsStay whether {@link #guestDays} counts a day guest as one
 * @param items        the groups that have any figure, in the order of their values
 * @param total        the sum of the items
 */
public record TourismAnswer(
        LocalDate from,
        LocalDate to,
        List<GroupBy> groupBy,
        LocalDate countedUntil,
        boolean rounded,
        boolean dayGuestsStay,
        List<Item> items,
        Figures total) {

    /**
     * An average stay is given for so many days and more. In fewer, the nights are largely those of guests who came before:
     * a Sunday would have few arrivals and the nights of a whole weekend.
     */
    public static final int SHORTEST_AVERAGE = 28;

    private static final Comparator<@Nullable String> NULLS_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    /**
     * One group.
     *
     * @param values one for each of the answer's {@code groupBy}, in that order, as texts
     */
    public record Item(List<@Nullable String> values, Figures figures) {}

    /** The order of groups by their values, of which there are as many in both; null comes last. */
    static int inOrder(List<@Nullable String> one, List<@Nullable String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = NULLS_LAST.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * Guest-days ("ngày khách"): all nights, confirmed or not, and, where the statistics office wants it so, one for
     * each day guest.
     */
    public long guestDays(Figures figures) {
        return figures.nights() + figures.openNights() + (dayGuestsStay ? figures.dayGuests() : 0);
    }

    /**
     * The average stay ("thời gian lưu trú bình quân") over all groups: all nights ÷ all arrivals for the night. Null
     * without an arrival, and of fewer than {@link #SHORTEST_AVERAGE} days that are over.
     */
    public @Nullable Double averageStay() {
        return averageStay(total, from, countedUntil);
    }

    /** The same of a group; of one of a day or of a month, by the days of the period that lie in it. */
    public @Nullable Double averageStay(Item item) {
        if (groupBy.contains(GroupBy.DAY)) {
            return null;
        }
        String month = groupBy.contains(GroupBy.MONTH) ? item.values().get(groupBy.indexOf(GroupBy.MONTH)) : null;
        if (month == null) {
            return averageStay(item.figures(), from, countedUntil);
        }
        LocalDate first = YearMonth.parse(month).atDay(1);
        LocalDate end = first.plusMonths(1);
        return averageStay(
                item.figures(), first.isBefore(from) ? from : first, end.isAfter(countedUntil) ? countedUntil : end);
    }

    private static @Nullable Double averageStay(Figures figures, LocalDate first, LocalDate end) {
        return ChronoUnit.DAYS.between(first, end) < SHORTEST_AVERAGE ? null : figures.averageStay();
    }
}
