package vn.luutru.intake;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.Establishments;

/**
 * The directory of the write path, read from the store and remembered.
 *
 * <p>What is changed through this process is read anew at once; what another process on the same store changes, within
 * a minute. An establishment that nobody knows is not remembered as unknown: it may be registered the next moment.
 */
public final class CachedEstablishmentDirectory implements EstablishmentDirectory {

    private static final Duration CACHE_TTL = Duration.ofMinutes(1);
    private static final int MAX_ENTRIES = 200_000;

    private final Establishments establishments;
    private final AsyncCache<EstablishmentId, Optional<EstablishmentRecord>> known = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(CACHE_TTL)
            .buildAsync();

    public CachedEstablishmentDirectory(Establishments establishments) {
        this.establishments = establishments;
    }

    @Override
    public CompletableFuture<Optional<EstablishmentRecord>> find(EstablishmentId id) {
        CompletableFuture<Optional<EstablishmentRecord>> found =
                known.get(id, (key, executor) -> establishments.find(key));
        if (found.isDone() && !found.isCompletedExceptionally() && found.join().isEmpty()) {
            known.asMap().remove(id, found);
            return establishments.find(id);
        }
        return found;
    }

    /** The establishment was changed: what was remembered of it no longer holds. */
    public void invalidate(EstablishmentId id) {
        known.synchronous().invalidate(id);
    }
}
