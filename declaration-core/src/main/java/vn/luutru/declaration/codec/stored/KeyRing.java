package vn.luutru.declaration.codec.stored;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of streams, wrapped by the keys of months, which a master key wraps. */
public interface KeyRing {

    /** A new key for a stream that begins in this local month. */
    StreamKey issue(UUID stream, YearMonth month);

    /**
     * The key of a stream as it lies beside the log.
     *
     * @return null if the key of the month is destroyed
     * @throws IllegalStateException if the wrapped key does not belong to this stream, or to another master key
     */
    @Nullable
    StreamKey unwrap(UUID stream, YearMonth month, byte[] wrapped);

    /** Destroys the key of a month for good: the personal data of streams that began in it is unreadable from then on. */
    void destroy(YearMonth month);
}
