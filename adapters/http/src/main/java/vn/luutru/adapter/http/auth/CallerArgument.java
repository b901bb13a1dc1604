package vn.luutru.adapter.http.auth;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.luutru.access.Caller;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;

/** Hands the caller to controllers, as the kind of caller that they declare. */
public final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> {
            Caller caller = CallerFilter.callerOf(exchange);
            if (!parameter.getParameterType().isInstance(caller)) {
                throw ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "");
            }
            return caller;
        });
    }
}
