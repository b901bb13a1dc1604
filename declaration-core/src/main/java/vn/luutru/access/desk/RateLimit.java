package vn.luutru.access.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often something may happen in a minute, for each of many keys: a token bucket that is full at first. The keys that
 * were used least lately are forgotten beyond a bound, so that inventing keys costs no memory. Safe for many threads.
 */
final class RateLimit {

    private static final int MAX_KEYS = 50_000;
    private static final double MINUTE = 60e9;

    private static final class Bucket {
        private double tokens;
        private long since;
    }

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<Object, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Bucket> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** @param nanoTime as {@link System#nanoTime} */
    RateLimit(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /** Takes one; false if none is left. */
    synchronized boolean take(Object key) {
        Bucket bucket = filled(key);
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }

    /** Gives one back that need not have been taken. */
    synchronized void giveBack(Object key) {
        Bucket bucket = filled(key);
        bucket.tokens = Math.min(perMinute, bucket.tokens + 1);
    }

    private Bucket filled(Object key) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.get(key);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = perMinute;
            buckets.put(key, bucket);
        } else {
            bucket.tokens = Math.min(perMinute, bucket.tokens + (now - bucket.since) * perMinute / MINUTE);
        }
        bucket.since = now;
        return bucket;
    }
}
