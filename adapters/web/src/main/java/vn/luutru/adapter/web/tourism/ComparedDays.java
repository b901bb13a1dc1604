package vn.luutru.adapter.web.tourism;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.luutru.adapter.web.PageWords;

/** What a period is compared with, in words: which days these are, and which holidays make the difference. */
final class ComparedDays {

    private static final String VERSUS = "tourism.versus.";

    private final PageWords words;
    private final Period period;

    ComparedDays(PageWords words, Period period) {
        this.words = words;
        this.period = period;
    }

    /** Whether there is a period before beside that of the year before. */
    boolean hasPrevious() {
        return period.kind() != Period.Kind.YEAR;
    }

    /** The period before, within a sentence, with its days. */
    String previous() {
        Period before = period.before();
        String key = switch (period.kind()) {
            case THIS_MONTH -> before.from().getDayOfMonth() == 1 ? "thang-nay" : "thang-nay.lien";
            case CHOSEN -> period.wholeMonths() ? "chon.thang" : "chon";
            case YEAR -> "nam-nay";
            case NIGHT, WEEK, LAST_MONTH -> period.kind().word();
        };
        return words.text(VERSUS + key, days(before), words.formats().count(before.days()));
    }

    /** The year before, within a sentence, with its days. */
    String yearBefore() {
        String key = period.kind().sameDays() == Period.SameDays.WEEKDAYS ? "year.weekdays" : "year.dates";
        return words.text(VERSUS + key, days(period.yearBefore()));
    }

    /** The days of a period, as short as they can be written. */
    String days(Period days) {
        if (days.wholeMonths()) {
            YearMonth first = YearMonth.from(days.from());
            YearMonth last = YearMonth.from(days.last());
            String until = words.formats().month(last);
            return first.equals(last) ? until : words.formats().month(first) + "–" + until;
        }
        String until = words.formats().day(days.last());
        if (days.days() == 1) {
            return days.kind() == Period.Kind.CHOSEN
                    ? words.text("office.weekday." + days.from().getDayOfWeek().getValue()) + " " + until
                    : until;
        }
        String from = days.from().getYear() == days.last().getYear()
                ? words.formats().shortDay(days.from())
                : words.formats().day(days.from());
        return from + "–" + until;
    }

    /**
     * Which comparisons are uneven because a long holiday lies in one of the two periods more than in the other, one
     * part of a sentence for each.
     */
    List<String> uneven() {
        List<String> found = new ArrayList<>();
        if (hasPrevious()) {
            add(found, previous(), Holiday.uneven(period, period.before()));
        }
        add(found, yearBefore(), Holiday.uneven(period, period.yearBefore()));
        return found;
    }

    private void add(List<String> found, String versus, List<Holiday.Days> holidays) {
        if (!holidays.isEmpty()) {
            found.add(words.text(
                    "tourism.holidays.one",
                    versus,
                    holidays.stream().map(this::named).collect(Collectors.joining(", "))));
        }
    }

    private String named(Holiday.Days holiday) {
        Period days =
                new Period(Period.Kind.WEEK, holiday.from(), holiday.last().plusDays(1));
        return words.text("tourism.holiday." + holiday.holiday().name().toLowerCase(Locale.ROOT)) + " " + days(days);
    }
}
