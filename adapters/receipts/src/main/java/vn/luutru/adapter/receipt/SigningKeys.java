package vn.luutru.adapter.receipt;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.stored.KeyWrapping;
import vn.luutru.receipt.PublishedKey;
import vn.luutru.receipt.ReceiptClaims;
import vn.luutru.receipt.ReceiptSigner;

/**
 * Signs receipts with a key of its own for each half of a year, made when it is first needed and encrypted with a key that
 * the master key derives. When its time is over the private key is destroyed; the public one is published for ever.
 */
public final class SigningKeys implements ReceiptSigner {

    private static final int ID_LENGTH = 4;
    private static final int PUBLIC_KEY_LENGTH = 32;
    private static final int HALF_A_YEAR = 6;
    private static final Duration CACHE_TTL = Duration.ofMinutes(1);

    /** A key that can sign. */
    private record Active(PublishedKey key, PrivateKey privateKey) {}

    /** The list that everybody may ask for, as it was read a moment ago. */
    private record Published(List<PublishedKey> keys, Instant until) {}

    private final SigningKeyStore store;
    private final KeyWrapping wrapping;
    private final InstantSource clock;
    private volatile @Nullable Active active;
    private volatile @Nullable Published published;

    /** @param wrapping which private keys are encrypted with */
    public SigningKeys(SigningKeyStore store, KeyWrapping wrapping, InstantSource clock) {
        this.store = store;
        this.wrapping = wrapping;
        this.clock = clock;
    }

    @Override
    public Signed sign(ReceiptClaims claims) {
        Active signing = active();
        byte[] cose = CoseSign1.sign(ClaimsMap.of(claims), signing.key.id(), signing.privateKey);
        return new Signed(cose, signing.key);
    }

    @Override
    public List<PublishedKey> keys() {
        Instant now = clock.instant();
        Active signing = active();
        Published known = published;
        // Another process may have made a key meanwhile.
        if (known == null || !now.isBefore(known.until) || !names(known.keys).contains(signing.key.name())) {
            known = new Published(
                    store.all().stream().map(SigningKeyStore.Entry::key).toList(), now.plus(CACHE_TTL));
            published = known;
        }
        return known.keys;
    }

    private static List<String> names(List<PublishedKey> keys) {
        return keys.stream().map(PublishedKey::name).toList();
    }

    private Active active() {
        Instant now = clock.instant();
        Active known = active;
        if (known != null && now.isBefore(known.key.signsUntil())) {
            return known;
        }
        synchronized (this) {
            Active found = stored(now);
            active = found;
            return found;
        }
    }

    private Active stored(Instant now) {
        LocalDate today = Vietnam.dateOf(now);
        LocalDate from =
                LocalDate.of(today.getYear(), today.getMonthValue() <= HALF_A_YEAR ? Month.JANUARY : Month.JULY, 1);
        Instant until = Vietnam.startOf(from.plusMonths(HALF_A_YEAR));
        String name = from.toString().substring(0, "yyyy-MM".length());
        SigningKeyStore.Entry entry = store.all().stream()
                .filter(kept -> kept.key().name().equals(name))
                .findFirst()
                .orElseGet(() -> store.insert(generated(name, Vietnam.startOf(from), until)));
        store.destroyPrivateKeysOfThePast(now);
        byte[] wrapped = entry.wrapped();
        if (wrapped == null) {
            throw new IllegalStateException("The private key of receipts of " + name + " is destroyed before its time");
        }
        return new Active(entry.key(), privateKey(wrapping.unwrap(id(name), wrapped)));
    }

    private SigningKeyStore.Entry generated(String name, Instant from, Instant until) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_LENGTH, encoded.length);
            byte[] id = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(raw), ID_LENGTH);
            return new SigningKeyStore.Entry(
                    new PublishedKey(id, name, raw, from, until),
                    wrapping.wrap(id(name), pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
        }
    }

    /** Wraps private keys anew that a former key wrapped; tells how many. */
    public int renew() {
        int renewed = 0;
        for (SigningKeyStore.Entry entry : store.all()) {
            byte[] wrapped = entry.wrapped();
            byte[] anew =
                    wrapped == null ? null : wrapping.renewed(id(entry.key().name()), wrapped);
            if (wrapped != null && anew != null && store.replace(entry.key(), wrapped, anew)) {
                renewed++;
            }
        }
        return renewed;
    }

    private static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored key of receipts cannot be read", e);
        }
    }

    /** Binds an encrypted key to its name. */
    private static UUID id(String name) {
        return Names.uuid("luutru.receipt-key\n" + name);
    }
}
