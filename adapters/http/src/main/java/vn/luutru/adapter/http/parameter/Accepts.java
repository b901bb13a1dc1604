package vn.luutru.adapter.http.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameters that a route reads from the query of an address. Any other is refused with 400, also on a route without
 * this: a filter that is misspelt would let everybody through.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Accepts {

    String[] value();
}
