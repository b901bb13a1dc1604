package vn.luutru.adapter.http.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;
import vn.luutru.adapter.http.auth.CallerFilter;
import vn.luutru.adapter.http.problem.ApiException;

/**
 * Bounds how many questions of one caller may wait for a read model ({@code minPosition}, or another way of naming a
 * position), or print a page, at once: each holds one of the places for questions for up to seconds, and no caller may hold
 * them all. Further ones get 429. Stands behind {@link CallerFilter}.
 */
public final class WaitingShare implements WebFilter {

    /** What names a position, in whatever way an address spells it. */
    private static final Set<String> POSITIONS = Set.of("minPosition", "since");

    /**
     * A search may name it in its body, and a report waits for the position at which it was stored. A page to print takes
     * tenths of a second of a processor. For a case or a person the access log is looked through, by calls, the page and its
     * files.
     */
    private static final Set<String> ROUTES = Set.of(
            "/v1/access-log/search",
            "/quan-tri/nhat-ky",
            "/quan-tri/nhat-ky.csv",
            "/quan-tri/nhat-ky.xlsx",
            "/v1/residents/search",
            "/v1/establishments/{id}/nil-reports",
            "/v1/receipts/{number}/pdf",
            "/v1/establishments/{id}/receipts/pdf",
            "/v1/establishments/{id}/receipts/{date}/pdf");

    private final int perCaller;
    private final ConcurrentHashMap<String, Integer> waiting = new ConcurrentHashMap<>();

    public WaitingShare(int perCaller) {
        this.perCaller = perCaller;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!mayWait(exchange)) {
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

    private static boolean mayWait(ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        Object route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return POSITIONS.stream().anyMatch(query::containsKey)
                || (route instanceof PathPattern pattern && ROUTES.contains(pattern.getPatternString()));
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
