package vn.luutru.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.app.timer.RepeatedTask;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.ProjectionException;
import vn.luutru.reminder.ReminderStore;
import vn.luutru.reminder.Reminders;

/** Looks every minute whether somebody is to be reminded. Declarations know nothing of it, and never wait for it. */
final class ReminderTimer extends RepeatedTask {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderTimer.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** A reminder of an earlier day is never due again; by then its claim can go. */
    private static final Duration KEPT = Duration.ofDays(35);

    private final Reminders reminders;
    private final ReminderStore store;
    private final BooleanSupplier known;
    private final InstantSource clock;

    /** @param known whether the read models know what was reported up to now */
    ReminderTimer(Reminders reminders, ReminderStore store, BooleanSupplier known, InstantSource clock) {
        super("reminders", INTERVAL, INTERVAL);
        this.reminders = reminders;
        this.store = store;
        this.known = known;
        this.clock = clock;
    }

    @Override
    protected void run() {
        try {
            store.deleteUntil(clock.instant().minus(KEPT));
            if (!known.getAsBoolean()) {
                LOG.info("Nobody is reminded while a read model is paused, has stopped, is behind or was never built");
                return;
            }
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
