package vn.luutru.app.keys;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.keys.SoleKey;
import vn.luutru.app.timer.RepeatedTask;

/** Goes on saying that this process knows one master key only, where it does: connections break. */
final class SoleKeyWarning extends RepeatedTask implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SoleKeyWarning.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final @Nullable SoleKey key;

    /** @param key null where the process knows two */
    SoleKeyWarning(@Nullable SoleKey key) {
        super("master-key", INTERVAL, INTERVAL);
        this.key = key;
    }

    @Override
    protected void run() {
        if (key == null) {
            return;
        }
        try {
            key.say();
        } catch (SQLException e) {
            LOG.warn("Which master key this process knows could not be said: SQL state {}", e.getSQLState());
        }
    }

    @Override
    public void close() throws SQLException {
        if (key != null) {
            key.close();
        }
    }
}
