package vn.luutru.adapter.web.guest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Language;
import vn.luutru.declaration.BirthDate;

/** Dates as people type them: day first, as Vietnamese and English write them, or year first, as Koreans and Chinese. */
final class TypedDate {

    private static final String GAP = "\\s*[-/. ]\\s*";
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})" + GAP + "(\\d{1,2})" + GAP + "(\\d{4})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})\\s*[-/. 년年]\\s*(\\d{1,2})\\s*[-/. 월月]\\s*(\\d{1,2})\\s*[일日]?");
    private static final Pattern RUN = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final DateTimeFormatter VIETNAMESE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private TypedDate() {}

    /** Null for what is no date. */
    static @Nullable LocalDate parse(String typed) {
        String text = typed.strip();
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        for (Pattern pattern : new Pattern[] {DAY_FIRST, RUN}) {
            Matcher dayFirst = pattern.matcher(text);
            if (dayFirst.matches()) {
                return date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
            }
        }
        return null;
    }

    /** A date of birth, of which some know only the year, or a scan only year and month; null for what is neither. */
    static @Nullable BirthDate birth(String typed) {
        String text = typed.strip();
        if (YEAR.matcher(text).matches()) {
            return BirthDate.ofYear(Integer.parseInt(text));
        }
        if (MONTH.matcher(text).matches()) {
            return BirthDate.parse(text);
        }
        LocalDate date = parse(text);
        return date == null ? null : BirthDate.of(date);
    }

    /** As readers of a language write it. */
    static String text(LocalDate date, Language language) {
        return language == Language.KO || language == Language.ZH ? date.toString() : VIETNAMESE.format(date);
    }

    /** The same for a date of birth that may not be whole. */
    static String text(BirthDate date, Language language) {
        LocalDate whole = date.date();
        return whole == null ? date.toString() : text(whole, language);
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            // A day that no calendar has.
            return null;
        }
    }
}
