package vn.luutru.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.ProjectionException;
import vn.luutru.reminder.ReminderStore;
import vn.luutru.reminder.Reminders;

/** Looks every minute whether somebody is to be reminded. Declarations know nothing of it, and never wait for it. */
final class ReminderTimer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderTimer.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** A reminder of an earlier day is never due again; by then its claim can go. */
    private static final Duration KEPT = Duration.ofDays(35);

    private final Reminders reminders;
    private final ReminderStore store;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reminders").daemon().factory());
    private volatile boolean running;

    ReminderTimer(Reminders reminders, ReminderStore store, InstantSource clock) {
        this.reminders = reminders;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::look, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void look() {
        try {
            store.deleteUntil(clock.instant().minus(KEPT));
            Reminders.Run run = reminders.run();
            if (run.sent() > 0) {
                LOG.info("Sent {} reminders", run.sent());
            }
            if (run.cause() != null) {
                LOG.warn(
                        "{} reminders were not sent and are tried again: {}",
                        run.failed(),
                        String.valueOf(run.cause().getMessage()));
            }
        } catch (StoreUnavailableException | ProjectionException e) {
            LOG.warn("Nobody could be reminded, which is tried again: {}", e.getMessage());
        }
    }
}
