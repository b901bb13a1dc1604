package vn.luutru.projection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Lets one log line a minute through for each cause: an outage that is retried must not fill a disk. */
public final class OncePerMinute {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** Causes are SQL states and names of ours; more than this is a mistake, and starts again from none. */
    private static final int MAX_CAUSES = 1_000;

    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    public OncePerMinute() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock in nanoseconds that is never set back */
    public OncePerMinute(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether a failure of this class and from this place has not been logged within the last minute. */
    public boolean allows(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return allows(failure.getClass().getName() + (stack.length == 0 ? "" : " " + stack[0]));
    }

    /** Whether this cause has not been logged within the last minute; the caller then logs it. */
    public boolean allows(String cause) {
        long now = nanoTime.getAsLong();
        if (last.size() >= MAX_CAUSES) {
            last.clear();
        }
        boolean[] allowed = new boolean[1];
        last.compute(cause, (key, before) -> {
            allowed[0] = before == null || now - before >= MINUTE;
            return allowed[0] ? (Long) now : before;
        });
        return allowed[0];
    }
}
