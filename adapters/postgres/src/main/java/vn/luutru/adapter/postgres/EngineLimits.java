package vn.luutru.adapter.postgres;

import java.time.Duration;

/**
 * How much the event store takes at a time.
 *
 * @param queue        events that may wait to be written; one more is refused
 * @param group        events that are written by one statement at most
 * @param readers      streams that may wait to be read; one more is refused
 * @param retryTimeout how long a group is tried again when the database does not answer
 */
public record EngineLimits(int queue, int group, int readers, Duration retryTimeout) {

    /** For one machine: about a second of its full speed may wait. */
    public static final EngineLimits DEFAULT = new EngineLimits(32_768, 2_000, 32_768, Duration.ofSeconds(10));
}
