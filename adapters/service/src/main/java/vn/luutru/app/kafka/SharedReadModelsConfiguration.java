package vn.luutru.app.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.projection.KeyedEventOpener;
import vn.luutru.adapter.kafka.projection.ReadModelWorker;
import vn.luutru.adapter.postgres.keys.PostgresStreamKeys;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.ProjectionSource;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.subscription.DecodedLog;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.EventOpener;

/** Read models that processes keep together, by partitions of the events' topic. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "luutru.projections.source", havingValue = "kafka")
class SharedReadModelsConfiguration {

    /** Nothing may come for so long while the publisher is ahead. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Bean
    EventOpener eventOpener(@Qualifier("logSource") DataSource source, KeyRing keys, DecodedLog log) {
        return new KeyedEventOpener(new PostgresStreamKeys(source), keys, log);
    }

    @Bean
    SharedReadModels sharedReadModels(
            KafkaClients clients,
            @Qualifier("projectionSource") DataSource source,
            EventLog log,
            EventOpener opener,
            ProjectionRunner runner,
            ProjectionSource shared,
            ObjectProvider<Projection> projections,
            LuutruProperties properties) {
        List<String> kept = properties.projections();
        return new SharedReadModels(projections
                .orderedStream()
                .filter(projection -> (kept == null || kept.contains(projection.name())) && shared.shares(projection))
                .map(projection -> new ReadModelWorker(
                        clients, new PartitionedReadModel(projection, log, source), opener, runner::rebuild, SILENCE))
                .toList());
    }

    @Bean
    MeterBinder sharedReadModelMeters(SharedReadModels shared) {
        return registry -> shared.workers().forEach(worker -> {
            Gauge.builder("luutru.projection.partitions", worker, ReadModelWorker::owned)
                    .tag("projection", worker.name())
                    .description("Partitions of the events' topic that this process applies to a read model")
                    .register(registry);
            Gauge.builder("luutru.projection.restarts", worker, asked -> asked.restarts())
                    .tag("projection", worker.name())
                    .description("How often this process began anew with its partitions")
                    .register(registry);
        });
    }
}
