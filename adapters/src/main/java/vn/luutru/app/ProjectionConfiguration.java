package vn.luutru.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.postgres.PostgresEventLog;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;

/** The read models and what keeps them up to date. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean(initMethod = "start", destroyMethod = "close")
    ProjectionRunner projectionRunner(DataSource source, PostgresEventLog log, ObjectProvider<Projection> projections) {
        return new ProjectionRunner(source, log, projections.orderedStream().toList());
    }

    @Bean
    MeterBinder projectionLag(ProjectionRunner runner, ObjectProvider<Projection> projections) {
        return registry -> projections.forEach(projection -> lag(registry, runner, projection.name()));
    }

    private static void lag(MeterRegistry registry, ProjectionRunner runner, String name) {
        Gauge.builder(
                        "luutru.projection.lag.events",
                        runner,
                        asked -> asked.statuses().stream()
                                .filter(status -> status.name().equals(name))
                                .mapToLong(status -> status.lagEvents())
                                .sum())
                .tag("projection", name)
                .description("Events that the readers of a projection do not see yet")
                .register(registry);
    }
}
