package vn.luutru.adapter.http.auth;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.parameter.Accepts;

/**
 * A route with whoever may call it.
 *
 * @param method  {@code GET}, {@code POST} and so on
 * @param pattern the path, with its variables in braces
 * @param roles   who may call it; empty where it is public
 */
public record RouteRule(String method, String pattern, Set<Role> roles) {

    public RouteRule {
        roles = Set.copyOf(roles);
    }

    /** Routes that do not go through Spring's mappings name their rules here. */
    public interface Source {

        /** One for each method and path that is answered. */
        java.util.List<RouteRule> rules();
    }

    /** Who may call a handler: null where it says nothing, empty where it is public. */
    static Role @Nullable [] roles(@Nullable Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return null;
        }
        AllowedFor allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AllowedFor.class);
        if (allowed != null) {
            return allowed.value();
        }
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), PublicRoute.class) ? new Role[0] : null;
    }

    /** The parameters that a handler reads; none where it does not say. */
    static Set<String> parameters(@Nullable Object handler) {
        Accepts accepts = handler instanceof HandlerMethod method
                ? AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Accepts.class)
                : null;
        return accepts == null ? Set.of() : Set.of(accepts.value());
    }
}
