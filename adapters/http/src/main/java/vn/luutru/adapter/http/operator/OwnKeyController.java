package vn.luutru.adapter.http.operator;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.CallerFilter;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;

/** Tells whoever holds a key what it is good for, and whether it is good for anything yet. */
@RestController
public final class OwnKeyController {

    private final Callers callers;

    public OwnKeyController(Callers callers) {
        this.callers = callers;
    }

    /**
     * The key that calls, in any state: one that is pending or revoked opens every other route as little as an invented
     * one. So the route is public to the filter, and refuses here whoever shows no key that was issued.
     */
    @PublicRoute
    @GetMapping("/v1/keys/current")
    public Mono<OwnKeyView> current(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return Mono.fromFuture(() -> callers.key(headers.getFirst(HttpHeaders.AUTHORIZATION)))
                .flatMap(key ->
                        key.map(OwnKeyView::of).map(Mono::just).orElseGet(() -> ofDemo(exchange, headers::getFirst)));
    }

    private Mono<OwnKeyView> ofDemo(ServerWebExchange exchange, Function<String, @Nullable String> headers) {
        return Mono.fromFuture(
                        () -> callers.of(exchange.getRequest().getMethod().name(), headers))
                .doOnNext(caller -> caller.ifPresent(known -> CallerFilter.found(exchange, known)))
                .map(OwnKeyController::ofDemo);
    }

    private static OwnKeyView ofDemo(Optional<Caller> caller) {
        Caller known = caller.orElseThrow(ApiException::unauthenticated);
        if (known instanceof Caller.Operator operator && operator.role() == Role.OPERATOR) {
            return OwnKeyView.of(operator);
        }
        throw ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "", Role.OPERATOR.code());
    }
}
