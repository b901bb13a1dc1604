package vn.luutru.app.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import vn.luutru.projection.Pause;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.Stop;

/**
 * Down while a read model has stopped, at an event that cannot be read or because it fails for more than a minute: its
 * questions are refused. Declarations are taken meanwhile, so neither readiness nor liveness follows this. One that an administrator holds is named and is no fault.
 */
@Component("readModelsHealthIndicator")
final class ReadModelsHealth extends AbstractHealthIndicator {

    private final ProjectionRunner runner;
    private final List<Projection> projections;

    ReadModelsHealth(ProjectionRunner runner, List<Projection> projections) {
        super("The read models do not answer");
        this.runner = runner;
        this.projections = List.copyOf(projections);
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Map<String, String> stopped = new LinkedHashMap<>();
        Map<String, String> paused = new LinkedHashMap<>();
        for (Projection projection : projections) {
            Pause pause = runner.paused(projection.name());
            if (pause != null) {
                paused.put(
                        projection.name(),
                        pause.holds() ? "PAUSED since " + pause.since() : "catches up after a pause");
            }
            Stop stop = runner.stop(projection.name());
            if (stop != null) {
                stopped.put(
                        projection.name(),
                        stop.type().isEmpty()
                                ? "stopped after event " + stop.position() + ": " + stop.reason()
                                : "stopped at event " + stop.position() + " (" + stop.type() + "): " + stop.reason());
            }
        }
        builder.up().withDetails(paused);
        if (!stopped.isEmpty()) {
            builder.down().withDetails(stopped);
        }
    }
}
