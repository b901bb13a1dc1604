package vn.luutru.projection.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The promise of the search by name, written down again: fold, split, look for beginnings. Slow, and without an index. */
final class PlainNameSearch {

    private static final Map<String, String> PASSPORT =
            Map.of("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe", "æ", "ae", "œ", "oe", "ß", "ss", "þ", "th");
    private static final Map<String, String> BASE =
            Map.of("đ", "d", "ð", "d", "ø", "o", "ł", "l", "ı", "i", "æ", "ae", "œ", "oe", "ß", "ss", "þ", "th");

    private PlainNameSearch() {}

    static boolean finds(String typed, String name) {
        List<String> words = new ArrayList<>();
        for (String word : words(name)) {
            words.addAll(spellings(word.replace("'", "")));
            for (String part : word.split("'")) {
                words.addAll(spellings(part));
            }
        }
        for (String word : words(typed)) {
            String plain = word.replace("'", "");
            if (words.stream().noneMatch(known -> begins(known, plain))) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(String known, String typed) {
        String one = single(passport(typed));
        return known.startsWith(base(typed))
                || known.startsWith(passport(typed))
                || (one.length() < 5 ? known.equals(one) : known.startsWith(one));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("[’`´ʼ]", "'")
                .split("[^\\p{L}\\p{N}\\p{M}']+")) {
            if (!base(word.replace("'", "")).isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static Set<String> spellings(String word) {
        Set<String> spellings = new LinkedHashSet<>(List.of(base(word), passport(word), single(passport(word))));
        spellings.remove("");
        return spellings;
    }

    private static String base(String word) {
        return stripped(replaced(word, BASE));
    }

    private static String passport(String word) {
        return base(replaced(word, PASSPORT));
    }

    private static String single(String passport) {
        return passport.replaceAll("([aou])e|(a)a|(s)s", "$1$2$3");
    }

    private static String replaced(String word, Map<String, String> letters) {
        String replaced = word;
        for (Map.Entry<String, String> letter : letters.entrySet()) {
            replaced = replaced.replace(letter.getKey(), letter.getValue());
        }
        return replaced;
    }

    private static String stripped(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKD).replaceAll("[\\p{Mn}\\p{Me}]", "");
    }
}
