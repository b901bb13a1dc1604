package vn.luutru;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import vn.luutru.declaration.Vietnam;

/**
 * A test class that compares with today by the machine's clock, and so has to end on the local day on which it began. A
 * build may run at any hour: shortly before midnight in Viet Nam such a class waits for the next day.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(WithinOneDay.Waiting.class)
public @interface WithinOneDay {

    /** How long all tests of the class take at most, on a machine that does other things too. */
    int minutes();

    /** Waits before the first test of a class, and before whatever it prepares. */
    final class Waiting implements BeforeAllCallback {

        /** The service closes a day by its clock, a second later. */
        private static final Duration AFTER_MIDNIGHT = Duration.ofSeconds(5);

        @Override
        public void beforeAll(ExtensionContext context) {
            AnnotationSupport.findAnnotation(context.getRequiredTestClass(), WithinOneDay.class)
                    .ifPresent(day -> awaitBegin(Duration.ofMinutes(day.minutes())));
        }

        private static void awaitBegin(Duration takes) {
            Instant begin = begin(Instant.now(), takes);
            while (Instant.now().isBefore(begin) && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkUntil(begin.toEpochMilli());
            }
        }

        /** When something that takes so long may begin: now, or after the next midnight in Viet Nam. */
        static Instant begin(Instant now, Duration takes) {
            Instant midnight = Vietnam.startOf(Vietnam.dateOf(now).plusDays(1));
            return now.plus(takes).isBefore(midnight) ? now : midnight.plus(AFTER_MIDNIGHT);
        }
    }
}
