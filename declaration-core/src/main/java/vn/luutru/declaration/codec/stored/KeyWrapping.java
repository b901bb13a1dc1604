package vn.luutru.declaration.codec.stored;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts keys with a key above them. While that one is exchanged, what the former one wrapped is opened too and can be
 * wrapped anew; until the exchange has taken place the former one goes on wrapping, for those who know no other.
 */
public final class KeyWrapping {

    private final SecretKey key;
    private final @Nullable SecretKey former;
    private final BooleanSupplier exchanged;

    /** @param key 32 secret bytes, the only key there is */
    public KeyWrapping(byte[] key) {
        this(key, null, () -> true);
    }

    /**
     * @param key       32 secret bytes
     * @param former    those that come before them; null if there is no other key
     * @param exchanged whether nobody is left who knows the former one only
     */
    public KeyWrapping(byte[] key, byte @Nullable [] former, BooleanSupplier exchanged) {
        this.key = new SecretKeySpec(key, "AES");
        this.former = former == null ? null : new SecretKeySpec(former, "AES");
        this.exchanged = exchanged;
    }

    /** @param id of the secret, without which it cannot be opened */
    public byte[] wrap(UUID id, byte[] secret) {
        SecretKey wrapping = former == null || exchanged.getAsBoolean() ? key : former;
        return EventEncryption.encrypt(wrapping, id, secret);
    }

    /** @throws DecryptionException if neither key wrapped it under this id */
    public byte[] unwrap(UUID id, byte[] wrapped) {
        try {
            return EventEncryption.decrypt(key, id, wrapped);
        } catch (DecryptionException e) {
            if (former == null) {
                throw e;
            }
            return EventEncryption.decrypt(former, id, wrapped);
        }
    }

    /** What the former key wrapped, wrapped by the new one; null if it is. */
    public byte @Nullable [] renewed(UUID id, byte[] wrapped) {
        try {
            EventEncryption.decrypt(key, id, wrapped);
            return null;
        } catch (DecryptionException e) {
            if (former == null) {
                throw e;
            }
            return EventEncryption.encrypt(key, id, EventEncryption.decrypt(former, id, wrapped));
        }
    }
}
