package vn.luutru.declaration.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luutru.declaration.NameKey;
import vn.luutru.declaration.Vietnam;

/** Codes of nationality as documents carry them, beside the table's own, and the code that a mistyped one is closest to. */
public final class Countries {

    private static final int CODE_LENGTH = 3;
    private static final int MAX_COMPARED = 20;

    /** Codes that passports and the police portal use for an entry of the table: D for DEU, RKS for XKX. */
    private static final Map<String, String> ALIASES = aliases();

    private static final Map<String, String> TWO_LETTERS = CountryCodes.byTwoLetters();

    /** A line with thousands of mistyped codes must not cost thousands of foldings. */
    private static final List<Named> NAMED = CodeTables.COUNTRIES.entries().stream()
            .map(entry -> new Named(entry.code(), NameKey.of(entry.vi()), NameKey.of(entry.en())))
            .toList();

    /** A code with the keys of its names. */
    private record Named(String code, String vi, String en) {}

    private Countries() {}

    /** The code of the table for a code as documents carry it; every other text as it is. */
    public static String code(String text) {
        return text.length() > CODE_LENGTH || CodeTables.COUNTRIES.knows(text)
                ? text
                : ALIASES.getOrDefault(text, text);
    }

    /** The code that a text most likely means: by its two-letter code, its name, or the fewest letters to change. */
    public static String nearest(String text) {
        String cut = text.length() > MAX_COMPARED ? text.substring(0, MAX_COMPARED) : text;
        String upper = cut.toUpperCase(Locale.ROOT);
        String meant = TWO_LETTERS.getOrDefault(upper, code(upper));
        if (CodeTables.COUNTRIES.knows(meant)) {
            return meant;
        }
        String key = NameKey.of(cut);
        String nearest = Vietnam.CODE;
        int least = Integer.MAX_VALUE;
        for (Named country : NAMED) {
            int distance = distance(upper, key, country);
            if (distance < least) {
                least = distance;
                nearest = country.code;
            }
        }
        return nearest;
    }

    private static int distance(String upper, String key, Named country) {
        if (key.length() >= CODE_LENGTH && (country.vi.startsWith(key) || country.en.startsWith(key))) {
            return 0;
        }
        // Of equal distances the longer common beginning wins: VNN is VNM rather than VEN.
        int ofCode = (CODE_LENGTH + 1) * distance(upper, country.code) - commonStart(upper, country.code);
        int ofName = (CODE_LENGTH + 1) * Math.min(distance(key, country.vi), distance(key, country.en));
        return Math.max(1, Math.min(ofCode, ofName));
    }

    private static int commonStart(String one, String other) {
        int common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common;
    }

    private static Map<String, String> aliases() {
        Map<String, String> aliases = new HashMap<>();
        for (CodeTable.Entry entry : CodeTables.COUNTRIES.entries()) {
            String portal = entry.portalCode();
            if (portal != null && !portal.equals(entry.code())) {
                aliases.put(portal, entry.code());
            }
        }
        return Map.copyOf(aliases);
    }

    /** Letters to insert, delete or replace (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
