package vn.luutru.app.erasure;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.adapter.postgres.erasure.Rewriting;
import vn.luutru.adapter.postgres.erasure.Rewriting.Outcome;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.eventstore.Backoff;

/**
 * Removes, in the night after an erasure, what it left in the database's files. What is in the way then is tried again
 * every minute of one hour, and in the next night.
 */
public final class NightlyRewriting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyRewriting.class);
    private static final Backoff TRIES = Backoff.every(Duration.ofMinutes(1), Duration.ofMinutes(59));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Rewriting rewriting;
    private final Runnable awaitReadModels;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("nightly-rewriting").factory());

    /** @param awaitReadModels returns when those that hold persons have followed the log, or fails */
    public NightlyRewriting(Rewriting rewriting, Runnable awaitReadModels, InstantSource clock) {
        this.rewriting = rewriting;
        this.awaitReadModels = awaitReadModels;
        this.clock = clock;
    }

    /** The time of a setting; null for never. */
    public static @Nullable LocalTime time(String setting) {
        // YAML takes a plain off for false.
        if (setting.equals("off") || setting.equals("false")) {
            return null;
        }
        try {
            return LocalTime.parse(setting, TIME);
        } catch (DateTimeException e) {
            throw new RefusedStartException(
                    "luutru.erasure.rewrite-at is not a time of day.",
                    "Write hours and minutes of Vietnamese time, such as 03:00, or off.",
                    e);
        }
    }

    /** Every night from now on. */
    public void start(LocalTime at) {
        Instant now = clock.instant();
        timer.schedule(() -> tonight(at), until(at, now).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From an instant to the next such time; a whole day if it is that time. */
    public static Duration until(LocalTime at, Instant now) {
        Instant today = Vietnam.dateOf(now).atTime(at).atZone(Vietnam.ZONE).toInstant();
        return Duration.between(now, today.isAfter(now) ? today : today.plus(Duration.ofDays(1)));
    }

    private void tonight(LocalTime at) {
        attemptAgain(System.nanoTime());
        start(at);
    }

    private void attemptAgain(long since) {
        if (attempt() != Outcome.LEFT) {
            return;
        }
        if (TRIES.isOver(since)) {
            LOG.warn("Dead copies of erased data were not all removed within an hour: tried again next night");
            return;
        }
        timer.schedule(() -> attemptAgain(since), TRIES.pause(1).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tries once, at once. */
    public Outcome attempt() {
        try {
            if (!rewriting.due()) {
                return Outcome.NOTHING;
            }
            awaitReadModels.run();
            return rewriting.attempt();
        } catch (ApiException e) {
            e.findings()
                    .forEach(finding ->
                            LOG.warn("Dead copies of erased data stay: {}", Wording.text(finding, Locale.ENGLISH)));
        } catch (SQLException e) {
            LOG.warn("Dead copies of erased data could not be removed: SQL state {}", e.getSQLState());
        } catch (RuntimeException e) {
            // Whatever it was: the timer goes on, and the next night tries again.
            LOG.warn("Dead copies of erased data could not be removed", e);
        }
        return Outcome.LEFT;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
