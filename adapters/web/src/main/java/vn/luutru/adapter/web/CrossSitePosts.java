package vn.luutru.adapter.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses forms that a page of another site sends: what changes something comes from a page of ours. Browsers say
 * themselves where a form comes from ({@code Sec-Fetch-Site}, older ones {@code Origin}); programs, which carry a token
 * and no cookie, say neither.
 */
public final class CrossSitePosts implements WebFilter, Ordered {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<String> OURS = List.of("same-origin", "none");

    private final Consumer<String> refused;

    /** @param refused learns of what is refused: the method */
    public CrossSitePosts(Consumer<String> refused) {
        this.refused = refused;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isForeign(exchange.getRequest())) {
            refused.accept(exchange.getRequest().getMethod().name());
            return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN));
        }
        return chain.filter(exchange);
    }

    static boolean isForeign(ServerHttpRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site);
        }
        String origin = request.getHeaders().getOrigin();
        return origin != null && !sameHost(origin, request.getHeaders().getFirst("Host"));
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            // "null" and whatever else is no address: not ours.
            return false;
        }
    }
}
