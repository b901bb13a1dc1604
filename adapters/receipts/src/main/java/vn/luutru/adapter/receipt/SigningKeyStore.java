package vn.luutru.adapter.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.receipt.PublishedKey;

/** Where signing keys lie. Public keys stay for ever; a private key is destroyed once it signs no more. */
public interface SigningKeyStore {

    /**
     * A key as it lies there.
     *
     * @param wrapped the encrypted private key; null once destroyed
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Entry(PublishedKey key, byte @Nullable [] wrapped) {}

    /** All keys, oldest first. */
    List<Entry> all();

    /** Keeps a key, unless one of that name is there already: the one that then holds. */
    Entry insert(Entry entry);

    /** Puts a private key in the place of the same one, wrapped otherwise; false if that is not there any more. */
    boolean replace(PublishedKey key, byte[] wrapped, byte[] anew);

    /** Overwrites private keys whose time of signing is over with nothing. */
    void destroyPrivateKeysOfThePast(Instant now);
}
