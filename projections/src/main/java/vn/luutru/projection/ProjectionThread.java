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
    private final StoredProgress stored;
    private final Subscription serving;
    private final ProjectionHealth health;
    private @Nullable Subscription rebuilding;
    private volatile @Nullable Long rebuiltTo;
    private volatile boolean kept;

    /** @param nanoTime by which progress is judged */
    ProjectionThread(Projection projection, DataSource database, EventLog log, LongSupplier nanoTime) {
        this.projection = projection;
        this.database = database;
        this.log = log;
        model = new ReadModel(projection, log, nanoTime);
        stored = new StoredProgress(model, database);
        serving = new Subscription(log, new Serving());
        health = new ProjectionHealth(projection, database, model, stored, serving::position, log::head, nanoTime);
    }

    Projection projection() {
        return projection;
    }

    void start() {
        kept = true;
        serving.start();
    }

    /** Whether this process keeps the tables, or any process has begun to build them. */
    boolean isBegun() {
        return kept || stored.isBegun();
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
        health.inactive();
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

    /** How far the rebuild is; null if none is under way. */
    @Nullable
    Long rebuiltTo() {
        return rebuiltTo;
    }

    ProjectionHealth health() {
        return health;
    }

    /** Whether readers see tables of another version, whichever process keeps them. */
    boolean hasOtherTables() {
        return stored.isOfOtherVersion();
    }

    /** Tries again at once what stopped. */
    synchronized void retry() {
        serving.retry();
        if (rebuilding != null) {
            rebuilding.retry();
        }
    }

    /** Keeps the serving tables up to date. */
    private final class Serving extends ReadModelSubscriber {

        /** Whether the turn before found no tables that it may keep. */
        private boolean stood;

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
            health.opened();
            if (checkpoint.version() < projection.version() || model.hasNext(opened)) {
                rebuild();
            }
            return checkpoint.position();
        }

        @Override
        Turn next(Connection opened) throws SQLException, InterruptedException {
            model.replaced.dropNowAndThen(opened);
            ReadModel.Step step = model.step(opened, model.serving);
            if (step == null) {
                return standStill(opened);
            }
            stood = false;
            health.stepped();
            if (step.held()) {
                return held(step);
            }
            health.runs();
            return new Turn(step.position(), step.full());
        }

        private Turn held(ReadModel.Step step) throws InterruptedException {
            health.paused();
            Thread.sleep(STAND_STILL);
            return new Turn(step.position(), true);
        }

        /**
         * The tables are of another version: the rebuild, or a newer process, brings them up to date. A swap takes the
         * checkpoint away for which a turn waited, and leaves another one: the next turn finds it.
         */
        private Turn standStill(Connection opened) throws SQLException, InterruptedException {
            Checkpoint found = model.open(opened);
            if (stood || found.version() != projection.version()) {
                health.standsStill(found.version());
            }
            stood = true;
            Thread.sleep(STAND_STILL);
            return new Turn(found.position(), true);
        }

        @Override
        public void stopped(UnreadableEventException event) {
            health.stopped(event);
        }

        @Override
        public void failed(Throwable failure) {
            health.servingFailed(failure);
        }
    }

    /** Builds the tables anew and lets them serve. */
    private final class Rebuilding extends ReadModelSubscriber {

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
            // Where workers keep the tables nobody serves here.
            model.replaced.dropNowAndThen(opened);
            ReadModel.Step step = model.step(opened, model.next);
            health.rebuildStepped();
            if (step == null) {
                return serves();
            }
            rebuiltTo = step.position();
            // While declarations keep coming there is always one more: less than a batch behind is near enough.
            boolean ready = !step.full() && !step.held() && !model.replaced.any(opened);
            if (ready && model.swap(opened)) {
                model.replaced.lookAtOnce();
                return serves();
            }
            if (!step.full()) {
                Thread.sleep(STAND_STILL);
            }
            return new Turn(step.position(), true);
        }

        /** There is nothing left to build: this process has swapped the tables, or another one. */
        private @Nullable Turn serves() {
            LOG.info("Projection {} is rebuilt", projection.name());
            health.rebuilt();
            synchronized (ProjectionThread.this) {
                // Another one may begin, although this thread has yet to end.
                rebuiltTo = null;
                rebuilding = null;
            }
            return null;
        }

        @Override
        public void stopped(UnreadableEventException event) {
            health.rebuildStopped(event);
        }

        @Override
        public void failed(Throwable failure) {
            health.rebuildFailed(failure);
        }
    }
}
