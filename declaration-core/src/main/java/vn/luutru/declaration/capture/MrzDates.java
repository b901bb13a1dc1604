package vn.luutru.declaration.capture;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;

/**
 * Dates of zones: {@code yyMMdd}, fillers for what is not known (ICAO Doc 9303-3, section 4.8). The century is not
 * written: births lie in the last hundred years, documents expire within the next {@value #MAX_VALIDITY}.
 */
final class MrzDates {

    /** No document is valid for longer: a policy. */
    static final int MAX_VALIDITY = 50;

    private static final int CENTURY = 100;
    private static final int UNKNOWN = -2;

    private MrzDates() {}

    /** A date of birth of the last hundred years; null if the text is none or says that nothing is known. */
    static @Nullable BirthDate birth(String text, LocalDate today) {
        int year = pair(text, 0);
        int month = pair(text, 2);
        int day = pair(text, 4);
        if (year < 0 || month == -1 || day == -1 || (month == UNKNOWN && day != UNKNOWN)) {
            return null;
        }
        BirthDate born = date(today.getYear() / CENTURY * CENTURY + year, month, day);
        return born != null && born.earliest().isAfter(today) ? date(born.year() - CENTURY, month, day) : born;
    }

    /** A date of birth in a year that is known otherwise; null if it is none, or of another year of the century. */
    static @Nullable BirthDate birthIn(int year, String text) {
        return pair(text, 0) == year % CENTURY ? date(year, pair(text, 2), pair(text, 4)) : null;
    }

    /** The last day of validity; null if the text is none. */
    static @Nullable LocalDate expiry(String text, LocalDate today) {
        int year = pair(text, 0);
        int month = pair(text, 2);
        int day = pair(text, 4);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        int full = today.getYear() / CENTURY * CENTURY + year;
        BirthDate date = date(full > today.getYear() + MAX_VALIDITY ? full - CENTURY : full, month, day);
        return date == null ? null : date.date();
    }

    static boolean isUnknown(String text) {
        return pair(text, 0) == UNKNOWN && pair(text, 2) == UNKNOWN && pair(text, 4) == UNKNOWN;
    }

    private static @Nullable BirthDate date(int year, int month, int day) {
        try {
            if (month == UNKNOWN) {
                return BirthDate.ofYear(year);
            }
            return day == UNKNOWN
                    ? new BirthDate(year, LocalDate.of(year, month, 1).getMonthValue(), null)
                    : BirthDate.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Two digits as a number, {@link #UNKNOWN} for two fillers, -1 for anything else. */
    private static int pair(String text, int from) {
        char first = text.charAt(from);
        char second = text.charAt(from + 1);
        if (first == CheckDigits.FILLER && second == CheckDigits.FILLER) {
            return UNKNOWN;
        }
        boolean digits = first >= '0' && first <= '9' && second >= '0' && second <= '9';
        return digits ? (first - '0') * 10 + (second - '0') : -1;
    }
}
