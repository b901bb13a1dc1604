package vn.luutru.app.kafka;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.publisher.EventPublisher;
import vn.luutru.adapter.kafka.publisher.Facts;
import vn.luutru.adapter.kafka.publisher.PublisherLimits;
import vn.luutru.adapter.kafka.publisher.StableOffsetMonitor;
import vn.luutru.adapter.postgres.duty.PostgresLeases;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.projection.duty.DutyHolder;
import vn.luutru.projection.duty.Leases;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.StoredLog;
import vn.luutru.projection.tourism.cube.AgeGroups;

/** Events out. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("luutru.kafka.bootstrap-servers")
@ConditionalOnBooleanProperty(name = "luutru.kafka.publish", matchIfMissing = true)
class PublisherConfiguration {

    private static final String DUTY = "kafka-publisher";

    @Bean
    Leases leases(DatabaseServer server, @Qualifier("controlSource") DataSource source) {
        server.migrate("duties");
        return new PostgresLeases(source);
    }

    @Bean(destroyMethod = "close")
    DutyHolder publisherDuty(Leases leases) {
        return new DutyHolder(leases, DUTY, UUID.randomUUID().toString());
    }

    @Bean
    EventPublisher eventPublisher(
            EventLog log,
            StoredLog stored,
            KafkaClients clients,
            DutyHolder duty,
            AgeGroups ages,
            MasterKey master,
            LuutruProperties properties) {
        Facts facts = new Facts(ages, master.derived("luutru facts"));
        return new EventPublisher(
                log, stored, clients, duty, facts, schemas(properties.web().address()), PublisherLimits.DEFAULT);
    }

    /**
     * Before type and version. CloudEvents wants a whole URI: without an address of the service it is a name, and the schema
     * is under {@code /v1/schemas/} wherever the service is reached.
     */
    static String schemas(@Nullable String address) {
        if (address == null) {
            return "urn:luutru:schema:";
        }
        return (address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + "/v1/schemas/";
    }

    @Bean
    PublisherLifecycle publisherLifecycle(EventLog log, EventPublisher publisher) {
        return new PublisherLifecycle(log, publisher);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    StableOffsetMonitor stableOffsetMonitor(KafkaClients clients) {
        return new StableOffsetMonitor(clients);
    }

    @Bean
    MeterBinder publisherMeters(EventPublisher publisher, StoredLog stored, StableOffsetMonitor offsets, Clock clock) {
        PublisherLag lag = new PublisherLag(publisher.status(), stored, clock);
        return registry -> {
            Gauge.builder("luutru.publisher.active", publisher.status(), status -> status.isResponsible() ? 1 : 0)
                    .description("1 in the process that publishes, or should")
                    .register(registry);
            Gauge.builder("luutru.publisher.lag.events", lag, PublisherLag::events)
                    .description(
                            "Events that are not published yet, in the process that publishes; some thousands at most"
                                    + " from a log in EventStoreDB")
                    .register(registry);
            Gauge.builder("luutru.publisher.lag.seconds", lag, PublisherLag::seconds)
                    .description("Age of the oldest event that is not published yet, in the process that publishes")
                    .register(registry);
            Gauge.builder("luutru.publisher.stable.offset.age.seconds", offsets, StableOffsetMonitor::ageSeconds)
                    .description("For how long a transaction has kept consumers from what lies behind it")
                    .register(registry);
            FunctionCounter.builder("luutru.publisher.failures", publisher.status(), status -> status.failures())
                    .description("How often publishing failed and began anew from its checkpoint")
                    .register(registry);
        };
    }
}
