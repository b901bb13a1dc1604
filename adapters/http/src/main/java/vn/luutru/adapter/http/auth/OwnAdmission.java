package vn.luutru.adapter.http.auth;

import org.jspecify.annotations.Nullable;

/** Tells which handlers of other modules find out themselves who calls: pages, whose callers have no bearer token. */
@FunctionalInterface
public interface OwnAdmission {

    /** @param handler as Spring's mappings found it; null where a request has no handler */
    boolean covers(@Nullable Object handler);
}
