package vn.luutru.app.keys;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.keys.MasterKeyRow;
import vn.luutru.adapter.postgres.keys.MasterKeyRow.Kept;
import vn.luutru.adapter.receipt.SigningKeys;
import vn.luutru.app.timer.RepeatedTask;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.OncePerMinute;

/**
 * Lets the master key take the former one's place while the service runs, as soon as no process knows only that one, and
 * goes on wrapping anew what others wrapped with it before they had noticed.
 */
final class MasterKeyExchange extends RepeatedTask {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyExchange.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final MasterKey master;
    private final MasterKeyRow row;
    private final MonthlyKeyRing ring;
    private final SigningKeys signing;
    private final OncePerMinute logged = new OncePerMinute();
    private volatile boolean needed;

    MasterKeyExchange(MasterKey master, MasterKeyRow row, MonthlyKeyRing ring, SigningKeys signing) {
        super("master-key-exchange", FIRST, INTERVAL);
        this.master = master;
        this.row = row;
        this.ring = ring;
        this.signing = signing;
        this.needed = master.former() != null;
    }

    /** Whether the former key must stay set: false as well where there is none. */
    boolean isNeeded() {
        return needed;
    }

    @Override
    protected void run() {
        MasterKey former = master.former();
        if (former == null) {
            return;
        }
        try {
            Integer months = exchange(former);
            if (months == null) {
                waits();
                return;
            }
            master.exchanged();
            int receipts = signing.renew();
            if (months + receipts > 0) {
                LOG.info("{} keys of months and {} of receipts are wrapped by the new master key", months, receipts);
            } else if (needed) {
                needed = false;
                LOG.info("Nothing is wrapped by the former master key any more: luutru.master-key-before is no longer"
                        + " needed here");
            }
        } catch (StoreUnavailableException e) {
            LOG.warn("The master key is not exchanged yet: {}", e.getMessage());
        }
    }

    private @Nullable Integer exchange(MasterKey former) {
        return row.exchange(former.proof(), new Kept(master.proof(), master.wrappedRoot()), ring::renewed);
    }

    private void waits() {
        if (logged.allows(Objects.toString(needed))) {
            LOG.info("The master key is exchanged once no process runs that knows only the former one");
        }
    }
}
