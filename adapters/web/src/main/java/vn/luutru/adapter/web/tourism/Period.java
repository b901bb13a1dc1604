package vn.luutru.adapter.web.tourism;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The local days that a page is of.
 *
 * @param from the first
 * @param to   the day after the last; today at the latest, since today is not over
 */
record Period(Kind kind, LocalDate from, LocalDate to) {

    /** How a period is chosen, by its word in addresses. */
    enum Kind {
        NIGHT("dem-qua"),
        WEEK("7-ngay"),
        THIS_MONTH("thang-nay"),
        LAST_MONTH("thang-truoc"),
        YEAR("nam-nay"),
        CHOSEN("chon");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** From so many days on, the year before is compared by the calendar and not by weekdays. */
    private static final int LONG = 28;

    private static final int WEEK = 7;
    private static final int YEAR_OF_WEEKS = 364;

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

    /** What the figures are compared with first: the same weekdays of the week before, or the month before. */
    Period before() {
        return switch (kind) {
            case NIGHT, WEEK -> new Period(kind, from.minusDays(WEEK), to.minusDays(WEEK));
            case THIS_MONTH, LAST_MONTH -> {
                LocalDate first = from.minusMonths(1);
                LocalDate end = kind == Kind.LAST_MONTH ? from : first.plusDays(days());
                yield new Period(kind, first, end.isAfter(from) ? from : end);
            }
            case YEAR -> yearBefore();
            case CHOSEN -> new Period(kind, from.minusDays(days()), from);
        };
    }

    /** The same weekdays of the year before; of a long period the same days of the calendar. */
    Period yearBefore() {
        return days() < LONG
                ? new Period(kind, from.minusDays(YEAR_OF_WEEKS), to.minusDays(YEAR_OF_WEEKS))
                : new Period(kind, from.minusYears(1), to.minusYears(1));
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
            return new Period(kind, first, end);
        }
        YearMonth own = YearMonth.from(from);
        YearMonth last = YearMonth.from(today).minusMonths(1);
        YearMonth month = own.isAfter(last) ? last : own;
        return new Period(kind, month.atDay(1), month.plusMonths(1).atDay(1));
    }
}
