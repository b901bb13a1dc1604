package vn.luutru.adapter.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.luutru.access.session.OfficialSession;

/** Hands pages their {@link PageRequest}. */
public final class PageArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(PageRequest.class);
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        OpenPage page = AnnotatedElementUtils.findMergedAnnotation(
                Objects.requireNonNull(parameter.getMethod()), OpenPage.class);
        List<Language> spoken = page == null ? List.of(Language.VI, Language.EN) : Arrays.asList(page.value());
        OfficialSession session = exchange.getAttribute(OfficialSession.class.getName());
        return Mono.just(new PageRequest(exchange.getRequest(), spoken, session));
    }
}
