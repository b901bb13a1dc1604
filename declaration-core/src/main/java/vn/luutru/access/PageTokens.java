package vn.luutru.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Places in a longer answer, given out as tokens that nobody can read, change or use for another question. A place is
 * the last item of a page and may name a person; who could write one would look up a person while the access log shows
 * another question.
 *
 * <p>AES-256-GCM with the caller and the question as additional data. Each token has a key of its own, derived with a
 * random salt, so that the number of tokens under one secret is not bounded by a nonce that could repeat.
 */
public final class PageTokens {

    private static final int SALT_LENGTH = 24;
    private static final int TAG_LENGTH = 16;
    private static final byte[] NONCE = new byte[12];
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec secret;

    /** @param secret 32 bytes, the same in all processes of one service */
    public PageTokens(byte[] secret) {
        if (secret.length != 32) {
            throw new IllegalArgumentException("The secret of page tokens has 32 bytes");
        }
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * The token of a place.
     *
     * @param question which question with which criteria: it is decrypted for the same text only
     */
    public String encrypt(Caller caller, String question, String place) {
        byte[] salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, salt, caller, question);
            byte[] encrypted = cipher.doFinal(place.getBytes(StandardCharsets.UTF_8));
            byte[] token = Arrays.copyOf(salt, SALT_LENGTH + encrypted.length);
            System.arraycopy(encrypted, 0, token, SALT_LENGTH, encrypted.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /**
     * The place of a token.
     *
     * @throws IllegalArgumentException if it is none that this caller was given for this question
     */
    public String decrypt(Caller caller, String question, String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        if (bytes.length < SALT_LENGTH + TAG_LENGTH) {
            throw new IllegalArgumentException("Not a page token");
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, SALT_LENGTH), caller, question);
            byte[] place = cipher.doFinal(bytes, SALT_LENGTH, bytes.length - SALT_LENGTH);
            return new String(place, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalArgumentException("Not a page token of this caller and question", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] salt, Caller caller, String question) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(mac.doFinal(salt), "AES"), new GCMParameterSpec(TAG_LENGTH * 8, NONCE));
        // Ids hold no line break, so that none of the three can be taken for a part of another.
        cipher.updateAAD((caller.role() + "\n" + caller.id() + "\n" + question).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
