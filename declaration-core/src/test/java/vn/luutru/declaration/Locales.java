package vn.luutru.declaration;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Runs tests as on a machine elsewhere. Arabic of Egypt writes other digits, Turkish has an i without a dot, Thailand
 * counts Buddhist years, and New York has another day for seven hours of ours.
 */
public final class Locales {

    public static final List<String> TAGS = List.of("ar-EG", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "vi-VN");

    /** A test, with what it may throw. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    private Locales() {}

    /** Runs a test under a default locale and in New York, and puts back what was there. */
    public static void under(String tag, Body test) throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try {
            test.run();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
