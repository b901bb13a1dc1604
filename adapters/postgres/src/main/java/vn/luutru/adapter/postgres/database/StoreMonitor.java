package vn.luutru.adapter.postgres.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.OncePerMinute;

/**
 * Looks every few seconds whether declarations could be written now, whether anybody declares or not: a server that is
 * away, full or read-only shows in {@link StoreState} before the first declaration meets it, and so does its recovery.
 * It also compares the clock of this machine with the database's.
 */
public final class StoreMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreMonitor.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** A page while all is well; after a failure more than the free rest of the pages that the table has. */
    private static final int PROBE_BYTES = 8 * 1_024;

    private static final int PROBE_BYTES_AFTER_FAILURE = 1_024 * 1_024;

    private final DataSource database;
    private final StoreState state;
    private final InstantSource clock;
    private final Duration maxSkew;
    private final Runnable unreachable;
    private final Runnable logProbe;
    private final OncePerMinute log = new OncePerMinute();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-monitor").factory());
    private volatile Duration skew = Duration.ZERO;

    /**
     * @param maxSkew     how far the clocks may be apart for declarations to be accepted
     * @param unreachable called when the database does not answer: idle connections are then worth nothing
     * @param logProbe    writes to the log where that is not in the database, or fails with a {@link
     *                    StoreUnavailableException}; called without a connection, while the last append failed
     */
    public StoreMonitor(
            DataSource database,
            StoreState state,
            InstantSource clock,
            Duration maxSkew,
            Runnable unreachable,
            Runnable logProbe) {
        this.database = database;
        this.state = state;
        this.clock = clock;
        this.maxSkew = maxSkew;
        this.unreachable = unreachable;
        this.logProbe = logProbe;
    }

    /** Looks once, then goes on looking on a thread of its own. */
    public void start() {
        look();
        timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How far this machine's clock was ahead of the database's at the last look, negative when behind. */
    public Duration skew() {
        return skew;
    }

    void look() {
        try {
            lookAtDatabase();
            // After the connection was given back: a log that does not answer keeps nobody else from the database.
            if (state.problems().containsKey(Cause.WRITE_FAILED)) {
                logProbe.run();
                state.clear(Cause.WRITE_FAILED);
            }
        } catch (StoreUnavailableException e) {
            // Whoever is not ready gets no declarations, by which it could find out that the log is back.
            if (log.allows("log")) {
                LOG.warn("The log cannot be written yet: {}", e.getMessage());
            }
        } catch (SQLException e) {
            String problem = SqlFailures.describe(e);
            state.report(Cause.NOT_WRITABLE, "Declarations cannot be written: " + problem);
            if (log.allows(problem)) {
                LOG.warn("Declarations cannot be written: {}", problem);
            }
            if (SqlFailures.unreachable(e)) {
                unreachable.run();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            // One look less: the next one must not be missing for it.
            if (log.allows(e.getClass().getName())) {
                LOG.error("The store was not looked at", e);
            }
        }
    }

    private void lookAtDatabase() throws SQLException {
        try (Connection connection = database.getConnection()) {
            compareClocks(connection);
            writeProbe(connection);
        }
        state.clear(Cause.NOT_WRITABLE);
    }

    private void compareClocks(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT clock_timestamp()")) {
            long begun = System.nanoTime();
            Instant before = clock.instant();
            Instant there;
            try (ResultSet row = select.executeQuery()) {
                row.next();
                there = row.getTimestamp(1).toInstant();
            }
            Duration way = Duration.ofNanos(System.nanoTime() - begun);
            // The database's time is that of some moment between the question and the answer: the doubt is ours.
            Duration ahead = Duration.between(there, before);
            Duration behind = ahead.plus(way);
            skew = ahead.isPositive() ? ahead : behind.isNegative() ? behind : Duration.ZERO;
        }
        if (skew.abs().compareTo(maxSkew) <= 0) {
            state.clear(Cause.CLOCK_SKEW);
            return;
        }
        String reason = String.format(
                Locale.ROOT,
                "The clock of this machine is %d s %s the database's, more than the %d s that are allowed",
                skew.abs().toSeconds(),
                skew.isNegative() ? "behind" : "ahead of",
                maxSkew.toSeconds());
        state.report(Cause.CLOCK_SKEW, reason + ": declarations are refused until one of them is set right");
        if (log.allows("clock")) {
            LOG.error("{}: declarations are refused until one of them is set right", reason);
        }
    }

    private void writeProbe(Connection connection) throws SQLException {
        boolean failing = state.problems().containsKey(Cause.NOT_WRITABLE)
                || state.problems().containsKey(Cause.WRITE_FAILED);
        byte[] filler = new byte[failing ? PROBE_BYTES_AFTER_FAILURE : PROBE_BYTES];
        ThreadLocalRandom.current().nextBytes(filler);
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO log.write_probe (filler) VALUES (?)")) {
            insert.setBytes(1, filler);
            insert.executeUpdate();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
