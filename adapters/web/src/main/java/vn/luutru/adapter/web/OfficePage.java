package vn.luutru.adapter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.luutru.access.Role;

/**
 * A page or file of an office, in Vietnamese and English: for callers in one of these roles, found out and admitted as for
 * a call of the API. Its controller takes the {@link vn.luutru.access.Caller.Official} as a parameter.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfficePage {

    /** At least one; the first is the one that a refusal names. */
    Role[] value();
}
