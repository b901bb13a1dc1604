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
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Finds out who calls from the bearer token: a demo token, an operator's key, or a signed token of the officials'
 * identity provider.
 *
 * <p>Results are cached for a short time, wrong tokens too; a key revoked here is dropped at once, one revoked by
 * another process of the same service after that time at the latest.
 */
public final class Callers {

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final Duration CACHE_TTL = Duration.ofSeconds(30);
    private static final int MAX_ENTRIES = 20_000;

    private final Map<String, Caller> fixed;
    private final OperatorKeys keys;
    private final Function<String, Optional<Caller>> signed;
    private final BrowserCallers browsers;
    private final AsyncCache<String, Known> known;

    /**
     * What is known of a token.
     *
     * @param key    the key that it is the secret of, in any state; null if it is none's
     */
    private record Known(Optional<Caller> caller, @Nullable OperatorKey key) {

        static final Known NOTHING = new Known(Optional.empty(), null);
    }

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
        return known(authorization).thenApply(Known::caller);
    }

    /** The key of this {@code Authorization} header, in any state; empty if the header shows none that was issued. */
    public CompletableFuture<Optional<OperatorKey>> key(@Nullable String authorization) {
        return known(authorization).thenApply(found -> Optional.ofNullable(found.key()));
    }

    /** What to answer where {@link #of(String)} found nobody: of a key that was issued, why it opens nothing. */
    public CompletableFuture<ApiException> refusal(@Nullable String authorization) {
        return key(authorization)
                .thenApply(key -> key.map(found -> refusal(found.state())).orElseGet(ApiException::unauthenticated));
    }

    /**
     * The caller with this operator's key. An official's token, which only the provider could tell, opens nothing: whoever
     * declares never waits for the provider.
     *
     * @param token a key or one of the demo's tokens, as it was issued
     */
    public CompletableFuture<Optional<Caller>> ofKey(String token) {
        return of(asked(token));
    }

    /** What to answer where {@link #ofKey} found nobody: of a key that was issued, why it opens nothing. */
    public CompletableFuture<ApiException> refusalOfKey(String token) {
        return refusal(asked(token));
    }

    private @Nullable String asked(String token) {
        return Tokens.isKey(token) || fixed.containsKey(token) ? BEARER + token : null;
    }

    private static ApiException refusal(OperatorKey.State state) {
        return switch (state) {
            case PENDING -> ApiException.of(401, FindingCode.KEY_PENDING, "");
            case REVOKED -> ApiException.of(401, FindingCode.KEY_REVOKED, "");
            case VALID -> ApiException.unauthenticated();
        };
    }

    private CompletableFuture<Known> known(@Nullable String authorization) {
        String token = bearer(authorization);
        if (token == null) {
            return CompletableFuture.completedFuture(Known.NOTHING);
        }
        Caller demo = fixed.get(token);
        if (demo != null) {
            return CompletableFuture.completedFuture(new Known(Optional.of(demo), null));
        }
        if (!Tokens.isKey(token) && !Tokens.isSigned(token)) {
            return CompletableFuture.completedFuture(Known.NOTHING);
        }
        return known.get(Tokens.hexHash(token), hash -> lookUp(token));
    }

    /** Drops what is cached, so that a revoked key is refused from the next call on. */
    public void invalidate() {
        known.synchronous().invalidateAll();
    }

    private Known lookUp(String token) {
        return Tokens.isKey(token)
                ? keys.find(Tokens.hash(token))
                        .map(key -> new Known(key.caller(), key))
                        .orElse(Known.NOTHING)
                : new Known(signed.apply(token), null);
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
