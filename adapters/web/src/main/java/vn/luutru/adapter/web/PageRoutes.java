package vn.luutru.adapter.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Which routes are pages: those that say themselves who may open them. */
public final class PageRoutes {

    private PageRoutes() {}

    /** Whether this module answers a handler's route and admits its callers. */
    public static boolean admits(@Nullable Object handler) {
        return handler instanceof HandlerMethod method && openPage(method) != null;
    }

    static @Nullable OpenPage openPage(HandlerMethod method) {
        return AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), OpenPage.class);
    }
}
