package vn.luutru.eventstore.stored;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.luutru.declaration.StoreUnavailableException;

/** Where the wrapped keys of streams lie, apart from a log that cannot destroy anything. */
public interface StreamKeyStore {

    /**
     * The wrapped key of a stream.
     *
     * @param month   of the key that wraps it, as yyyymm
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Wrapped(int month, byte[] bytes) {

        private static final int NAMED_BY = 8;

        /** How events name the key that encrypted them: the stream may have another one by now. */
        public String name() {
            return name(bytes);
        }

        /** The same of a wrapped key: the first bytes of its SHA-256, in hexadecimal digits. */
        public static String name(byte[] wrapped) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(wrapped);
                return HexFormat.of().formatHex(hash, 0, NAMED_BY);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is part of every Java platform", e);
            }
        }
    }

    /**
     * Keeps the keys of streams that have none.
     *
     * @return the key that each of the streams has then, its former one if there was one
     * @throws StoreUnavailableException if that is not known
     */
    Map<UUID, Wrapped> putIfAbsent(Map<UUID, Wrapped> keys);

    /**
     * The keys of streams, as far as they have one.
     *
     * @throws StoreUnavailableException if they cannot be read
     */
    Map<UUID, Wrapped> find(Collection<UUID> streams);

    /**
     * Those of the streams whose keys are known to have been destroyed, as far as that is kept.
     *
     * @throws StoreUnavailableException if that cannot be read
     */
    default Set<UUID> destroyed(Collection<UUID> streams) {
        return Set.of();
    }
}
