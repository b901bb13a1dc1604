package vn.luutru.adapter.web.police;

import java.time.Duration;
import java.time.Instant;
import vn.luutru.access.AccessPurpose;

/**
 * What an officer is at: why they ask about persons, stated once and recorded with every question until it ends.
 *
 * @param purpose why, with the case
 * @param since   when it was stated, or stated anew
 */
public record Task(AccessPurpose purpose, Instant since) {

    /** After that it is asked for again. */
    public static final Duration LENGTH = Duration.ofMinutes(30);

    /** When it ends by itself. */
    public Instant until() {
        return since.plus(LENGTH);
    }

    /** The whole seconds that are left. */
    public long secondsLeft(Instant now) {
        return Math.max(0, Duration.between(now, until()).toSeconds());
    }

    /** The whole minutes that are left, the last one counting as one. */
    public long minutesLeft(Instant now) {
        return Math.max(0, (Duration.between(now, until()).toSeconds() + 59) / 60);
    }
}
