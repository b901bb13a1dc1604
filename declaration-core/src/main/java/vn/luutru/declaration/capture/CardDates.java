package vn.luutru.declaration.capture;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;

/** Dates as a card's QR code writes them: {@code ddMMyyyy}, zeros where a day or a month is not known. */
final class CardDates {

    private static final int LENGTH = 8;
    private static final int YEAR_LENGTH = 4;

    private CardDates() {}

    /** A whole date; null if the text is none. */
    static @Nullable LocalDate date(String text) {
        BirthDate date = birth(text);
        return date == null ? null : date.date();
    }

    /** A date, of which day and month may be zeros or left out; null if the text is none. */
    static @Nullable BirthDate birth(String text) {
        int number = number(text);
        if (number < 0) {
            return null;
        }
        if (text.length() == YEAR_LENGTH) {
            return number == 0 ? null : BirthDate.ofYear(number);
        }
        if (text.length() != LENGTH) {
            return null;
        }
        int day = number / 1_000_000;
        int month = number / 10_000 % 100;
        int year = number % 10_000;
        try {
            if (year == 0 || (month == 0 && day > 0)) {
                return null;
            }
            return day > 0
                    ? BirthDate.of(LocalDate.of(year, month, day))
                    : month == 0
                            ? BirthDate.ofYear(year)
                            : new BirthDate(year, LocalDate.of(year, month, 1).getMonthValue(), null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > LENGTH) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
