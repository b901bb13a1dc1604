package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.projection.CheckpointStore.Checkpoint;
import vn.luutru.projection.ProjectionStatus.State;

/**
 * Keeps one projection up to date. Serving and rebuilding are two loops of the same steps, so that a rebuild never
 * holds up what readers see. Whatever fails is tried again from the checkpoint, indefinitely.
 */
final class ProjectionThread {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionThread.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(20);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long MAX_PAUSE_MILLIS = 10_000;

    private interface Loop {
        void run(Connection connection) throws SQLException, InterruptedException;
    }

    private final Projection projection;
    private final DataSource database;
    private final EventLog log;
    private final ReadModel model;
    private final Thread server;
    private @Nullable Thread builder;
    private int waiting;
    private final OncePerMinute logged = new OncePerMinute();
    private final LongSupplier nanoTime;
    private volatile long steppedAt;

    volatile long position;
    volatile State state = State.INACTIVE;
    volatile @Nullable Long rebuiltTo;
    volatile @Nullable String lastError;
    volatile @Nullable Stop stop;

    /** Wakes the loops of a projection that stopped: the event may be readable, or skipped, by now. */
    private final Semaphore retry = new Semaphore(0);

    private final Recent<Stop> storedStop = new Recent<>(IDLE);
    private volatile @Nullable Stop rebuildStop;

    /** @param nanoTime by which progress is judged */
    ProjectionThread(Projection projection, DataSource database, EventLog log, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        steppedAt = nanoTime.getAsLong();
        this.projection = projection;
        this.database = database;
        this.log = log;
        model = new ReadModel(projection, log);
        server = Thread.ofPlatform()
                .daemon()
                .name("projection-" + projection.name())
                .unstarted(() -> keep(model.serving, this::serve));
    }

    Projection projection() {
        return projection;
    }

    void start() {
        server.start();
    }

    /** Builds the tables anew beside the serving ones and swaps them; does nothing while that is under way. */
    synchronized void rebuild() {
        if (builder == null || !builder.isAlive()) {
            rebuiltTo = 0L;
            builder = Thread.ofPlatform()
                    .daemon()
                    .name("rebuild-" + projection.name())
                    .start(() -> keep(model.next, this::build));
        }
    }

    synchronized void interrupt() {
        server.interrupt();
        if (builder != null) {
            builder.interrupt();
        }
    }

    void join(Duration atMost) throws InterruptedException {
        Thread building;
        synchronized (this) {
            building = builder;
        }
        if (server.getState() != Thread.State.NEW) {
            server.join(atMost);
        }
        if (building != null) {
            building.join(atMost);
        }
        state = State.INACTIVE;
    }

    /**
     * How far the serving tables are, by the database: another process may keep them. When it does not answer, or has
     * no tables yet, nobody sees anything: 0, and who waits goes on waiting.
     */
    long storedPosition() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Long stored = model.position(connection, model.serving);
            return stored == null ? 0 : stored;
        } catch (SQLException unreachable) {
            return 0;
        }
    }

    private void keep(String schema, Loop loop) {
        long pause = FIRST_PAUSE_MILLIS;
        while (!Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                loop.run(connection);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (UnreadableEventException e) {
                stopped(schema, e);
                pause = MAX_PAUSE_MILLIS;
            } catch (SQLException | RuntimeException | Error e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                failed(e);
                boolean ranWell =
                        System.nanoTime() - begun > Duration.ofMinutes(1).toNanos();
                pause = ranWell ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, MAX_PAUSE_MILLIS);
            }
            try {
                retry.tryAcquire(pause, TimeUnit.MILLISECONDS);
                retry.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void serve(Connection connection) throws SQLException, InterruptedException {
        Checkpoint checkpoint = model.open(connection);
        reached(checkpoint.position());
        if (checkpoint.version() < projection.version() || model.hasNext(connection)) {
            rebuild();
        }
        while (!Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            Long stepped = model.step(connection, model.serving);
            if (stepped == null) {
                standStill(connection);
                continue;
            }
            boolean full = stepped >= position + ReadModel.BATCH;
            reached(stepped);
            steppedAt = nanoTime.getAsLong();
            state = State.RUNNING;
            stop = null;
            lastError = null;
            if (!full) {
                gather(begun + projection.gathers().toNanos());
                log.awaitAfter(position, IDLE);
            }
        }
    }

    /** The serving tables are of another version: the rebuild, or a newer process, brings them up to date. */
    private void standStill(Connection connection) throws SQLException, InterruptedException {
        Checkpoint found = model.open(connection);
        reached(found.position());
        state = found.version() < projection.version() ? State.REBUILDING : State.OUTDATED;
        Thread.sleep(FIRST_PAUSE_MILLIS);
    }

    private void build(Connection connection) throws SQLException, InterruptedException {
        long built = model.openNext(connection).position();
        LOG.info("Projection {} is rebuilt from position {}", projection.name(), built);
        while (!Thread.currentThread().isInterrupted()) {
            rebuiltTo = built;
            Long stepped = model.step(connection, model.next);
            if (stepped == null) {
                break;
            }
            // While declarations keep coming there is always one more: a batch behind is near enough.
            if (stepped == built || stepped + ReadModel.BATCH > log.head()) {
                model.swap(connection);
                break;
            }
            built = stepped;
        }
        rebuiltTo = null;
        rebuildStop = null;
        LOG.info("Projection {} is rebuilt", projection.name());
    }

    private synchronized void reached(long newPosition) {
        if (newPosition != position) {
            position = newPosition;
            notifyAll();
        }
    }

    /**
     * Lets events gather until then, unless somebody waits for one: a transaction costs nearly as much for ten as for a
     * thousand. The first event after a quiet time is applied at once.
     */
    private synchronized void gather(long until) throws InterruptedException {
        long left = until - System.nanoTime();
        while (waiting == 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = until - System.nanoTime();
        }
    }

    /** Waits until this process has applied a position, or the time is over. */
    synchronized void awaitPosition(long wanted, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        waiting++;
        notifyAll();
        try {
            while (position < wanted && left > 0) {
                wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } finally {
            waiting--;
        }
    }

    /** The event is not retried endlessly in silence: every process and every question learns where it lies. */
    private void stopped(String schema, UnreadableEventException event) {
        Stop found = Stop.at(event);
        boolean serving = schema.equals(model.serving);
        boolean known = found.equals(serving ? stop : rebuildStop);
        if (serving) {
            stop = found;
            state = State.STOPPED;
        } else {
            rebuildStop = found;
        }
        if (known) {
            return;
        }
        LOG.error(
                "Projection {}{} stopped: {}. Repair or quarantine the event, see docs/operations.md",
                projection.name(),
                serving ? "" : " (rebuild)",
                event.getMessage());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            model.stop(connection, schema, found);
        } catch (SQLException e) {
            failed(e);
        }
    }

    /** The last failure; while the tables are served but their rebuild has stopped, why it has. */
    @Nullable
    String lastError() {
        Stop building = rebuildStop;
        return lastError != null || building == null
                ? lastError
                : "Rebuild stopped at event " + building.position() + " (" + building.type() + "): "
                        + building.reason();
    }

    /** Tries again at once what stopped. */
    void retry() {
        retry.release(2);
    }

    /**
     * Why readers see no newer events, or rows of another log; null if they see what the log has. A process that does not keep the tables asks the database, at
     * most once a second; when that does not answer, nothing is known of a stop.
     */
    @Nullable
    Stop stop() {
        if (state == State.DIVERGED) {
            return new Stop(position, "", lastError == null ? "" : lastError);
        }
        if (state == State.STOPPED || state == State.RUNNING) {
            return stop;
        }
        return storedStop.get(this::readStop);
    }

    private @Nullable Stop readStop() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            return model.stop(connection);
        } catch (SQLException unreachable) {
            return null;
        }
    }

    private void failed(Throwable failure) {
        String sqlState = failure instanceof SQLException sql ? sql.getSQLState() : null;
        // No message and no stack trace, except our own: what a database says may quote a row, and so name a guest.
        String error = failure instanceof LogMismatchException own
                ? String.valueOf(own.getMessage())
                : failure.getClass().getSimpleName() + (sqlState == null ? "" : " " + sqlState);
        lastError = error;
        state = failure instanceof LogMismatchException ? State.DIVERGED : State.FAILING;
        if (logged.allows(error)) {
            LOG.warn("Projection {} stopped after position {}: {}", projection.name(), position, error);
        }
    }

    /** The state as readers see it: one that makes no progress while the log grows is not running. */
    State stateAt(long head) {
        boolean behind = state == State.RUNNING && position < head;
        return behind && nanoTime.getAsLong() - steppedAt > STALLED_AFTER.toNanos() ? State.STALLED : state;
    }
}
