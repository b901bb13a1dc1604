package vn.luutru.adapter.eventstoredb;

import java.time.Duration;

/**
 * How much the engine takes at a time.
 *
 * @param queue           appends that may wait to be sent; one more is refused
 * @param inFlight        appends that are under way at the same time
 * @param readers         streams that are read at the same time; one more is refused
 * @param responseTimeout how long the server may take to answer one attempt
 * @param retryTimeout    how long an append or a read is tried again
 */
public record EngineLimits(int queue, int inFlight, int readers, Duration responseTimeout, Duration retryTimeout) {

    /** As many as one machine takes; an append that is tried for longer than ten seconds is reported as unknown. */
    public static final EngineLimits DEFAULT =
            new EngineLimits(32_768, 512, 32_768, Duration.ofSeconds(3), Duration.ofSeconds(10));
}
