package vn.luutru.projection;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is looked up at most once in a while. */
final class Recent<T> {

    private final long ttlNanos;
    private @Nullable T value;
    private long readAt;
    private boolean read;

    Recent(Duration ttl) {
        ttlNanos = ttl.toNanos();
    }

    synchronized @Nullable T get(Supplier<@Nullable T> source) {
        long now = System.nanoTime();
        if (!read || now - readAt > ttlNanos) {
            value = source.get();
            readAt = System.nanoTime();
            read = true;
        }
        return value;
    }

    /** It is looked up the next time. */
    synchronized void forget() {
        read = false;
    }
}
