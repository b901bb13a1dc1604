package vn.luutru.adapter.http.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Role;

/** Tells who may call the handlers of other modules, which do not know our annotations: pages. */
@FunctionalInterface
public interface OwnAdmission {

    /**
     * The roles that may call a handler; empty where it is for everybody, null where the handler is none of theirs.
     *
     * @param handler as Spring's mappings found it; null where a request has no handler
     */
    @Nullable
    List<Role> roles(@Nullable Object handler);
}
