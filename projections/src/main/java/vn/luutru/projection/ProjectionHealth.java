package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.projection.ProjectionStatus.State;

/**
 * What is reported of a projection: its state, its last failure, and why its readers see no newer events. The threads that
 * serve and rebuild it write here what they find; whoever asks reads it, or what another process stored.
 */
final class ProjectionHealth {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionHealth.class);

    private final Projection projection;
    private final DataSource database;
    private final ReadModel model;
    private final StoredProgress stored;
    private final LongSupplier position;
    private final Mismatch mismatch;
    private final Progress progress;
    private final LockWaits servingWaits;
    private final LockWaits rebuildWaits;
    private final OncePerMinute logged = new OncePerMinute();

    private volatile State state = State.INACTIVE;
    private volatile @Nullable String lastError;
    private volatile @Nullable Stop stop;
    private volatile @Nullable Stop rebuildStop;

    /**
     * @param position the last event that this process has applied
     * @param head     of the log
     * @param nanoTime by which progress is judged
     */
    ProjectionHealth(
            Projection projection,
            DataSource database,
            ReadModel model,
            StoredProgress stored,
            LongSupplier position,
            LongSupplier head,
            LongSupplier nanoTime) {
        this.projection = projection;
        this.database = database;
        this.model = model;
        this.stored = stored;
        this.position = position;
        mismatch = new Mismatch(database, model.serving);
        servingWaits = new LockWaits(nanoTime);
        rebuildWaits = new LockWaits(nanoTime);
        progress = new Progress(nanoTime, head, () -> Math.max(position.getAsLong(), stored.position()));
    }

    /** The serving tables were looked at, and are of this log. */
    void opened() {
        mismatch.over();
    }

    /** A turn went well. */
    void stepped() {
        servingWaits.over();
        progress.stepped();
    }

    /** A turn of the rebuild went well. */
    void rebuildStepped() {
        rebuildWaits.over();
    }

    /** The last turn applied what the log has. */
    void runs() {
        state = State.RUNNING;
        stop = null;
        lastError = null;
    }

    /** An administrator holds the projection. */
    void paused() {
        state = State.PAUSED;
        lastError = null;
    }

    /** This process does not keep the tables, or no longer. */
    void inactive() {
        state = State.INACTIVE;
    }

    /**
     * The tables cannot be kept as they are: the rebuild, or a newer process, brings them up to date.
     *
     * @param version of the tables
     */
    void standsStill(int version) {
        servingWaits.over();
        if (version == projection.version()) {
            state = State.FAILING;
            lastError = "Kept by partitions, which are not equally far: rebuild it, or keep it from Kafka";
        } else {
            state = version < projection.version() ? State.REBUILDING : State.OUTDATED;
        }
    }

    /** The serving tables stopped at an event that cannot be read. */
    void stopped(UnreadableEventException event) {
        stop = found(model.serving, event, stop);
        state = State.STOPPED;
    }

    /** The rebuild stopped at an event that cannot be read; the serving tables may go on. */
    void rebuildStopped(UnreadableEventException event) {
        rebuildStop = found(model.next, event, rebuildStop);
    }

    /** The rebuilt tables serve. */
    void rebuilt() {
        rebuildStop = null;
    }

    /** The event is not retried endlessly in silence: every process and every question learns where it lies. */
    private Stop found(String schema, UnreadableEventException event, @Nullable Stop known) {
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

    /** Keeping the serving tables failed. */
    void servingFailed(Throwable failure) {
        if (failure instanceof LogMismatchException other) {
            mismatch.found(position.getAsLong(), other);
        }
        if (!servingWaits.goOn(failure)) {
            failed(failure);
        }
    }

    /** Rebuilding the tables failed. */
    void rebuildFailed(Throwable failure) {
        if (!rebuildWaits.goOn(failure)) {
            failed(failure);
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
            LOG.warn("Projection {} stopped after position {}: {}", projection.name(), position.getAsLong(), error);
        }
    }

    /** Whether this process does not keep the tables. */
    boolean isInactive() {
        return state == State.INACTIVE;
    }

    /** The state as readers see it: one that makes no progress while the log grows is not running. */
    State stateAt(long head) {
        return state == State.RUNNING && position.getAsLong() < head && progress.stalls() ? State.STALLED : state;
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
}
