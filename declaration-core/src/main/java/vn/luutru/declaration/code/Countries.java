package vn.luutru.declaration.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.NameKey;

/** Codes of nationality as documents carry them, beside the table's own, and the code that a mistyped one is closest to. */
public final class Countries {

    private static final int CODE_LENGTH = 3;
    private static final int MAX_COMPARED = 20;

    /** In a name of so many letters one may be wrong, in one twice as long two. */
    private static final int LETTERS_FOR_A_MISTAKE = 5;

    private static final int FAR = Integer.MAX_VALUE;
    private static final String EXAMPLES = "VNM, KOR";

    /** Codes that passports and the police portal use for an entry of the table: D for DEU, RKS for XKX. */
    private static final Map<String, String> ALIASES = aliases();

    private static final Map<String, String> TWO_LETTERS = CountryCodes.byTwoLetters();

    /** A line with thousands of mistyped codes must not cost thousands of foldings. */
    private static final List<Named> NAMED = CodeTables.COUNTRIES.entries().stream()
            .map(entry -> new Named(entry.code(), NameKey.of(entry.vi()), NameKey.of(entry.en())))
            .toList();

    /** Codes by the keys of their names, and of what people call them. */
    private static final Map<String, String> BY_NAME = byName();

    /** A code with the keys of its names. */
    private record Named(String code, String vi, String en) {}

    private Countries() {}

    /** The code of the table for a code as documents carry it; every other text as it is. */
    public static String code(String text) {
        return text.length() > CODE_LENGTH || CodeTables.COUNTRIES.knows(text)
                ? text
                : ALIASES.getOrDefault(text, text);
    }

    /** The code that a text most likely means, to be shown as an example; other examples where it may mean anything. */
    public static String example(String text) {
        String nearest = nearest(text);
        return nearest == null ? EXAMPLES : nearest;
    }

    /**
     * The code that a text most likely means: by its name, what people call it, its two-letter code, the one name that
     * begins so, or a letter or two to change. Null where several are as likely, or none: wild advice is worse than none.
     */
    static @Nullable String nearest(String text) {
        String cut = text.length() > MAX_COMPARED ? text.substring(0, MAX_COMPARED) : text;
        String upper = cut.toUpperCase(Locale.ROOT);
        String key = NameKey.of(cut);
        String named = BY_NAME.get(key);
        String meant = TWO_LETTERS.getOrDefault(upper, code(upper));
        String coded = CodeTables.COUNTRIES.knows(meant) ? meant : null;
        // "Nga" is Russia and "NGA" Nigeria: codes are written in capitals.
        if (coded != null && (named == null || cut.equals(upper))) {
            return coded;
        }
        if (named != null) {
            return named;
        }
        List<String> begun = key.length() < CODE_LENGTH
                ? List.of()
                : NAMED.stream()
                        .filter(country -> country.vi.startsWith(key) || country.en.startsWith(key))
                        .map(Named::code)
                        .toList();
        return begun.isEmpty() ? mistyped(upper, key) : begun.size() == 1 ? begun.getFirst() : null;
    }

    private static @Nullable String mistyped(String upper, String key) {
        String nearest = null;
        int least = FAR;
        for (Named country : NAMED) {
            int distance = Math.min(ofCode(upper, country.code), ofName(key, country));
            if (distance < least) {
                least = distance;
                nearest = country.code;
            }
        }
        return nearest;
    }

    /** Of equal distances the longer common beginning wins: VNN is VNM rather than VEN. */
    private static int ofCode(String upper, String code) {
        int common = commonStart(upper, code);
        boolean like = upper.length() >= CODE_LENGTH && upper.length() <= CODE_LENGTH + 1 && common > 0;
        return like && distance(upper, code) <= 1 ? CODE_LENGTH + 1 - common : FAR;
    }

    private static int ofName(String key, Named country) {
        int changed = Math.min(distance(key, country.vi), distance(key, country.en));
        return changed <= key.length() / LETTERS_FOR_A_MISTAKE ? (CODE_LENGTH + 1) * changed : FAR;
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

    private static Map<String, String> byName() {
        Map<String, String> byName = new HashMap<>(ShortCountryNames.CODES);
        for (Named country : NAMED) {
            byName.put(country.vi, country.code);
            byName.put(country.en, country.code);
        }
        return Map.copyOf(byName);
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
