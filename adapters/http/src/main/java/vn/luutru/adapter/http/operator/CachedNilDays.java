package vn.luutru.adapter.http.operator;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.intake.NilDays;
import vn.luutru.projection.ProjectionException;

/**
 * The days that were reported to be without guests, read from the read model once a minute for each establishment that
 * declares. What was reported to this process is known at once, to another one within a minute.
 */
public final class CachedNilDays implements NilDays {

    private static final Duration CACHE_TTL = Duration.ofMinutes(1);
    private static final int MAX_ESTABLISHMENTS = 50_000;

    /** Until the read model has what was reported here. */
    private static final Duration REPORTED_TTL = Duration.ofMinutes(10);

    private static final int MAX_REPORTED = 200_000;

    /** A declaration that is on disk is answered soon, warned of or not. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final AsyncLoadingCache<EstablishmentId, Set<LocalDate>> known;
    private final Cache<Map.Entry<EstablishmentId, LocalDate>, Boolean> reported = Caffeine.newBuilder()
            .maximumSize(MAX_REPORTED)
            .expireAfterWrite(REPORTED_TTL)
            .build();

    /**
     * @param days     the days of an establishment, as the read model has them; may block, and fail with
     *                 {@link ProjectionException}
     * @param blocking where look-ups may block
     */
    public CachedNilDays(Function<EstablishmentId, Set<LocalDate>> days, Executor blocking) {
        known = Caffeine.newBuilder()
                .maximumSize(MAX_ESTABLISHMENTS)
                .expireAfterWrite(CACHE_TTL)
                .executor(blocking)
                .buildAsync(establishment -> loaded(days, establishment));
    }

    /** Without its read model a service takes declarations as ever: then nothing is warned of, and asked again a minute later. */
    private static Set<LocalDate> loaded(
            Function<EstablishmentId, Set<LocalDate>> days, EstablishmentId establishment) {
        try {
            return days.apply(establishment);
        } catch (ProjectionException e) {
            return Set.of();
        }
    }

    @Override
    public CompletableFuture<Boolean> isReported(EstablishmentId establishment, LocalDate day) {
        if (reported.getIfPresent(Map.entry(establishment, day)) != null) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Set<LocalDate>> days = known.get(establishment);
        // Nearly always known: no further stage is built for it.
        return days.isDone() && !days.isCompletedExceptionally()
                ? CompletableFuture.completedFuture(days.join().contains(day))
                : days.thenApply(loaded -> loaded.contains(day))
                        .completeOnTimeout(false, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(failure -> false);
    }

    /** A day was reported to this process. */
    void report(EstablishmentId establishment, LocalDate day) {
        reported.put(Map.entry(establishment, day), true);
    }
}
