package vn.luutru.declaration.codec;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Dates and instants of ISO 8601 in the two forms that declarations use. {@code java.time}'s own formatters take about
 * ten times as long, and every declaration carries three or four of these.
 */
public final class Iso {

    private static final int SECONDS_A_DAY = 86_400;

    /** Years of four digits, which is what {@link #text} writes by itself. */
    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();

    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private Iso() {}

    /**
     * A local date, {@code yyyy-MM-dd}.
     *
     * @throws DateTimeException if the text is anything else, or no day of the calendar
     */
    public static LocalDate date(String text) {
        require(text.length() == 10);
        return dateAt(text);
    }

    /**
     * An instant, {@code yyyy-MM-ddTHH:mm[:ss[.fraction]]} with {@code Z} or an offset {@code ±HH:mm}. Anything finer
     * than a millisecond is dropped. Its year is of four digits in UTC too: what is read here can be written by
     * {@link #text} and read again.
     *
     * @throws DateTimeException if the text is anything else; an offset is never guessed
     */
    public static Instant instant(String text) {
        int length = text.length();
        require(length >= 17 && text.charAt(10) == 'T' && text.charAt(13) == ':');
        LocalDate date = dateAt(text);
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = 0;
        int at = 16;
        int millis = 0;
        if (text.charAt(at) == ':') {
            require(length >= at + 4);
            second = digits(text, at + 1, 2);
            at += 3;
            if (text.charAt(at) == '.') {
                int first = ++at;
                for (int scale = 100; at < length && isDigit(text.charAt(at)); at++, scale /= 10) {
                    millis += (text.charAt(at) - '0') * scale;
                }
                require(at > first && at - first <= 9 && at < length);
            }
        }
        require(hour < 24 && minute < 60 && second < 60);
        long seconds = date.toEpochDay() * SECONDS_A_DAY + hour * 3600L + minute * 60L + second - offset(text, at);
        long day = Math.floorDiv(seconds, (long) SECONDS_A_DAY);
        require(day >= FIRST_DAY && day <= LAST_DAY);
        return Instant.ofEpochSecond(seconds, millis * 1_000_000L);
    }

    /** Whether {@link #instant} reads what {@link #text} writes of it: its year in UTC has four digits. */
    public static boolean isWritten(Instant instant) {
        long day = Math.floorDiv(instant.getEpochSecond(), (long) SECONDS_A_DAY);
        return day >= FIRST_DAY && day <= LAST_DAY;
    }

    /** As {@link Instant#toString} has it: in UTC, with milliseconds where there are any. */
    public static String text(Instant instant) {
        int nanos = instant.getNano();
        long days = Math.floorDiv(instant.getEpochSecond(), (long) SECONDS_A_DAY);
        if (nanos % 1_000_000 != 0 || days < FIRST_DAY || days > LAST_DAY) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(days);
        int second = (int) Math.floorMod(instant.getEpochSecond(), (long) SECONDS_A_DAY);
        byte[] text = new byte[nanos == 0 ? 20 : 24];
        put(text, 0, date.getYear(), 4, '-');
        put(text, 5, date.getMonthValue(), 2, '-');
        put(text, 8, date.getDayOfMonth(), 2, 'T');
        put(text, 11, second / 3600, 2, ':');
        put(text, 14, second / 60 % 60, 2, ':');
        put(text, 17, second % 60, 2, nanos == 0 ? 'Z' : '.');
        if (nanos != 0) {
            put(text, 20, nanos / 1_000_000, 3, 'Z');
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int at, int value, int digits, char after) {
        int left = value;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        text[at + digits] = (byte) after;
    }

    private static int offset(String text, int at) {
        char sign = text.charAt(at);
        if (sign == 'Z') {
            require(text.length() == at + 1);
            return 0;
        }
        require((sign == '+' || sign == '-') && text.length() == at + 6 && text.charAt(at + 3) == ':');
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        int seconds = hours * 3600 + minutes * 60;
        require(minutes < 60 && seconds <= ZoneOffset.MAX.getTotalSeconds());
        return sign == '+' ? seconds : -seconds;
    }

    private static LocalDate dateAt(String text) {
        require(text.charAt(4) == '-' && text.charAt(7) == '-');
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
    }

    private static int digits(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            require(isDigit(text.charAt(i)));
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new DateTimeException("Not a date or instant of ISO 8601");
        }
    }
}
