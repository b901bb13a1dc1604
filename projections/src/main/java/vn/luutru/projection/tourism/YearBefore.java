package vn.luutru.projection.tourism;

import java.time.LocalDate;

/**
 * The same days of the calendar a year before. Whole months are compared with whole months, whatever February has; else
 * the last day is moved by a year and not the day after it, which after 28 February of a leap year is the 29th.
 *
 * @param from the first
 * @param to   the day after the last
 */
public record YearBefore(LocalDate from, LocalDate to) {

    /**
     * Of a period.
     *
     * @param from the first local day
     * @param to   the local day after the last
     */
    public static YearBefore of(LocalDate from, LocalDate to) {
        boolean wholeMonths = from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
        return new YearBefore(
                from.minusYears(1),
                wholeMonths ? to.minusYears(1) : to.minusDays(1).minusYears(1).plusDays(1));
    }
}
