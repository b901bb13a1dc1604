package vn.luutru.access.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of sessions: 256 random bits in a cookie. The database holds their SHA-256 only, and what is encrypted with a
 * secret cannot be read without it.
 */
final class SessionSecrets {

    private static final int BYTES = 32;
    private static final int LENGTH = 43;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionSecrets() {}

    static String fresh() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether it may be one at all: anything else is not looked up. */
    static boolean isSecret(String text) {
        return text.length() == LENGTH;
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static byte[] encrypt(String secret, UUID session, String text) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] encrypted =
                cipher(Cipher.ENCRYPT_MODE, secret, session, nonce, text.getBytes(StandardCharsets.UTF_8), 0);
        return ByteBuffer.allocate(NONCE + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** @throws IllegalArgumentException if it was not encrypted with this secret for this session */
    static String decrypt(String secret, UUID session, byte[] encrypted) {
        byte[] nonce = java.util.Arrays.copyOf(encrypted, NONCE);
        return new String(
                cipher(Cipher.DECRYPT_MODE, secret, session, nonce, encrypted, NONCE), StandardCharsets.UTF_8);
    }

    private static byte[] cipher(int mode, String secret, UUID session, byte[] nonce, byte[] text, int from) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            // The text is part of every stored token: it stays as it is.
            byte[] key = mac.doFinal("luutru session seal".getBytes(StandardCharsets.UTF_8));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(session.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, from, text.length - from);
        } catch (javax.crypto.AEADBadTagException e) {
            throw new IllegalArgumentException("Encrypted with another secret", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM and HmacSHA256", e);
        }
    }
}
