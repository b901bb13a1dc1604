package vn.luutru.adapter.web.tourism;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.tourism.TourismAnswer;
import vn.luutru.projection.tourism.YearBefore;

/**
 * The local days that a page is of.
 *
 * @param from the first
 * @param to   the day after the last; today at the latest, since today is not over
 */
record Period(Kind kind, LocalDate from, LocalDate to) {

    /** Which days of another year are the same: all that a page shows of one kind of period follows one rule. */
    enum SameDays {
        /** The same weekdays, 364 days before: nights and weeks differ by their weekends. */
        WEEKDAYS,
        /** The same dates: months and years, and days that somebody typed. */
        DATES
    }

    /** How a period is chosen, by its word in addresses. */
    enum Kind {
        NIGHT("dem-qua", SameDays.WEEKDAYS),
        WEEK("7-ngay", SameDays.WEEKDAYS),
        THIS_MONTH("thang-nay", SameDays.DATES),
        LAST_MONTH("thang-truoc", SameDays.DATES),
        YEAR("nam-nay", SameDays.DATES),
        CHOSEN("chon", SameDays.DATES);

        private final String word;
        private final SameDays sameDays;

        Kind(String word, SameDays sameDays) {
            this.word = word;
            this.sameDays = sameDays;
        }

        String word() {
            return word;
        }

        SameDays sameDays() {
            return sameDays;
        }
    }

    private static final int WEEK = 7;
    private static final int YEAR_OF_WEEKS = 364;
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    static Period of(Kind kind, LocalDate today) {
        return switch (kind) {
            case NIGHT, CHOSEN -> new Period(kind, today.minusDays(1), today);
            case WEEK -> new Period(kind, today.minusDays(WEEK), today);
            case THIS_MONTH -> new Period(kind, today.withDayOfMonth(1), today);
            case LAST_MONTH -> new Period(kind, today.withDayOfMonth(1).minusMonths(1), today.withDayOfMonth(1));
            case YEAR -> new Period(kind, today.withDayOfYear(1), today);
        };
    }

    /** Not on the first day of a month or year, of which nothing is over. */
    boolean hasDays() {
        return from.isBefore(to);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    LocalDate last() {
        return to.minusDays(1);
    }

    /** Whether it has the days of another, however either was chosen. */
    boolean sameDaysAs(Period other) {
        return from.equals(other.from) && to.equals(other.to);
    }

    /** Whether these are months from their first day to their last. */
    boolean wholeMonths() {
        return from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
    }

    /** Whether it is long enough for an average stay. */
    boolean averages() {
        return days() >= TourismAnswer.SHORTEST_AVERAGE;
    }

    /**
     * What the figures are compared with first: the same weekdays of the week before; the month before; of the running
     * month as many days from the first of the month before, or where that is too short, the days right before it; of
     * days that were chosen as many months or days before them.
     */
    Period before() {
        return switch (kind) {
            case NIGHT, WEEK -> new Period(kind, from.minusDays(WEEK), to.minusDays(WEEK));
            case THIS_MONTH -> {
                LocalDate first = from.minusMonths(1);
                LocalDate end = first.plusDays(days());
                yield end.isAfter(from) ? rightBefore() : new Period(kind, first, end);
            }
            case LAST_MONTH -> new Period(kind, from.minusMonths(1), from);
            case YEAR -> yearBefore();
            case CHOSEN ->
                wholeMonths()
                        ? new Period(kind, from.minusMonths(ChronoUnit.MONTHS.between(from, to)), from)
                        : rightBefore();
        };
    }

    private Period rightBefore() {
        return new Period(kind, from.minusDays(days()), from);
    }

    /** The same days of the year before, by the rule of this kind of period. */
    Period yearBefore() {
        if (kind.sameDays() == SameDays.WEEKDAYS) {
            return new Period(kind, from.minusDays(YEAR_OF_WEEKS), to.minusDays(YEAR_OF_WEEKS));
        }
        YearBefore before = YearBefore.of(from, to);
        return new Period(kind, before.from(), before.to());
    }

    /** The day of the year before that is the same by this rule; null of a leap day, which has none by its date. */
    @Nullable
    LocalDate yearBefore(LocalDate day) {
        if (kind.sameDays() == SameDays.WEEKDAYS) {
            return day.minusDays(YEAR_OF_WEEKS);
        }
        return MonthDay.from(day).equals(LEAP_DAY) ? null : day.minusYears(1);
    }

    /**
     * The months of which what guests are is published: those within the period that are over; where there is none, the
     * period's own month, and while that is not over the one before.
     */
    Period months(LocalDate today) {
        LocalDate first =
                from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
        LocalDate end = to.withDayOfMonth(1);
        if (first.isBefore(end)) {
            return new Period(Kind.CHOSEN, first, end);
        }
        YearMonth own = YearMonth.from(from);
        YearMonth last = YearMonth.from(today).minusMonths(1);
        YearMonth month = own.isAfter(last) ? last : own;
        return new Period(Kind.CHOSEN, month.atDay(1), month.plusMonths(1).atDay(1));
    }
}
