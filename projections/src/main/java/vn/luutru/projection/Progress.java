package vn.luutru.projection;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a projection makes progress, and what follows for its readers if it does not. */
final class Progress {

    /** A projection without a turn that went well for so long is spoken of. */
    static final Duration STALLED_AFTER = Duration.ofSeconds(20);

    /** A projection that is well makes a turn each second, even if there is nothing to apply. */
    private static final Duration WATCHED_AFTER = Duration.ofSeconds(5);

    /** Readers who lack events for longer than this are refused rather than answered. */
    private static final Duration STOPPED_AFTER = Duration.ofMinutes(1);

    private static final Duration TTL = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final LongSupplier head;
    private final LongSupplier seen;
    private final Recent<Stop> stop = new Recent<>(TTL);
    private volatile long steppedAt;

    /** The newest event when readers were last found to have everything that is asked of them, or at first. */
    private long wanted;

    private long wantedAt;

    /**
     * @param nanoTime by which progress is judged
     * @param head     of the log
     * @param seen     the last event that readers see, whichever process brought it
     */
    Progress(LongSupplier nanoTime, LongSupplier head, LongSupplier seen) {
        this.nanoTime = nanoTime;
        this.head = head;
        this.seen = seen;
        steppedAt = nanoTime.getAsLong();
    }

    /** A turn went well. */
    void stepped() {
        steppedAt = nanoTime.getAsLong();
    }

    /** Whether no turn went well for so long that one speaks of it. */
    boolean stalls() {
        return isQuietFor(STALLED_AFTER);
    }

    private boolean isQuietFor(Duration duration) {
        return nanoTime.getAsLong() - steppedAt > duration.toNanos();
    }

    /**
     * Why readers are refused: no turn went well, and they lack events that the log has had for more than a minute. Null
     * if they are not; another process may bring the events. Looked up at most once a second.
     *
     * @param reason what fails; null if nothing is known to
     */
    @Nullable
    Stop stop(Supplier<@Nullable String> reason) {
        return isQuietFor(WATCHED_AFTER) ? stop.get(() -> look(reason)) : null;
    }

    private @Nullable Stop look(Supplier<@Nullable String> reason) {
        long now = nanoTime.getAsLong();
        long position = seen.getAsLong();
        if (position >= wanted) {
            wanted = head.getAsLong();
            wantedAt = now;
        }
        if (position >= wanted || now - wantedAt <= STOPPED_AFTER.toNanos()) {
            return null;
        }
        String known = reason.get();
        return new Stop(position, "", known == null ? "no progress for a minute" : known);
    }
}
