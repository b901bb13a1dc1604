package vn.luutru.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.luutru.access.OperatorReads;

/** Puts the counts of operators' reads into the log every minute, and once more before the store is closed. */
final class ReadsRecorder implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadsRecorder.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final OperatorReads reads;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("operator-reads").daemon().factory());
    private volatile boolean running;

    ReadsRecorder(OperatorReads reads) {
        this.reads = reads;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::record, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    /** Runs after the server has given its last answers, which end in a later phase than this one. */
    @Override
    public void stop() {
        timer.shutdownNow();
        record();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Below the server's phases: what is lower starts earlier and stops later. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void record() {
        try {
            reads.record();
        } catch (RuntimeException e) {
            // They are kept and recorded with the next ones; that the store is down is logged elsewhere.
            LOG.warn("Counts of operators' reads could not be recorded and are kept: {}", e.getMessage());
        }
    }
}
