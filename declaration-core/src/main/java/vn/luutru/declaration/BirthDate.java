package vn.luutru.declaration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A date of birth, of which only the year, or the year and the month, may be known.
 *
 * @param year  the year of birth
 * @param month the month of birth, 1 to 12; 0 when only the year is known
 * @param date  the full date; null when the day is not known
 */
public record BirthDate(int year, int month, @Nullable LocalDate date) {

    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;

    /** A full date. */
    public static BirthDate of(LocalDate date) {
        return new BirthDate(date.getYear(), date.getMonthValue(), date);
    }

    /** Only the year. */
    public static BirthDate ofYear(int year) {
        return new BirthDate(year, 0, null);
    }

    /** @throws DateTimeException if the text is none of {@code yyyy}, {@code yyyy-MM} and {@code yyyy-MM-dd} */
    public static BirthDate parse(String text) {
        if (text.length() == YEAR_LENGTH) {
            return ofYear(digits(text, 0, YEAR_LENGTH));
        }
        if (text.length() == MONTH_LENGTH && text.charAt(YEAR_LENGTH) == '-') {
            int month = digits(text, YEAR_LENGTH + 1, MONTH_LENGTH);
            if (month < 1 || month > 12) {
                throw new DateTimeException("Not a month");
            }
            return new BirthDate(digits(text, 0, YEAR_LENGTH), month, null);
        }
        return of(LocalDate.parse(text));
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("Not a number");
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /**
     * Completed years of age on a day; of a date that is not fully known, as if born on its first day (the portal's
     * rule).
     */
    public int ageOn(LocalDate day) {
        return Period.between(earliest(), day).getYears();
    }

    /** The first day that it may be. */
    public LocalDate earliest() {
        return date == null ? LocalDate.of(year, Math.max(month, 1), 1) : date;
    }

    /** As it is stored and as {@link #parse} reads it, in ASCII digits whatever the locale. */
    @Override
    public String toString() {
        if (date != null) {
            return date.toString();
        }
        return month == 0 ? padded(year, YEAR_LENGTH) : padded(year, YEAR_LENGTH) + "-" + padded(month, 2);
    }

    private static String padded(int number, int length) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}
