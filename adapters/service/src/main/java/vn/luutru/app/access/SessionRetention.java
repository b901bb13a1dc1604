package vn.luutru.app.access;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.app.timer.RepeatedTask;
import vn.luutru.declaration.StoreUnavailableException;

/** Forgets, at the start and every hour, sessions of officials that have been over for long. */
final class SessionRetention extends RepeatedTask {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRetention.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final OfficialSessions sessions;

    SessionRetention(OfficialSessions sessions) {
        super("session-retention", Duration.ZERO, INTERVAL);
        this.sessions = sessions;
    }

    @Override
    protected void run() {
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
