package vn.luutru.adapter.http.parameter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.ProjectionStatus;
import vn.luutru.projection.Stop;

/** Lets a client read what it has just written: waits until a read model is as far as it asks. */
public final class ProjectionBarrier {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final ProjectionRunner projections;

    public ProjectionBarrier(ProjectionRunner projections) {
        this.projections = projections;
    }

    /**
     * Returns at once without a position. Refused with 400 when the log has no such position yet, at once: nobody could
     * have been given it, and to wait would let one caller hold the room for questions. Refused with 504 when the read
     * model is not there in time.
     *
     * <p>Every question passes here. A read model that stopped, that an administrator holds, or that has not caught up since,
     * lacks what was declared meanwhile, so it is refused with 503 rather than answered as if it were complete.
     */
    public void await(String projection, @Nullable Long minPosition) {
        requireRunning(projection);
        if (minPosition == null) {
            return;
        }
        try {
            if (projections.awaitPosition(projection, minPosition, Duration.ZERO)) {
                return;
            }
            if (minPosition > projections.head()) {
                throw ApiException.of(400, FindingCode.POSITION_UNKNOWN, "");
            }
            if (!projections.awaitPosition(projection, minPosition, MAX_WAIT)) {
                requireRunning(projection);
                throw ApiException.of(504, FindingCode.POSITION_NOT_REACHED, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable();
        }
    }

    /** Refused with 503 where {@link #await} would be, whatever is asked. */
    public void requireRunning(String projection) {
        if (projections.paused(projection) != null) {
            throw ApiException.readModelRefused(FindingCode.READ_MODEL_PAUSED, projection);
        }
        Stop stop = projections.stop(projection);
        if (stop != null) {
            throw ApiException.readModelRefused(FindingCode.READ_MODEL_STOPPED, projection, stop.cause());
        }
    }

    /** Whether a read model may be asked: it has not stopped, and nobody holds it. */
    public boolean isRunning(String projection) {
        return projections.paused(projection) == null && projections.stop(projection) == null;
    }

    /** The last event that a read model shows; what is asked after this call knows it. */
    public long position(String projection) {
        return projections.statuses().stream()
                .filter(status -> status.name().equals(projection))
                .mapToLong(ProjectionStatus::position)
                .findFirst()
                .orElse(0);
    }
}
