package vn.luutru.projection.register.name;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Letters of names in the spellings in which they are looked for. */
final class NameLetters {

    /** Below it lie the letters of Latin, Greek and Cyrillic, those of Vietnamese among them. */
    private static final int TABLE_END = 0x1F00;

    /** The plain letter of each letter that has but one; 0 for all else. */
    private static final char[] PLAIN = new char[TABLE_END];

    static {
        for (char c = 0; c < TABLE_END; c++) {
            // Letters of Hangul join with their neighbours.
            if (Character.isLetterOrDigit(c) && !(c >= 0x1100 && c < 0x1200)) {
                String plain = decomposed(Character.toString(c));
                PLAIN[c] = plain.length() == 1 ? plain.charAt(0) : 0;
            }
        }
    }

    private NameLetters() {}

    /** Whether a word has only letters and digits of ASCII, so that it has but one spelling of its letters. */
    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Lower case, without marks; a letter that Unicode does not take apart as the one it is usually typed as. Syllables of Hangul stay whole. */
    static String plain(String word) {
        if (isPlain(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= TABLE_END || PLAIN[c] == 0) {
                return decomposed(word);
            }
            plain.append(PLAIN[c]);
        }
        return plain.toString();
    }

    /** The same by Unicode's decomposition, which takes longer, for whatever word. */
    static String decomposed(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(apart.length());
        boolean hangul = false;
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            hangul |= c >= 0x1100 && c < 0x1200;
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                append(plain, Character.toLowerCase(c));
            }
        }
        return hangul ? Normalizer.normalize(plain, Normalizer.Form.NFC) : plain.toString();
    }

    private static void append(StringBuilder plain, int c) {
        switch (c) {
            case 'đ', 'ð' -> plain.append('d');
            case 'ø' -> plain.append('o');
            case 'ł' -> plain.append('l');
            case 'ı' -> plain.append('i');
            case 'ħ' -> plain.append('h');
            case 'ŧ' -> plain.append('t');
            case 'ŋ' -> plain.append('n');
            case 'ß' -> plain.append("ss");
            case 'æ' -> plain.append("ae");
            case 'œ' -> plain.append("oe");
            case 'þ' -> plain.append("th");
            case 'ς' -> plain.append('σ');
            default -> plain.appendCodePoint(c);
        }
    }

    /** As passports write them (ICAO Doc 9303-3, section 6, table A); the same text if there is no such letter. */
    static String twoLetters(String composed) {
        StringBuilder two = null;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            String letters = twoLetters(c);
            if (letters != null) {
                two = two == null ? new StringBuilder(composed.length() + 4).append(composed, 0, i) : two;
                two.append(letters);
            } else if (two != null) {
                two.append(c);
            }
        }
        return two == null ? composed : two.toString();
    }

    private static @Nullable String twoLetters(char c) {
        return switch (c) {
            case 'ä', 'Ä', 'æ', 'Æ' -> "ae";
            case 'ö', 'Ö', 'ø', 'Ø', 'œ', 'Œ' -> "oe";
            case 'ü', 'Ü' -> "ue";
            case 'å', 'Å' -> "aa";
            case 'ß', 'ẞ' -> "ss";
            default -> null;
        };
    }

    /** With the single letter for each such two: always the samey spelling of a name. */
    static String oneLetter(String twoLetters) {
        StringBuilder one = null;
        for (int i = 0; i < twoLetters.length(); i++) {
            char c = twoLetters.charAt(i);
            char next = i + 1 < twoLetters.length() ? twoLetters.charAt(i + 1) : ' ';
            boolean two = (next == 'e' && (c == 'a' || c == 'o' || c == 'u')) || (next == c && (c == 'a' || c == 's'));
            if (two && one == null) {
                one = new StringBuilder(twoLetters.length()).append(twoLetters, 0, i);
            }
            if (one != null) {
                one.append(c);
            }
            if (two) {
                i++;
            }
        }
        return one == null ? twoLetters : one.toString();
    }
}
