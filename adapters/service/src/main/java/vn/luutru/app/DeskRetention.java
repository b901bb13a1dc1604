package vn.luutru.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.luutru.access.desk.Devices;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Deletes, at the start and every ten minutes, guests' cards whose time is over, and devices whose code nobody entered
 * for a day.
 */
final class DeskRetention implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeskRetention.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration UNUSED_DEVICES = Duration.ofDays(1);

    private final GuestCards cards;
    private final Devices devices;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("desk-retention").daemon().factory());
    private volatile boolean running;

    DeskRetention(GuestCards cards, Devices devices, InstantSource clock) {
        this.cards = cards;
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::delete, 0, INTERVAL.toSeconds(), TimeUnit.SECONDS);
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

    void delete() {
        try {
            int expired = cards.deleteExpired();
            int unused = devices.deleteExpired(clock.instant().minus(UNUSED_DEVICES));
            if (expired + unused > 0) {
                LOG.info("Deleted {} cards of guests and {} devices whose time was over", expired, unused);
            }
        } catch (StoreUnavailableException e) {
            LOG.warn("Cards of guests whose time is over could not be deleted and are tried again: {}", e.getMessage());
        }
    }
}
