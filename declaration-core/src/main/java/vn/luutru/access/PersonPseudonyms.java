package vn.luutru.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids of persons as they leave the service. A person's own id follows from their paper alone, so that whoever reads
 * an address or a log could test a known number against it; a pseudonym can be computed and undone only with the key.
 *
 * <p>One block of AES-256, so that each person has one pseudonym and the register is asked without a table of them. Both
 * are version 8 UUIDs (RFC 9562): a block that is none is encrypted again until it is one (cycle walking, 64 times on
 * average), which is a permutation of those UUIDs as AES is one of all blocks.
 */
public final class PersonPseudonyms {

    private static final int BLOCK = 16;

    private final ThreadLocal<Cipher> encryption;
    private final ThreadLocal<Cipher> decryption;

    /** @param key 32 bytes, the same for good and in all processes of one service */
    public PersonPseudonyms(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("The key of pseudonyms has 32 bytes");
        }
        SecretKeySpec secret = new SecretKeySpec(key, "AES");
        encryption = ThreadLocal.withInitial(() -> cipher(Cipher.ENCRYPT_MODE, secret));
        decryption = ThreadLocal.withInitial(() -> cipher(Cipher.DECRYPT_MODE, secret));
    }

    /**
     * The pseudonym of a person.
     *
     * @param person a version 8 UUID, which {@link IllegalArgumentException} says if it is not
     */
    public UUID of(UUID person) {
        if (!isVersion8(person)) {
            throw new IllegalArgumentException("Not an id of a person");
        }
        return walk(encryption.get(), person);
    }

    /** The person of a pseudonym; empty if it can be none. Nobody has the id that an invented one leads to. */
    public Optional<UUID> person(UUID pseudonym) {
        return isVersion8(pseudonym) ? Optional.of(walk(decryption.get(), pseudonym)) : Optional.empty();
    }

    private static UUID walk(Cipher cipher, UUID from) {
        UUID reached = block(cipher, from);
        while (!isVersion8(reached)) {
            reached = block(cipher, reached);
        }
        return reached;
    }

    private static UUID block(Cipher cipher, UUID in) {
        byte[] bytes = ByteBuffer.allocate(BLOCK)
                .putLong(in.getMostSignificantBits())
                .putLong(in.getLeastSignificantBits())
                .array();
        try {
            ByteBuffer out = ByteBuffer.wrap(cipher.doFinal(bytes));
            return new UUID(out.getLong(), out.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A block of AES has 16 bytes", e);
        }
    }

    private static boolean isVersion8(UUID id) {
        return id.version() == 8 && id.variant() == 2;
    }

    /** Of a single block, CBC from zero is the block cipher itself. */
    private static Cipher cipher(int mode, SecretKeySpec key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(new byte[BLOCK]));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES", e);
        }
    }
}
