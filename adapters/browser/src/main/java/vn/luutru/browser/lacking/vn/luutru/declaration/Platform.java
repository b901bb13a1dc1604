package vn.luutru.browser.lacking.vn.luutru.declaration;

import java.util.UUID;

/** Takes the place of the core's class of this name. */
public final class Platform {

    private Platform() {}

    /** The SHA-256 of bytes. */
    public static byte[] sha256(byte[] bytes) {
        return Sha256.of(bytes);
    }

    /** The UUID of these bits: TeaVM makes one of a text only. */
    public static UUID uuid(long high, long low) {
        StringBuilder text = new StringBuilder(36);
        digits(text, high >>> 32, 8).append('-');
        digits(text, high >>> 16, 4).append('-');
        digits(text, high, 4).append('-');
        digits(text, low >>> 48, 4).append('-');
        return UUID.fromString(digits(text, low, 12).toString());
    }

    private static StringBuilder digits(StringBuilder text, long bits, int count) {
        for (int i = count - 1; i >= 0; i--) {
            text.append(Character.forDigit((int) (bits >>> (4 * i)) & 0xF, 16));
        }
        return text;
    }
}
