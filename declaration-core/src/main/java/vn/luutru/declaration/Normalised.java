package vn.luutru.declaration;

import java.text.Normalizer;

/**
 * One spelling for what may be typed in several ways, so that the same declaration is recognised as the same.
 *
 * <p>Only what cannot change the meaning is made equal. Control and invisible characters stay, for validation to name
 * them; white space is their one exception, at both ends.
 */
public final class Normalised {

    private Normalised() {}

    /** Unicode NFC, without white space at both ends, inner runs of spaces as one plain space. */
    public static String text(String raw) {
        String composed = isPlain(raw) || Normalizer.isNormalized(raw, Normalizer.Form.NFC)
                ? raw
                : Normalizer.normalize(raw, Normalizer.Form.NFC);
        int from = 0;
        int to = composed.length();
        while (from < to && isWhite(composed.charAt(from))) {
            from++;
        }
        while (to > from && isWhite(composed.charAt(to - 1))) {
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
     * A number as its document means it: upper case, without the spaces, dots and dashes that people put between
     * groups of digits.
     */
    public static String documentNumber(String raw) {
        String text = text(raw);
        StringBuilder number = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                number.append((char) (c - 'a' + 'A'));
            } else if (c != ' ' && c != '.' && !isDash(c)) {
                number.append(c);
            }
        }
        return number.toString();
    }

    /** Below the first combining mark, U+0300, every text is NFC: most are, and the look-up of each letter is spared. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x300) {
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

    private static boolean isWhite(char c) {
        return isSpace(c) || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDash(char c) {
        return c == '-' || (c >= 0x2010 && c <= 0x2015);
    }
}
