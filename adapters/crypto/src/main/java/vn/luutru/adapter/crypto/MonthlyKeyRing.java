package vn.luutru.adapter.crypto;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.codec.stored.EventEncryption;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.KeyWrapping;
import vn.luutru.declaration.codec.stored.MonthKeyStore;
import vn.luutru.declaration.codec.stored.MonthKeyStore.Entry;
import vn.luutru.declaration.codec.stored.StreamKey;

/**
 * Keys of streams wrapped by keys of months.
 *
 * <p>Unwrapped keys of months stay in memory for a minute: a key that another process destroys is unusable here after that
 * time at the latest.
 */
public final class MonthlyKeyRing implements KeyRing {

    private static final int LENGTH = 32;
    private static final Duration CACHE_TTL = Duration.ofMinutes(1);
    private static final ThreadLocal<SecureRandom> RANDOM = ThreadLocal.withInitial(SecureRandom::new);

    private final KeyWrapping master;
    private final MonthKeyStore store;
    private final LoadingCache<YearMonth, Optional<SecretKey>> months =
            Caffeine.newBuilder().expireAfterWrite(CACHE_TTL).maximumSize(600).build(this::load);

    public MonthlyKeyRing(MasterKey master, MonthKeyStore store) {
        this.master = master.wrapping();
        this.store = store;
    }

    /** Whether the master key opens what it should: true also while there is nothing to open. */
    public boolean fits() {
        try {
            return store.latest().map(months::get).map(Optional::isPresent).orElse(true);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /**
     * The key of a month, wrapped by the master key that is in use from now on; null if it is.
     *
     * @throws IllegalStateException if neither that one nor the former one wrapped it
     */
    public byte @Nullable [] renewed(YearMonth month, byte[] wrapped) {
        return master.renewed(id(month), wrapped);
    }

    @Override
    public StreamKey issue(UUID stream, YearMonth month) {
        Optional<SecretKey> monthKey = months.get(month);
        if (monthKey.isEmpty()) {
            // Not destroyed only because it is not remembered: another thread may have made it a moment ago.
            Entry entry = store.find(month).orElseGet(() -> store.insert(month, master.wrap(id(month), random())));
            monthKey = unwrapped(month, entry);
            months.put(month, monthKey);
        }
        SecretKey wrapping = monthKey.orElseThrow(
                () -> new IllegalStateException("The key of " + month + " is destroyed: nothing can begin in it"));
        byte[] key = random();
        return new StreamKey(month, EventEncryption.encrypt(wrapping, stream, key), new SecretKeySpec(key, "AES"));
    }

    @Override
    public @Nullable StreamKey unwrap(UUID stream, YearMonth month, byte[] wrapped) {
        SecretKey monthKey = months.get(month).orElse(null);
        return monthKey == null
                ? null
                : new StreamKey(
                        month, wrapped, new SecretKeySpec(EventEncryption.decrypt(monthKey, stream, wrapped), "AES"));
    }

    @Override
    public void destroy(YearMonth month) {
        store.destroy(month);
        months.put(month, Optional.empty());
    }

    private Optional<SecretKey> load(YearMonth month) {
        return store.find(month).flatMap(entry -> unwrapped(month, entry));
    }

    private Optional<SecretKey> unwrapped(YearMonth month, Entry entry) {
        byte[] wrapped = entry.wrapped();
        return wrapped == null
                ? Optional.empty()
                : Optional.of(new SecretKeySpec(master.unwrap(id(month), wrapped), "AES"));
    }

    private static UUID id(YearMonth month) {
        return Names.uuid("luutru.month-key\n" + month);
    }

    private static byte[] random() {
        byte[] key = new byte[LENGTH];
        RANDOM.get().nextBytes(key);
        return key;
    }
}
