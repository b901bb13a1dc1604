package vn.luutru.adapter.eventstoredb;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import vn.luutru.eventstore.stored.NewestPosition;

/**
 * The newest position and the latest instant of the log that this process knows of. What this process records is never
 * earlier than what it has seen.
 */
public final class LogTail {

    private final NewestPosition newest = new NewestPosition();
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    NewestPosition newest() {
        return newest;
    }

    /** The instant to record at, in whole milliseconds. */
    Instant record(Instant now) {
        return Instant.ofEpochMilli(latest.accumulateAndGet(now.toEpochMilli(), Math::max));
    }

    /** Something was recorded at this instant, by whichever process. */
    void seen(Instant time) {
        latest.accumulateAndGet(time.toEpochMilli(), Math::max);
    }
}
