package vn.luutru.adapter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A page or file for everybody, without signing in. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenPage {

    /** The languages that it speaks, Vietnamese among them. */
    Language[] value() default {Language.VI, Language.EN};
}
