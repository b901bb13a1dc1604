package vn.luutru.adapter.web.office;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.ProjectionStatus;

/** Until when the figures of a page count. */
public final class ReadModelClock {

    /**
     * How far a read model is.
     *
     * @param until    the instant up to which everything that was recorded is counted
     * @param position the same as a place in the log
     */
    public record Counted(Instant until, long position) {}

    private final ProjectionRunner projections;
    private final InstantSource clock;

    public ReadModelClock(ProjectionRunner projections, InstantSource clock) {
        this.projections = projections;
        this.clock = clock;
    }

    /**
     * How far a read model is; asked for before its figures, which then know all of it. A read model that stopped or is
     * paused lacks what was declared since, so its pages are refused with 503, as its calls are.
     */
    public Counted of(String readModel) {
        Instant now = clock.instant();
        for (ProjectionStatus status : projections.statuses()) {
            if (status.name().equals(readModel)) {
                if (status.stop() != null || status.pause() != null) {
                    throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
                }
                return new Counted(now.minus(status.lagTime()), status.position());
            }
        }
        throw new IllegalArgumentException("No read model " + readModel);
    }
}
