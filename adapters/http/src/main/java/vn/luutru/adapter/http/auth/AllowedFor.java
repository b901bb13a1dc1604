package vn.luutru.adapter.http.auth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.luutru.access.Role;

/** The roles that may call a route. A route that has neither this nor {@link PublicRoute} is closed to everybody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedFor {

    /** At least one; the first is the one that a refusal names. */
    Role[] value();
}
