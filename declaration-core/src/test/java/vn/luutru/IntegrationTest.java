package vn.luutru;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test class that starts a database, a server or a service: {@code mvn verify} runs it, {@code mvn test} does not. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("integration")
@net.jqwik.api.Tag("integration")
public @interface IntegrationTest {}
