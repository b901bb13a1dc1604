package vn.luutru.declaration.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.luutru.declaration.validation.InputNormalizer;

/**
 * Text as a scanner types it. A scanner that acts as a keyboard has no key for most Vietnamese letters: it types the
 * bytes of UTF-8 as letters of a code page, HTML references, or the decimal code of a letter. What decodes in exactly
 * one way is put right here; what a {@code ?} stands for is lost.
 *
 * @param text     in Unicode NFC, without white space at both ends
 * @param repaired whether the text was typed in another form
 */
record ScannedText(String text, boolean repaired) {

    private static final int MAX_ROUNDS = 2;

    /** The upper half of code page 1252; U+0000 where it has no letter and the byte itself is typed. */
    private static final String WINDOWS_1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /** Where the Vietnamese code page 1258 has other letters than 1252. */
    private static final int[][] WINDOWS_1258 = {
        {0xC3, 0x102}, {0xCC, 0x300}, {0xD0, 0x110}, {0xD2, 0x309}, {0xD5, 0x1A0}, {0xDD, 0x1AF}, {0xDE, 0x303},
        {0xE3, 0x103}, {0xEC, 0x301}, {0xF0, 0x111}, {0xF2, 0x323}, {0xF5, 0x1A1}, {0xFD, 0x1B0}, {0xFE, 0x20AB}
    };

    /** The upper half of code page 437, which Alt with three digits types on many machines. */
    private static final String CODE_PAGE_437 = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
            + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

    /** One field of a card. */
    static ScannedText of(String typed) {
        String text = references(typed);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String decoded = decoded(text);
            if (decoded.equals(text)) {
                break;
            }
            text = decoded;
        }
        return new ScannedText(InputNormalizer.text(text), !text.equals(typed));
    }

    /** A name, which has no digits: letters may stand in it as their decimal codes. */
    static ScannedText name(String typed) {
        ScannedText text = of(typed);
        String letters = DecimalLetters.decoded(text.text);
        return letters.equals(text.text) ? text : new ScannedText(InputNormalizer.text(letters), true);
    }

    /** The text that the bytes of another text are in UTF-8; the same text where they are none. */
    private static String decoded(String text) {
        for (int page = 0; page < 3; page++) {
            byte[] bytes = bytes(text, page);
            if (bytes.length > 0) {
                String decoded = new String(bytes, StandardCharsets.UTF_8);
                if (decoded.length() < text.length() && isExact(decoded, bytes)) {
                    return decoded;
                }
            }
        }
        return text;
    }

    /** Whether a text encodes to these very bytes: then nothing was malformed or lost. */
    private static boolean isExact(String decoded, byte[] bytes) {
        return decoded.indexOf('\ufffd') < 0 && Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** The bytes that a text is in a code page; none where it has other letters, or nothing but ASCII. */
    private static byte[] bytes(String text, int page) {
        byte[] bytes = new byte[text.length()];
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            int b = byteOf(text.charAt(i), page);
            if (b < 0) {
                return new byte[0];
            }
            ascii &= b < 0x80;
            bytes[i] = (byte) b;
        }
        return ascii ? new byte[0] : bytes;
    }

    private static int byteOf(char c, int page) {
        if (c < 0x80) {
            return c;
        }
        if (page == 2) {
            int at = CODE_PAGE_437.indexOf(c);
            return at < 0 ? -1 : 0x80 + at;
        }
        if (page == 1) {
            for (int[] letter : WINDOWS_1258) {
                if (letter[1] == c) {
                    return letter[0];
                }
            }
        }
        int at = WINDOWS_1252.indexOf(c);
        if (at >= 0) {
            return 0x80 + at;
        }
        return c <= 0xFF ? c : -1;
    }

    /** Numeric character references of HTML, decimal or hexadecimal, as their letters. */
    private static String references(String text) {
        int start = text.indexOf("&#");
        if (start < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (start >= 0) {
            int end = text.indexOf(';', start);
            int letter = end < 0 ? -1 : reference(text.substring(start + 2, end));
            if (letter >= 0) {
                plain.append(text, from, start).appendCodePoint(letter);
                from = end + 1;
            } else {
                plain.append(text, from, start + 2);
                from = start + 2;
            }
            start = text.indexOf("&#", from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static int reference(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        int radix = hex ? 16 : 10;
        int number = 0;
        int first = hex ? 1 : 0;
        if (digits.length() == first || digits.length() > 6) {
            return -1;
        }
        for (int i = first; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number >= ' ' && Character.isLetter(number) ? number : -1;
    }
}
