package vn.luutru.app.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.Stop;

/**
 * Down while a read model has stopped at an event that cannot be read: its questions are refused. Declarations are taken
 * meanwhile, so neither readiness nor liveness follows this.
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
        for (Projection projection : projections) {
            Stop stop = runner.stop(projection.name());
            if (stop != null) {
                stopped.put(
                        projection.name(),
                        "stopped at event " + stop.position() + " (" + stop.type() + "): " + stop.reason());
            }
        }
        if (stopped.isEmpty()) {
            builder.up();
        } else {
            builder.down().withDetails(stopped);
        }
    }
}
