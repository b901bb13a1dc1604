package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.projection.CheckpointStore.Checkpoint;
import vn.luutru.projection.ProjectionStatus.State;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.Subscription;

/**
 * Keeps one projection up to date. Serving and rebuilding are two subscriptions to the log, so that a rebuild never holds
 * up what readers see.
 */
final class ProjectionThread {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionThread.class);
    private static final Duration STAND_STILL = Duration.ofMillis(100);

    private final Projection projection;
    private final DataSource database;
    private final EventLog log;
    private final ReadModel model;
    private final Mismatch mismatch;
    private final Subscription serving;
    private @Nullable Subscription rebuilding;
    private final OncePerMinute logged = new OncePerMinute();
    private final Progress progress;

    volatile State state = State.INACTIVE;
    volatile @Nullable Long rebuiltTo;
    volatile @Nullable String lastError;
    volatile @Nullable Stop stop;
    private final StoredProgress stored;
    private volatile @Nullable Stop rebuildStop;

    /** @param nanoTime by which progress is judged */
    ProjectionThread(Projection projection, DataSource database, EventLog log, LongSupplier nanoTime) {
        this.projection = projection;
        this.database = database;
        this.log = log;
        model = new ReadModel(projection, log);
        stored = new StoredProgress(model, database);
        mismatch = new Mismatch(database, model.serving);
        serving = new Subscription(log, new Serving());
        progress = new Progress(nanoTime, log::head, () -> Math.max(position(), storedPosition()));
    }

    Projection projection() {
        return projection;
    }

    void start() {
        serving.start();
    }

    /** Builds the tables anew beside the serving ones and swaps them; does nothing while that is under way. */
    synchronized void rebuild() {
        if (rebuilding == null || !rebuilding.isAlive()) {
            rebuiltTo = 0L;
            rebuilding = new Subscription(log, new Rebuilding());
            rebuilding.start();
        }
    }

    synchronized void interrupt() {
        serving.interrupt();
        if (rebuilding != null) {
            rebuilding.interrupt();
        }
    }

    void join(Duration atMost) throws InterruptedException {
        Subscription building;
        synchronized (this) {
            building = rebuilding;
        }
        serving.join(atMost);
        if (building != null) {
            building.join(atMost);
        }
        state = State.INACTIVE;
    }

    /** The position that this process has applied. */
    long position() {
        return serving.position();
    }

    /** Waits until this process has applied a position, or the time is over. */
    void awaitPosition(long wanted, long millis) throws InterruptedException {
        serving.awaitPosition(wanted, millis);
    }

    /** How far the serving tables are, by the database: another process may keep them. */
    long storedPosition() {
        return stored.position();
    }

    /** Keeps the serving tables up to date. */
    private final class Serving extends ReadModelSubscriber {

        Serving() {
            super("projection-" + projection.name(), database);
        }

        @Override
        public Duration gathers() {
            return projection.gathers();
        }

        @Override
        long open(Connection opened) throws SQLException {
            Checkpoint checkpoint = model.open(opened);
            mismatch.over();
            if (checkpoint.version() < projection.version() || model.hasNext(opened)) {
                rebuild();
            }
            return checkpoint.position();
        }

        @Override
        Turn next(Connection opened) throws SQLException, InterruptedException {
            ReadModel.Step step = model.step(opened, model.serving);
            if (step == null) {
                return standStill(opened);
            }
            progress.stepped();
            if (step.held()) {
                return held(step);
            }
            state = State.RUNNING;
            stop = null;
            lastError = null;
            return new Turn(step.position(), step.full());
        }

        private Turn held(ReadModel.Step step) throws InterruptedException {
            state = State.PAUSED;
            lastError = null;
            Thread.sleep(STAND_STILL);
            return new Turn(step.position(), true);
        }

        /** The tables are of another version: the rebuild, or a newer process, brings them up to date. */
        private Turn standStill(Connection opened) throws SQLException, InterruptedException {
            Checkpoint found = model.open(opened);
            if (found.version() == projection.version()) {
                state = State.FAILING;
                lastError = "Kept by partitions, which are not equally far: rebuild it, or keep it from Kafka";
            } else {
                state = found.version() < projection.version() ? State.REBUILDING : State.OUTDATED;
            }
            Thread.sleep(STAND_STILL);
            return new Turn(found.position(), true);
        }

        @Override
        public void stopped(UnreadableEventException event) {
            stop = ProjectionThread.this.stopped(model.serving, event, stop);
            state = State.STOPPED;
        }

        @Override
        public void failed(Throwable failure) {
            if (failure instanceof LogMismatchException other) {
                mismatch.found(position(), other);
            }
            ProjectionThread.this.failed(failure);
        }
    }

    /** Builds the tables anew and lets them serve. */
    private final class Rebuilding extends ReadModelSubscriber {

        private boolean over;

        Rebuilding() {
            super("rebuild-" + projection.name(), database);
        }

        @Override
        long open(Connection opened) throws SQLException {
            long built = model.openNext(opened).position();
            LOG.info("Projection {} is rebuilt from position {}", projection.name(), built);
            rebuiltTo = built;
            return built;
        }

        @Override
        @Nullable
        Turn next(Connection opened) throws SQLException, InterruptedException {
            ReadModel.Step step = over ? null : model.step(opened, model.next);
            if (step == null) {
                rebuiltTo = null;
                rebuildStop = null;
                LOG.info("Projection {} is rebuilt", projection.name());
                return null;
            }
            rebuiltTo = step.position();
            // While declarations keep coming there is always one more: less than a batch behind is near enough.
            if (!step.full() && !step.held()) {
                over = model.swap(opened);
            }
            if (step.held()) {
                Thread.sleep(STAND_STILL);
            }
            return new Turn(step.position(), true);
        }

        @Override
        public void stopped(UnreadableEventException event) {
            rebuildStop = ProjectionThread.this.stopped(model.next, event, rebuildStop);
        }

        @Override
        public void failed(Throwable failure) {
            ProjectionThread.this.failed(failure);
        }
    }

    /** The event is not retried endlessly in silence: every process and every question learns where it lies. */
    private Stop stopped(String schema, UnreadableEventException event, @Nullable Stop known) {
        Stop found = Stop.at(event);
        if (found.equals(known)) {
            return found;
        }
        LOG.error(
                "Projection {}{} stopped: {}. Repair or quarantine the event, see docs/operations",
                projection.name(),
                schema.equals(model.serving) ? "" : " (rebuild)",
                event.getMessage());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            model.stop(connection, schema, found);
        } catch (SQLException e) {
            failed(e);
        }
        return found;
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
    synchronized void retry() {
        serving.retry();
        if (rebuilding != null) {
            rebuilding.retry();
        }
    }

    /**
     * Why readers see no newer events, or rows of another log; null if they see what the log has, or lack events for no
     * more than a minute. A process that does not keep the tables asks the database, at most once a second; when that
     * does not answer, nothing is known of a stop.
     */
    @Nullable
    Stop stop() {
        Stop other = mismatch.found();
        if (other != null) {
            return other;
        }
        State now = state;
        Stop event = now == State.STOPPED || now == State.RUNNING ? stop : stored.stop();
        return event == null && isKept(now) ? progress.stop(() -> reason(now)) : event;
    }

    /** Whether this process keeps the tables, or would as soon as they are of its version. */
    private static boolean isKept(State state) {
        return switch (state) {
            case RUNNING, FAILING, REBUILDING, OUTDATED -> true;
            case INACTIVE, STOPPED, PAUSED, STALLED, DIVERGED -> false;
        };
    }

    private @Nullable String reason(State state) {
        return switch (state) {
            case REBUILDING -> "its tables are built anew for this version";
            case OUTDATED -> "its tables are of a newer version";
            default -> lastError;
        };
    }

    /** Whether readers see tables of another version, whichever process keeps them. */
    boolean hasOtherTables() {
        return stored.isOfOtherVersion();
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
            LOG.warn("Projection {} stopped after position {}: {}", projection.name(), position(), error);
        }
    }

    /** The state as readers see it: one that makes no progress while the log grows is not running. */
    State stateAt(long head) {
        return state == State.RUNNING && position() < head && progress.stalls() ? State.STALLED : state;
    }
}
