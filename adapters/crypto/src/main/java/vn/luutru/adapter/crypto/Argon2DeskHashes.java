package vn.luutru.adapter.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import vn.luutru.access.desk.DeskHashes;
import vn.luutru.declaration.OverloadException;

/**
 * Codes and browsers' secrets under HMAC-SHA-256, PINs under Argon2id (RFC 9106) with a secret key: four digits are no
 * obstacle to whoever has hash and salt, so the database alone must not be enough.
 *
 * <p>19 MiB, 2 passes, 1 lane: the OWASP Password Storage Cheat Sheet's setting for interactive sign-in. At most
 * {@link #MAX_CONCURRENT} are hashed at the same time, so that they never take more than 80 MiB.
 */
public final class Argon2DeskHashes implements DeskHashes {

    /** Before salt and hash: another setting gets another name, and the old one stays readable. */
    private static final String SETTING = "argon2id-19456-2-1";

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int MAX_CONCURRENT = 4;
    private static final long TIMEOUT_SECONDS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore places = new Semaphore(MAX_CONCURRENT, true);
    private final SecretKeySpec lookupKey;
    private final byte[] pinKey;

    /** @param master the keys of hashes are derived from it */
    public Argon2DeskHashes(MasterKey master) {
        this.lookupKey = new SecretKeySpec(master.derived("luutru desk secrets"), "HmacSHA256");
        this.pinKey = master.derived("luutru desk PINs");
    }

    @Override
    public byte[] lookup(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(lookupKey);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public Room room() {
        try {
            if (!places.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new OverloadException("Too many PINs at the same time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadException("Interrupted while waiting to look at a PIN");
        }
        return new Place();
    }

    private final class Place implements Room {

        @Override
        public String pin(String pin) {
            byte[] salt = new byte[SALT];
            RANDOM.nextBytes(salt);
            return String.join("$", SETTING, text(salt), text(hash(pin, salt)));
        }

        @Override
        public boolean matches(String pin, String hash) {
            String[] parts = hash.split("\\$", -1);
            if (parts.length != 3 || !parts[0].equals(SETTING)) {
                throw new IllegalStateException("The hash of a PIN was made with another setting");
            }
            return MessageDigest.isEqual(hash(pin, bytes(parts[1])), bytes(parts[2]));
        }

        @Override
        public void close() {
            places.release();
        }
    }

    private byte[] hash(String pin, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .withSecret(pinKey.clone())
                .build());
        byte[] hash = new byte[HASH];
        generator.generateBytes(pin.getBytes(StandardCharsets.US_ASCII), hash);
        return hash;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
