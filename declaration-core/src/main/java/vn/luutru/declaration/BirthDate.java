package vn.luutru.declaration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A date of birth, of which only the year may be known.
 *
 * @param year the year of birth
 * @param date the full date; null when only the year is known
 */
public record BirthDate(int year, @Nullable LocalDate date) {

    /** A full date. */
    public static BirthDate of(LocalDate date) {
        return new BirthDate(date.getYear(), date);
    }

    /** Only the year. */
    public static BirthDate ofYear(int year) {
        return new BirthDate(year, null);
    }

    /** @throws DateTimeException if the text is neither {@code yyyy} nor {@code yyyy-MM-dd} */
    public static BirthDate parse(String text) {
        if (text.length() != 4) {
            return of(LocalDate.parse(text));
        }
        int year = 0;
        for (int i = 0; i < 4; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("Not a year");
            }
            year = year * 10 + (c - '0');
        }
        return ofYear(year);
    }

    /** Completed years of age on a day; when only the year is known, as if born on 1 January (the portal's rule). */
    public int ageOn(LocalDate day) {
        LocalDate born = date == null ? LocalDate.of(year, 1, 1) : date;
        return Period.between(born, day).getYears();
    }

    /** As it is stored: {@code yyyy} or {@code yyyy-MM-dd}, in ASCII digits whatever the locale. */
    @Override
    public String toString() {
        return date == null ? fourDigits(year) : date.toString();
    }

    private static String fourDigits(int year) {
        String digits = Integer.toString(year);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
