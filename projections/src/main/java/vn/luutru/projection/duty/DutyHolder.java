package vn.luutru.projection.duty;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * This process's part in a duty: it asks for the lease while it wants it, prolongs it on a thread of its own, and knows
 * without asking when it may have run out, by a clock that nobody sets. A process that was paused thereby notices before it
 * acts.
 */
public final class DutyHolder implements AutoCloseable {

    /** Of a lease. */
    public static final Duration LENGTH = Duration.ofSeconds(3);

    /** How often a lease is prolonged, and asked for. Both together are the longest time until another process has it. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(DutyHolder.class);

    private final Leases leases;
    private final String duty;
    private final String owner;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer;

    private boolean wanted;
    private @Nullable Lease lease;
    private long until;

    /** @param owner a name that no other process has, and no other start of this one */
    public DutyHolder(Leases leases, String duty, String owner) {
        this(leases, duty, owner, System::nanoTime);
        timer.scheduleWithFixedDelay(this::prolong, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Without the thread that prolongs. */
    DutyHolder(Leases leases, String duty, String owner, LongSupplier nanoTime) {
        this.leases = leases;
        this.duty = duty;
        this.owner = owner;
        this.nanoTime = nanoTime;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("duty-" + duty).factory());
    }

    /** Asks for the duty once, and keeps it from then on if it is given; empty if another process has it. */
    public synchronized Optional<Lease> take() {
        wanted = true;
        ask();
        return held();
    }

    /** Waits until this process has the duty. */
    public Lease await() throws InterruptedException {
        while (true) {
            Optional<Lease> taken = take();
            if (taken.isPresent()) {
                return taken.get();
            }
            Thread.sleep(INTERVAL);
        }
    }

    /** The lease, if it has not run out by now. */
    public synchronized Optional<Lease> held() {
        return nanoTime.getAsLong() - until < 0 ? Optional.ofNullable(lease) : Optional.empty();
    }

    /**
     * Whether this is still the lease that the process has.
     *
     * @throws LeaseLostException if it is not
     */
    public void require(Lease expected) {
        if (!held().equals(Optional.of(expected))) {
            throw new LeaseLostException(duty);
        }
    }

    /**
     * Gives the lease a number above another that was given out earlier, which the store does not know any more.
     *
     * @throws LeaseLostException if it is not the lease that the process has
     */
    public synchronized Lease raise(Lease held, long above) {
        require(held);
        Lease raised = leases.raise(held, above).orElseThrow(() -> new LeaseLostException(duty));
        LOG.warn(
                "The duty {} had the number {} before, and the store knows {}: it was restored from an older backup."
                        + " Goes on with {}",
                duty,
                above,
                held.fence(),
                raised.fence());
        lease = raised;
        return raised;
    }

    /** Gives the duty back: another process may have it at once. */
    public synchronized void release() {
        wanted = false;
        Lease had = lease;
        lease = null;
        if (had != null) {
            try {
                leases.release(had);
            } catch (StoreUnavailableException e) {
                LOG.info("The duty {} could not be given back; it is free within {}", duty, LENGTH);
            }
        }
    }

    /** Called by the timer. */
    synchronized void prolong() {
        if (!wanted || lease == null) {
            return;
        }
        try {
            ask();
        } catch (RuntimeException e) {
            // Whatever it was: without this timer the duty is lost, and nobody would know why.
            LOG.warn("The lease of the duty {} could not be prolonged: {}", duty, e.toString());
        }
    }

    /** The time is counted from before the question: the store's own time begins later. */
    private void ask() {
        long before = nanoTime.getAsLong();
        Lease had = lease;
        Lease now = leases.take(duty, owner, LENGTH).orElse(null);
        lease = now;
        until = before + LENGTH.toNanos();
        if (now != null && !now.equals(had)) {
            LOG.info("This process does the duty {}, number {}", duty, now.fence());
        } else if (now == null && had != null) {
            LOG.warn("Another process does the duty {}", duty);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        release();
    }
}
