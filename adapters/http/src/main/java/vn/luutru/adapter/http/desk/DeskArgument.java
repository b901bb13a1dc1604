package vn.luutru.adapter.http.desk;

import org.springframework.core.MethodParameter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.luutru.access.desk.Desk;

/** Hands controllers the desk that calls, whoever is at it; refused with 401 if none does. */
public final class DeskArgument implements HandlerMethodArgumentResolver {

    private final DeskAuthentication desks;

    public DeskArgument(DeskAuthentication desks) {
        this.desks = desks;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Desk.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return Mono.fromFuture(() -> desks.desk(request.getMethod().name(), request.getHeaders()::getFirst))
                .cast(Object.class);
    }
}
