package vn.luutru.declaration.codec;

/** Whether bytes are UTF-8 (RFC 3629): a JSON parser lets overlong forms and surrogates through. */
public final class Utf8 {

    private Utf8() {}

    public static boolean isValid(byte[] bytes, int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end) {
            int lead = bytes[at++];
            if (lead >= 0) {
                continue;
            }
            int more = following(lead & 0xFF);
            if (more == 0 || at + more > end || !secondFits(lead & 0xFF, bytes[at] & 0xFF)) {
                return false;
            }
            for (int last = at + more; at < last; at++) {
                if ((bytes[at] & 0xC0) != 0x80) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int following(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 1;
        }
        return (lead & 0xF0) == 0xE0 ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
    }

    /** No overlong form, no surrogate, nothing beyond U+10FFFF. */
    private static boolean secondFits(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }

    public static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
