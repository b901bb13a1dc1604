package vn.luutru.adapter.http.auth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import vn.luutru.declaration.Names;

/**
 * Secrets that stand in {@code Authorization: Bearer}.
 *
 * <p>A secret is 256 random bits, so a plain SHA-256 keeps it: nothing can be guessed that a slow hash would protect.
 * Secrets are found by their hash, so that the time of a look-up says nothing about how much of a guess was right.
 */
public final class Tokens {

    private static final String PREFIX = "luutru_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A new secret, to be shown once. */
    public static String fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    public static byte[] hash(String token) {
        return Names.sha256(token);
    }

    static String hexHash(String token) {
        return HexFormat.of().formatHex(hash(token));
    }

    /** Whether it may be an operator's key at all: anything else is not looked up. */
    static boolean isKey(String token) {
        return token.startsWith(PREFIX) && token.length() <= 128;
    }

    /** Three dotted parts: a signed token of an identity provider. */
    static boolean isSigned(String token) {
        int first = token.indexOf('.');
        return first > 0 && token.indexOf('.', first + 1) > first;
    }
}
