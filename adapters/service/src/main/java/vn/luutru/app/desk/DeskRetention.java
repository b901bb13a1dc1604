package vn.luutru.app.desk;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.access.desk.Devices;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.app.timer.RepeatedTask;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Deletes, at the start and every ten minutes, guest cards whose time is over, and devices whose code nobody entered
 * for a day.
 */
final class DeskRetention extends RepeatedTask {

    private static final Logger LOG = LoggerFactory.getLogger(DeskRetention.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration UNUSED_DEVICES = Duration.ofDays(1);

    private final GuestCards cards;
    private final Devices devices;
    private final InstantSource clock;

    DeskRetention(GuestCards cards, Devices devices, InstantSource clock) {
        super("desk-retention", Duration.ZERO, INTERVAL);
        this.cards = cards;
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    protected void run() {
        try {
            int expired = cards.deleteExpired();
            int unused = devices.deleteExpired(clock.instant().minus(UNUSED_DEVICES));
            if (expired + unused > 0) {
                LOG.info("Deleted {} guest cards and {} devices whose time was over", expired, unused);
            }
        } catch (StoreUnavailableException e) {
            LOG.warn("Guest cards whose time is over could not be deleted and are tried again: {}", e.getMessage());
        }
    }
}
