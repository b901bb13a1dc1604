package vn.luutru.adapter.http.server;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What browsers and caches are to do with an answer. Nothing is kept unless its route says so: answers hold persons,
 * secrets, or figures of a moment. A page that needs more than the strictest content policy sets its own.
 */
public final class SecurityHeaders implements WebFilter, Ordered {

    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    public static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> {
            protect(response.getHeaders());
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private static void protect(HttpHeaders headers) {
        ifAbsent(headers, HttpHeaders.CACHE_CONTROL, "no-store");
        ifAbsent(headers, CONTENT_SECURITY_POLICY, NOTHING);
        ifAbsent(headers, "X-Content-Type-Options", "nosniff");
        ifAbsent(headers, "X-Frame-Options", "DENY");
        ifAbsent(headers, "Referrer-Policy", "no-referrer");
        ifAbsent(headers, "Cross-Origin-Resource-Policy", "same-origin");
    }

    private static void ifAbsent(HttpHeaders headers, String name, String value) {
        if (headers.getFirst(name) == null) {
            headers.set(name, value);
        }
    }
}
