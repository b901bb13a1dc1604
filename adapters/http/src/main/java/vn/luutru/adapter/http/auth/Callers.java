package vn.luutru.adapter.http.auth;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.OperatorKeys;

/**
 * Finds out who calls from the bearer token: a demo token, an operator's key, or a signed token of the officials'
 * identity provider.
 *
 * <p>Results are cached for a short time, wrong tokens too; a key revoked here is dropped at once, one revoked by
 * another process of the same service after that time at the latest.
 */
public final class Callers {

    private static final String AUTHORIZATION = "Authorization";
    private static final Duration CACHE_TTL = Duration.ofSeconds(30);
    private static final int MAX_ENTRIES = 20_000;

    private final Map<String, Caller> fixed;
    private final OperatorKeys keys;
    private final Function<String, Optional<Caller>> signed;
    private final BrowserCallers browsers;
    private final AsyncCache<String, Optional<Caller>> known;

    /**
     * @param fixed    the demo's callers by token; empty outside the demo
     * @param signed   verifies a signed token; empty if it is not valid
     * @param browsers finds out who calls without a token
     * @param blocking where look-ups may block
     */
    public Callers(
            Map<String, Caller> fixed,
            OperatorKeys keys,
            Function<String, Optional<Caller>> signed,
            BrowserCallers browsers,
            Executor blocking) {
        this.fixed = Map.copyOf(fixed);
        this.keys = keys;
        this.signed = signed;
        this.browsers = browsers;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(CACHE_TTL)
                .executor(blocking)
                .buildAsync();
    }

    /**
     * The caller of a request: by its {@code Authorization}, and only without one by its cookies.
     *
     * @param headers a header's first value by its name
     */
    public CompletableFuture<Optional<Caller>> of(String method, Function<String, @Nullable String> headers) {
        String authorization = headers.apply(AUTHORIZATION);
        return authorization != null ? of(authorization) : browsers.caller(method, headers);
    }

    /** The caller of a request that is under way, or that others decide on: it leaves no trace. */
    public CompletableFuture<Optional<Caller>> recognized(Function<String, @Nullable String> headers) {
        String authorization = headers.apply(AUTHORIZATION);
        return authorization != null ? of(authorization) : browsers.recognized(headers);
    }

    /** The caller of this {@code Authorization} header; empty if it is missing or says nothing valid. */
    public CompletableFuture<Optional<Caller>> of(@Nullable String authorization) {
        String token = bearer(authorization);
        if (token == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Caller demo = fixed.get(token);
        if (demo != null) {
            return CompletableFuture.completedFuture(Optional.of(demo));
        }
        if (!Tokens.isKey(token) && !Tokens.isSigned(token)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return known.get(Tokens.hexHash(token), hash -> lookUp(token));
    }

    /** Drops what is cached, so that a revoked key is refused from the next call on. */
    public void invalidate() {
        known.synchronous().invalidateAll();
    }

    private Optional<Caller> lookUp(String token) {
        return Tokens.isKey(token) ? keys.find(Tokens.hash(token)).map(OperatorKey::caller) : signed.apply(token);
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        String token = authorization.substring(7).strip();
        return token.isEmpty() ? null : token;
    }
}
