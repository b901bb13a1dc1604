package vn.luutru.declaration.validation;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.Countries;
import vn.luutru.declaration.person.NameScripts;

/**
 * One spelling for what may be typed in several ways, so that the same declaration is recognised as the same.
 *
 * <p>Only what cannot change the meaning is made equal. Control characters and other characters without a shape stay,
 * for validation to name them.
 *
 * <p>Rules may be added here and never taken away: {@code normalize(earlier form) = normalize(input)} must hold for the
 * form that any earlier version stored, so that a declaration of then is still recognised when it is sent again
 * ({@link #current}).
 */
public final class InputNormalizer {

    private static final char ZERO_WIDTH_NON_JOINER = '\u200c';
    private static final char ZERO_WIDTH_JOINER = '\u200d';
    private static final int MINUS = 0x2212;

    /** Scripts whose spelling needs the joiners (the Unicode Standard, chapters 9 and 12 to 16). */
    private static final Set<UnicodeScript> JOINED_SCRIPTS = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private InputNormalizer() {}

    /** The form in which a field's text is compared and stored. */
    public static String of(Field field, String raw) {
        return switch (field) {
            case DOCUMENT_NUMBER -> documentNumber(raw);
            case WORKER_EMPLOYER_TAX_CODE -> text(raw).replace(" ", "");
            case NATIONALITY -> Countries.code(text(raw));
            default -> text(raw);
        };
    }

    /** Facts as they would be stored if they came in now: equal for equal declarations of any version. */
    public static StayDetails current(StayDetails stored) {
        StayDetails.Builder current = stored.toBuilder();
        for (Field field : Field.all()) {
            if (stored.get(field) instanceof String text) {
                current.set(field, of(field, text));
            }
        }
        return current.build();
    }

    /**
     * Unicode NFC, without marks of direction and of zero width, without white space at both ends, inner runs of white
     * space and line breaks as one plain space. Zero-width joiners stay between letters of scripts that need them.
     */
    public static String text(String raw) {
        return isSettled(raw) ? raw : settled(raw);
    }

    /** The same without looking first whether anything is to be done. */
    static String settled(String raw) {
        String composed = Normalizer.normalize(cleaned(raw), Normalizer.Form.NFC);
        int from = 0;
        int to = composed.length();
        while (from < to && isSpace(composed.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(composed.charAt(to - 1))) {
            to--;
        }
        for (int i = from; i < to; i++) {
            char c = composed.charAt(i);
            if (isSpace(c) && (c != ' ' || composed.charAt(i + 1) == ' ')) {
                return spacesJoined(composed, from, to);
            }
        }
        return composed.substring(from, to);
    }

    /**
     * A number as its document means it, folded by Unicode: upper case of every script, digits of every script and of
     * full width as 0 to 9, without the spaces, dots and dashes that people put between groups of digits.
     */
    public static String documentNumber(String raw) {
        if (isBareNumber(raw)) {
            return raw;
        }
        String text = text(raw);
        String folded = isAscii(text)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder number = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            if (c >= 'a' && c <= 'z') {
                number.append((char) (c - 'a' + 'A'));
            } else if (c > 0x7F && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                number.append((char) ('0' + Character.digit(c, 10)));
            } else if (c != ' ' && c != '.' && !isDash(c) && !Character.isWhitespace(c) && !isDropped(c)) {
                number.appendCodePoint(c);
            }
        }
        return isAscii(text) ? number.toString() : Normalizer.normalize(number, Normalizer.Form.NFC);
    }

    /** Whether the character at an index joins letters of a script that is spelt with it. */
    static boolean joins(CharSequence before, String text, int index) {
        char c = text.charAt(index);
        return (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER)
                && !before.isEmpty()
                && index + 1 < text.length()
                && isJoined(Character.codePointBefore(before, before.length()))
                && isJoined(text.codePointAt(index + 1));
    }

    private static boolean isJoined(int c) {
        return Character.isDefined(c) && JOINED_SCRIPTS.contains(UnicodeScript.of(c));
    }

    /** Without what is dropped, line breaks and tabs as spaces; the same text where there is none of these. */
    private static String cleaned(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (isCleaned(raw.charAt(i))) {
                return cleanedFrom(raw, i);
            }
        }
        return raw;
    }

    private static String cleanedFrom(String raw, int first) {
        StringBuilder clean = new StringBuilder(raw.length()).append(raw, 0, first);
        for (int i = first; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            if (isBreak(c)) {
                clean.append(' ');
            } else if (!isDropped(c) || joins(clean, raw, i)) {
                clean.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return clean.toString();
    }

    /** Whether a text with this unit is worth the walk by code points; false for all that names usually have. */
    private static boolean isCleaned(char c) {
        if (c < 0x300) {
            return c < 0x20 || c == 0x85 || c == 0xAD;
        }
        return (c < 0x1E00 || c >= 0x2000) && (Character.isSurrogate(c) || isBreak(c) || isDropped(c));
    }

    private static boolean isBreak(int c) {
        return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Marks of direction, of zero width and the like; not the visible signs among Unicode's format characters. */
    private static boolean isDropped(int c) {
        return c == 0xAD
                || c == 0x34F
                || (c >= 0x300
                        && Character.getType(c) == Character.FORMAT
                        && !(c >= 0x600 && c < 0x900 && c != 0x61C)
                        && c != 0x110BD
                        && c != 0x110CD);
    }

    /**
     * Whether there is nothing to do: single plain spaces between characters that are never changed, as nearly all texts
     * have it. These are all that can be seen below the first combining mark, U+0300, and the letters of the block that
     * has those of Vietnamese: a text of them is NFC.
     */
    private static boolean isSettled(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean stays = c < 0x7F
                    ? c > ' ' || (c == ' ' && before != ' ')
                    : (c > 0xA0 && c < 0x300 && c != 0xAD) || NameScripts.isLatinAdditional(c);
            if (!stays) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** Whether there is nothing to fold: only digits and capital letters of ASCII, as nearly all numbers come. */
    private static boolean isBareNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String spacesJoined(String text, int from, int to) {
        StringBuilder joined = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                joined.append(c);
            } else if (joined.charAt(joined.length() - 1) != ' ') {
                joined.append(' ');
            }
        }
        return joined.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= 0xA0 && Character.getType(c) == Character.SPACE_SEPARATOR);
    }

    private static boolean isDash(int c) {
        return c == '-' || c == MINUS || (c > 0x7F && Character.getType(c) == Character.DASH_PUNCTUATION);
    }
}
