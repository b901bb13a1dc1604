package vn.luutru.access.session;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Whom browsers' secrets belong to, for two seconds: a page sends several requests at once. What this process changes
 * counts from {@link #invalidate} on, what another one changes after two seconds at the latest. Safe for many threads.
 *
 * @param <T> what a secret opens
 */
public final class SecretCache<T> {

    private static final Duration CACHE_TTL = Duration.ofSeconds(2);
    private static final int MAX_ENTRIES = 20_000;

    private final Function<String, Optional<T>> source;
    private final AsyncCache<String, Optional<T>> known;

    /**
     * @param source   looks a secret up, and may block
     * @param blocking where it may
     */
    public SecretCache(Function<String, Optional<T>> source, Executor blocking) {
        this.source = source;
        known = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(CACHE_TTL)
                .executor(blocking)
                .buildAsync();
    }

    /** What a secret opens; empty if nothing. */
    public CompletableFuture<Optional<T>> find(String secret) {
        return known.get(secret, (key, executor) -> CompletableFuture.supplyAsync(() -> source.apply(key), executor));
    }

    /** Forgets all: something was changed. */
    public void invalidate() {
        known.synchronous().invalidateAll();
    }
}
