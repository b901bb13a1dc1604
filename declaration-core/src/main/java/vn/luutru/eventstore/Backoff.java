package vn.luutru.eventstore;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to try again: after a pause that doubles with each failure, and not at all once the time is over.
 *
 * @param first   the pause after the first failure
 * @param longest no pause is longer
 * @param limit   how long to go on since the first attempt
 */
public record Backoff(Duration first, Duration longest, Duration limit) {

    /** As good as never over. */
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    /** Always the same pause. */
    public static Backoff every(Duration pause, Duration limit) {
        return new Backoff(pause, pause, limit);
    }

    /** Without an end. */
    public static Backoff endless(Duration first, Duration longest) {
        return new Backoff(first, longest, FOREVER);
    }

    /** @param failures so far, at least one */
    public Duration pause(int failures) {
        long nanos = first.toNanos();
        for (int i = 1; i < failures && nanos < longest.toNanos(); i++) {
            nanos *= 2;
        }
        return Duration.ofNanos(Math.min(nanos, longest.toNanos()));
    }

    /** A part of the pause by chance, so that those who failed together do not meet again. */
    public Duration randomPause(int failures) {
        return Duration.ofNanos(
                ThreadLocalRandom.current().nextLong(1, pause(failures).toNanos() + 1));
    }

    /** @param since the {@link System#nanoTime} of the first attempt */
    public boolean isOver(long since) {
        return System.nanoTime() - since > limit.toNanos();
    }
}
