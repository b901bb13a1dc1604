package vn.luutru.adapter.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser keeps for us for a few minutes, encrypted and authenticated: so nothing of those who only begin to sign
 * in is stored here, and any process of the service can finish what another began.
 */
final class BrowserState {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final InstantSource clock;

    /** @param key 32 bytes that all processes of the service share */
    BrowserState(byte[] key, InstantSource clock) {
        this.key = new SecretKeySpec(key, "AES");
        this.clock = clock;
    }

    /** @param kind what it is for: what is encrypted for one thing is good for no other */
    String encrypt(String kind, Duration valid, List<String> parts) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        String text = clock.instant().plus(valid).toEpochMilli() + "\n" + String.join("\n", parts);
        byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, kind, nonce, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(NONCE + encrypted.length)
                        .put(nonce)
                        .put(encrypted)
                        .array());
    }

    /** The parts; empty if it was not encrypted here for this kind, or is over. */
    Optional<List<String>> decrypt(String kind, String encrypted) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(encrypted);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= NONCE) {
            return Optional.empty();
        }
        return cipher(
                        Cipher.DECRYPT_MODE,
                        kind,
                        Arrays.copyOf(bytes, NONCE),
                        Arrays.copyOfRange(bytes, NONCE, bytes.length))
                .map(text -> List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1)))
                .filter(parts -> clock.instant().isBefore(Instant.ofEpochMilli(Long.parseLong(parts.getFirst()))))
                .map(parts -> parts.subList(1, parts.size()));
    }

    private Optional<byte[]> cipher(int mode, String kind, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(kind.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(text));
        } catch (javax.crypto.AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }
}
