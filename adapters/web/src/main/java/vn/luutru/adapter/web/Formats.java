package vn.luutru.adapter.web;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.luutru.declaration.Vietnam;

/**
 * Numbers as a language writes them, days and times as Vietnamese do: {@code 6.711}, {@code 31,4 %}, {@code 29/11/2026},
 * {@code 22:18}. Times are local, in {@link Vietnam#ZONE}.
 */
public final class Formats {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final char HARD_SPACE = '\u00a0';

    private final DecimalFormatSymbols symbols;
    private final String percent;

    public Formats(Language language) {
        symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        boolean english = language == Language.EN;
        symbols.setGroupingSeparator(english ? ',' : '.');
        symbols.setDecimalSeparator(english ? '.' : ',');
        percent = english ? "%" : HARD_SPACE + "%";
    }

    /** A whole number with separators of thousands. */
    public String count(long number) {
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    /** A number with so many decimals. */
    public String decimal(double number, int digits) {
        return new DecimalFormat(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits), symbols).format(number);
    }

    /** A ratio as per cent with one decimal. */
    public String share(double ratio) {
        return decimal(100 * ratio, 1) + percent;
    }

    /** A ratio as a whole number of per cent. */
    public String roughShare(double ratio) {
        return decimal(100 * ratio, 0) + percent;
    }

    /** Day, month and year. */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Day and month. */
    public String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /** Month and year. */
    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** The local time of day. */
    public String time(Instant at) {
        return TIME.format(at.atZone(Vietnam.ZONE));
    }

    /** The local day of an instant. */
    public String day(Instant at) {
        return day(Vietnam.dateOf(at));
    }
}
