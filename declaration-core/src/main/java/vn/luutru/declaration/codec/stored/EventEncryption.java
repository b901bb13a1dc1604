package vn.luutru.declaration.codec.stored;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM: 12 bytes of nonce, the text, 16 bytes of tag. The stream that it belongs to is authenticated too, so that
 * no ciphertext can be moved to another stream.
 *
 * <p>Nonces are random: a rolled back group leaves its bytes in the database's files, so a nonce derived from the
 * version of the stream could be seen with two texts.
 */
public final class EventEncryption {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(EventEncryption::newCipher);
    private static final ThreadLocal<SecureRandom> RANDOM = ThreadLocal.withInitial(SecureRandom::new);

    private EventEncryption() {}

    /** Encrypts with a random nonce. */
    public static byte[] encrypt(SecretKey key, UUID stream, byte[] clear) {
        byte[] nonce = new byte[NONCE];
        RANDOM.get().nextBytes(nonce);
        return encrypt(key, stream, clear, nonce);
    }

    /** With a nonce that the caller must never use twice with this key. */
    static byte[] encrypt(SecretKey key, UUID stream, byte[] clear, byte[] nonce) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(stream));
            byte[] encrypted = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, encrypted, NONCE);
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java platform", e);
        }
    }

    /** @throws DecryptionException if the data was encrypted with another key, for another stream, or is damaged */
    public static byte[] decrypt(SecretKey key, UUID stream, byte[] encrypted) {
        if (encrypted.length < NONCE + TAG_BITS / Byte.SIZE) {
            throw new DecryptionException("Encrypted data of " + stream + " is cut short", null);
        }
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, encrypted, 0, NONCE));
            cipher.updateAAD(bytes(stream));
            return cipher.doFinal(encrypted, NONCE, encrypted.length - NONCE);
        } catch (AEADBadTagException e) {
            throw new DecryptionException("Encrypted data of " + stream + " does not match its key", e);
        } catch (GeneralSecurityException e) {
            throw new DecryptionException("Encrypted data of " + stream + " cannot be decrypted", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java platform", e);
        }
    }
}
