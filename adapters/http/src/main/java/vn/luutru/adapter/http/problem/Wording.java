package vn.luutru.adapter.http.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Findings;

/** In which language a caller is answered: Vietnamese unless English is preferred. */
public final class Wording {

    public static final Locale VIETNAMESE = Locale.of("vi");

    private static final List<Locale> SPOKEN = List.of(VIETNAMESE, Locale.ENGLISH);

    private Wording() {}

    /** What a finding says to people. */
    public static String text(Finding finding, Locale locale) {
        return Findings.text(finding, locale);
    }

    /** The locale for a header {@code Accept-Language}; a malformed or foreign one means Vietnamese. */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isEmpty() || acceptLanguage.length() > 200) {
            return VIETNAMESE;
        }
        if (acceptLanguage.equals("en")) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return found == null ? VIETNAMESE : found;
        } catch (IllegalArgumentException e) {
            // A header that says nothing readable says nothing about the language either.
            return VIETNAMESE;
        }
    }
}
