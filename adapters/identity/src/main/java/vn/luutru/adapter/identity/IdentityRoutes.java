package vn.luutru.adapter.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** Which routes are this module's: everybody may call them, they find out themselves who it is. */
public final class IdentityRoutes {

    private IdentityRoutes() {}

    /** @param handler as Spring's mappings found it; null where a request has none */
    public static boolean admits(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().equals(IdentityRoutes.class.getPackageName());
    }
}
