package vn.luutru.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Puts sums into the log from time to time, and once more before the store is closed. */
final class ReadsRecorder implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadsRecorder.class);

    private final String name;
    private final Duration interval;
    private final Runnable sums;
    private final Runnable last;
    private final ScheduledExecutorService timer;
    private volatile boolean running;

    /**
     * @param sums records what was counted; keeps what it cannot record
     * @param last the same, at the end
     */
    ReadsRecorder(String name, Duration interval, Runnable sums, Runnable last) {
        this.name = name;
        this.interval = interval;
        this.sums = sums;
        this.last = last;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(() -> record(sums), interval.toSeconds(), interval.toSeconds(), TimeUnit.SECONDS);
    }

    /** Runs after the server has given its last answers, which end in a later phase than this one. */
    @Override
    public void stop() {
        timer.shutdownNow();
        record(last);
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

    private void record(Runnable counted) {
        try {
            counted.run();
        } catch (RuntimeException e) {
            // They are kept and recorded with the next ones; that the store is down is logged elsewhere.
            LOG.warn("Sums of {} could not be recorded and are kept: {}", name, e.getMessage());
        }
    }
}
