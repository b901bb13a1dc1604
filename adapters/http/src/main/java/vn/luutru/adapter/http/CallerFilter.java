package vn.luutru.adapter.http;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.luutru.access.Caller;

/** Nothing below {@code /v1/} is answered to a stranger, save the catalogues that say how to declare. */
public final class CallerFilter implements WebFilter {

    private static final String CALLER = CallerFilter.class.getName();

    private final Callers callers;

    public CallerFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        if (!path.startsWith("/v1/")
                || path.equals("/v1/findings")
                || path.equals("/v1/feed/indicators/schema")
                || path.startsWith("/v1/code-tables")) {
            return chain.filter(exchange);
        }
        return Mono.fromFuture(() -> callers.of(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION)))
                .flatMap((Optional<Caller> caller) -> {
                    exchange.getAttributes().put(CALLER, caller.orElseThrow(Refusal::unauthenticated));
                    return chain.filter(exchange);
                });
    }

    /** The caller of this exchange; refused with 401 where the filter let a stranger through. */
    static Caller callerOf(ServerWebExchange exchange) {
        Caller caller = exchange.getAttribute(CALLER);
        if (caller == null) {
            throw Refusal.unauthenticated();
        }
        return caller;
    }
}
