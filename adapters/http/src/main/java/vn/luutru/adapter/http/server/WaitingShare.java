package vn.luutru.adapter.http.server;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.luutru.adapter.http.auth.CallerFilter;
import vn.luutru.adapter.http.problem.ApiException;

/**
 * Bounds how many questions of one caller may wait for a read model ({@code minPosition}): each holds one of the places
 * for questions for up to five seconds, and no caller may hold them all. Further ones get 429. Stands behind
 * {@link CallerFilter}.
 */
public final class WaitingShare implements WebFilter {

    private static final String PARAMETER = "minPosition";

    private final int perCaller;
    private final ConcurrentHashMap<String, Integer> waiting = new ConcurrentHashMap<>();

    public WaitingShare(int perCaller) {
        this.perCaller = perCaller;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String query = exchange.getRequest().getURI().getRawQuery();
        if (query == null || !query.contains(PARAMETER)) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> {
            String caller = caller(exchange);
            if (caller == null) {
                return chain.filter(exchange);
            }
            if (waiting.merge(caller, 1, Integer::sum) > perCaller) {
                leave(caller);
                return Mono.error(ApiException.overloaded());
            }
            return chain.filter(exchange).doFinally(signal -> leave(caller));
        });
    }

    /** Null on a public route, where nothing waits. */
    private static @Nullable String caller(ServerWebExchange exchange) {
        try {
            return CallerFilter.callerOf(exchange).id();
        } catch (ApiException nobody) {
            return null;
        }
    }

    private void leave(String caller) {
        waiting.computeIfPresent(caller, (known, count) -> count == 1 ? null : count - 1);
    }
}
