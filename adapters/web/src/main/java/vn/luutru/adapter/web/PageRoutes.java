package vn.luutru.adapter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import vn.luutru.access.Role;

/** Which routes are pages, and whose: a page is for everybody or names its roles. */
public final class PageRoutes {

    private PageRoutes() {}

    /**
     * Who may open a page.
     *
     * @param handler as Spring's mappings found it; null where a request has none
     * @return the roles; empty for everybody, null if the handler is no page
     */
    public static @Nullable List<Role> roles(@Nullable Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return null;
        }
        OfficePage office = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), OfficePage.class);
        if (office != null) {
            return List.of(office.value());
        }
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), OpenPage.class) ? List.of() : null;
    }
}
