package vn.luutru.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.declaration.StoreUnavailableException;

/** Forgets, at the start and every hour, sessions of officials that have been over for long. */
final class SessionRetention implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRetention.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final OfficialSessions sessions;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("session-retention").daemon().factory());
    private volatile boolean running;

    SessionRetention(OfficialSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::forget, 0, INTERVAL.toSeconds(), TimeUnit.SECONDS);
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

    private void forget() {
        try {
            int forgotten = sessions.forget();
            if (forgotten > 0) {
                LOG.info("Forgot {} sessions of officials that were over", forgotten);
            }
        } catch (StoreUnavailableException e) {
            LOG.warn("Sessions that are over could not be forgotten and are tried again: {}", e.getMessage());
        }
    }
}
