package vn.luutru.access.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often something may happen in a minute, for each of many keys: a token bucket that is full at first, and again after
 * a minute. So a key that was not used for a minute is forgotten, and beyond a bound those that are used least: inventing
 * keys costs no memory. Safe for many threads.
 */
final class RateLimit {

    private static final int MAX_KEYS = 50_000;
    private static final Duration FULL_AFTER = Duration.ofMinutes(1);

    private record Bucket(double tokens, long since) {}

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Cache<Object, Bucket> buckets;

    /** @param nanoTime as {@link System#nanoTime} */
    RateLimit(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
        buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(FULL_AFTER)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Takes one; false if none is left. */
    boolean take(Object key) {
        boolean[] taken = new boolean[1];
        buckets.asMap().compute(key, (same, before) -> {
            Bucket now = filled(before);
            taken[0] = now.tokens >= 1;
            return taken[0] ? new Bucket(now.tokens - 1, now.since) : now;
        });
        return taken[0];
    }

    /** Gives one back that need not have been taken. */
    void giveBack(Object key) {
        buckets.asMap().compute(key, (same, before) -> {
            Bucket now = filled(before);
            return new Bucket(Math.min(perMinute, now.tokens + 1), now.since);
        });
    }

    private Bucket filled(@Nullable Bucket before) {
        long now = nanoTime.getAsLong();
        double more = before == null
                ? perMinute
                : before.tokens + (double) (now - before.since) * perMinute / FULL_AFTER.toNanos();
        return new Bucket(Math.min(perMinute, more), now);
    }
}
