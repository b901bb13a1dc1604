package vn.luutru.app.erasure;

import java.time.Duration;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.postgres.erasure.DeadCopies;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.ProjectionStatus;
import vn.luutru.projection.ProjectionStatus.State;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.subscription.EventLog;

/**
 * The read models that tell of persons. What officers wrote about a guest is found in them, so an erasure needs each as far
 * as the log. One that no process ever kept holds nothing, and nobody waits for it.
 */
public final class ReadModelsOfPersons {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    /** In English and without any value, as every reason why a read model stands still. */
    private static final String NOBODY = "no process brings it further: name it in luutru.projections of one";

    private static final String NO_REGISTER =
            "never built, and whom the questions in access ask for is found by it: name it in luutru.projections of one"
                    + " process";

    private final ProjectionRunner projections;
    private final ProjectionBarrier barrier;
    private final EventLog log;

    public ReadModelsOfPersons(ProjectionRunner projections, EventLog log) {
        this.projections = projections;
        this.barrier = new ProjectionBarrier(projections);
        this.log = log;
    }

    /**
     * Returns once each that there is has what the log has now.
     *
     * @throws ApiException with 503 and the name of the one that is paused, has stopped or is kept by nobody any more, and
     *     what to do
     * @throws StoreUnavailableException if one is behind and goes on
     * @throws vn.luutru.projection.ProjectionException if the database does not answer
     */
    public void await() {
        long head = log.head();
        try {
            for (String name : DeadCopies.READ_MODELS) {
                if (isBegun(name)) {
                    await(name, head);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("Interrupted while waiting for read models", e);
        }
        if (isBegun(AccessLog.NAME) && !isBegun(Register.NAME)) {
            throw stopped(Register.NAME, NO_REGISTER);
        }
    }

    /**
     * Whether one may hold anything, because it is kept here or was begun by any process.
     *
     * @throws vn.luutru.projection.ProjectionException if the database does not answer
     */
    boolean isBegun(String name) {
        return projections.isBegun(name);
    }

    private void await(String name, long head) throws InterruptedException {
        barrier.requireRunning(name);
        if (projections.awaitPosition(name, head, Duration.ZERO)) {
            return;
        }
        long before = status(name).position();
        if (projections.awaitPosition(name, head, MAX_WAIT)) {
            return;
        }
        barrier.requireRunning(name);
        ProjectionStatus now = status(name);
        String failure = now.lastError();
        if (failure != null) {
            throw stopped(name, failure);
        }
        if (now.state() == State.INACTIVE && now.position() <= before) {
            throw stopped(name, NOBODY);
        }
        throw new StoreUnavailableException("The read model " + name + " is behind the log", null);
    }

    private ProjectionStatus status(String name) {
        return projections.statuses().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ApiException stopped(String name, String reason) {
        return ApiException.readModelRefused(FindingCode.READ_MODEL_STOPPED, name, reason);
    }
}
