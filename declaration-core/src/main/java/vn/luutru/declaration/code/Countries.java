package vn.luutru.declaration.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.person.NameKey;

/** Codes of nationality as documents carry them, beside the table's own, and the code that a mistyped one is closest to. */
public final class Countries {

    private static final int CODE_LENGTH = 3;
    private static final int MAX_COMPARED = 20;

    /** In a name of so many letters one may be wrong, in one twice as long two. */
    private static final int LETTERS_FOR_A_MISTAKE = 5;

    private static final String EXAMPLES = "VNM, KOR";
    private static final String VIETNAM = "VN";

    /** Peoples of Viet Nam, as older papers name them beside the nationality, that are the beginning of another country's name. */
    private static final Set<String> NO_COUNTRY = Set.of("hoa", "mong");

    /** Codes that passports and the police portal use for an entry of the table: D for DEU, RKS for XKX. */
    private static final Map<String, String> ALIASES = aliases();

    private static final Map<String, String> TWO_LETTERS = CountryCodes.byTwoLetters();
    private static final Map<String, String> OTHER_LISTS = CountryCodes.byOtherLists();

    /** A line with thousands of mistyped codes must not cost thousands of foldings. */
    private static final List<Named> NAMED = CodeTables.COUNTRIES.entries().stream()
            .map(entry -> new Named(entry.code(), NameKey.of(entry.vi()), NameKey.of(entry.en())))
            .toList();

    /** Codes by the keys of their names, and of what people call them. */
    private static final Map<String, String> BY_NAME = byName();

    /** A code with the keys of its names. */
    private record Named(String code, String vi, String en) {

        boolean isHalf(String key) {
            return (vi.startsWith(key) && 2 * key.length() >= vi.length())
                    || (en.startsWith(key) && 2 * key.length() >= en.length());
        }
    }

    private Countries() {}

    /** The code of the table for a code as documents carry it; every other text as it is. */
    public static String code(String text) {
        return text.length() > CODE_LENGTH || CodeTables.COUNTRIES.knows(text)
                ? text
                : ALIASES.getOrDefault(text, text);
    }

    /**
     * The code that a text means, to be shown as an example; both where it may mean either of two, and other examples where
     * it may mean anything. Wrong advice is worse than none: whoever follows it declares a guest of another country.
     */
    public static String example(String text) {
        List<String> meant = meant(text);
        return meant.isEmpty() ? EXAMPLES : String.join(", ", meant);
    }

    /**
     * The codes that a text may mean, the likelier one first: by its name, what people call it, a code of another list, the
     * one name that begins so, or a letter or two to change in the one name that is so near. None where it is not sure.
     */
    static List<String> meant(String text) {
        String cut = text.length() > MAX_COMPARED ? text.substring(0, MAX_COMPARED) : text;
        String key = NameKey.of(cut);
        String named = BY_NAME.get(key);
        String coded = coded(cut);
        if (named != null && coded != null && !named.equals(coded)) {
            return either(cut, named, coded);
        }
        String sure = coded != null ? coded : named;
        if (sure == null && !NO_COUNTRY.contains(key)) {
            sure = nearestName(key);
        }
        return sure == null ? List.of() : List.of(sure);
    }

    /** "Nga" is Russia and "NGA" Nigeria; "MY" is Malaysia's code, and how "Mỹ" is typed without marks. */
    private static List<String> either(String text, String named, String coded) {
        boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
        boolean word = !capitals && Character.isUpperCase(text.charAt(0));
        if (word) {
            return List.of(named);
        }
        return capitals ? List.of(coded, named) : List.of(named, coded);
    }

    /** By a code of whatever list, with points or misread digits in it, or a letter typed twice. */
    private static @Nullable String coded(String text) {
        String upper = lettersAndDigits(text);
        String known = TWO_LETTERS.getOrDefault(upper, OTHER_LISTS.getOrDefault(upper, code(upper)));
        if (CodeTables.COUNTRIES.knows(known)) {
            return known;
        }
        String letters =
                upper.replace('0', 'O').replace('1', 'I').replace('5', 'S').replace('8', 'B');
        if (letters.length() == CODE_LENGTH && CodeTables.COUNTRIES.knows(letters)) {
            return letters;
        }
        if (letters.length() > CODE_LENGTH + 1) {
            return null;
        }
        // No other code begins so, and most guests have this one.
        if (letters.startsWith(VIETNAM)) {
            return Vietnam.CODE;
        }
        String once = once(letters);
        return once.length() == CODE_LENGTH && CodeTables.COUNTRIES.knows(once) ? once : null;
    }

    /** In capitals; nothing of a text with other letters: what is left of it would be another word. */
    private static String lettersAndDigits(String text) {
        StringBuilder found = new StringBuilder(text.length());
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                found.append(c);
            } else if (Character.isLetterOrDigit(c)) {
                return "";
            }
        }
        return found.toString();
    }

    /** Without letters that repeat the one before. */
    private static String once(String letters) {
        StringBuilder found = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            if (i == 0 || letters.charAt(i) != letters.charAt(i - 1)) {
                found.append(letters.charAt(i));
            }
        }
        return found.toString();
    }

    private static @Nullable String nearestName(String key) {
        List<Named> begun = key.length() < CODE_LENGTH
                ? List.of()
                : NAMED.stream()
                        .filter(country -> country.vi.startsWith(key) || country.en.startsWith(key))
                        .toList();
        if (begun.isEmpty()) {
            return mistyped(key);
        }
        // Half of a name says which one is meant; less of it begins many a word.
        return begun.size() == 1 && begun.getFirst().isHalf(key) ? begun.getFirst().code : null;
    }

    private static @Nullable String mistyped(String key) {
        String nearest = null;
        int least = key.length() / LETTERS_FOR_A_MISTAKE + 1;
        for (Named country : NAMED) {
            int changed = Math.min(distance(key, country.vi), distance(key, country.en));
            if (changed < least) {
                least = changed;
                nearest = country.code;
            } else if (changed == least) {
                nearest = null;
            }
        }
        return nearest;
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
