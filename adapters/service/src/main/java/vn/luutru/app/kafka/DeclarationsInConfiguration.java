package vn.luutru.app.kafka;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.access.Caller;
import vn.luutru.access.RefusedCalls;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.intake.DeclarationsIn;
import vn.luutru.adapter.kafka.intake.IntakeMeters;
import vn.luutru.adapter.kafka.intake.Senders;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.DeclarationIntake;

/** Declarations from a topic: the intake, the keys and the cache of keys are those of HTTP. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("luutru.kafka.declarations")
class DeclarationsInConfiguration {

    private static final String GROUP = ".intake";

    @Bean
    IntakeMeters kafkaIntakeMeters() {
        return new IntakeMeters();
    }

    @Bean
    DeclarationsIn declarationsIn(
            ObjectProvider<KafkaClients> clients,
            DeclarationIntake intake,
            Callers callers,
            RefusedCalls refused,
            IntakeMeters meters) {
        KafkaClients known = clients.getIfAvailable();
        if (known == null) {
            throw new RefusedStartException(
                    "luutru.kafka.declarations is on, and luutru.kafka.bootstrap-servers names no server.",
                    "Write host:port of the brokers, or leave luutru.kafka.declarations out.");
        }
        String topic = known.settings().topics().declarations();
        return new DeclarationsIn(known, intake, senders(callers, refused, topic), meters, topic + GROUP);
    }

    /** Officials declare nothing: their provider is not asked, and its outage holds up nobody. */
    private static Senders senders(Callers callers, RefusedCalls refused, String topic) {
        return new Senders() {
            @Override
            public CompletableFuture<Optional<Caller>> find(String key) {
                return callers.ofKey(key);
            }

            @Override
            public CompletableFuture<Finding> refusal(String key) {
                return callers.refusalOfKey(key)
                        .thenApply(refusal -> refusal.findings().getFirst());
            }

            @Override
            public void refused(@Nullable Caller sender, FindingCode code, int records) {
                refused.count(sender, RefusedCalls.KAFKA, topic, code.name(), records);
            }
        };
    }

    @Bean
    DeclarationsInLifecycle declarationsInLifecycle(DeclarationsIn in) {
        return new DeclarationsInLifecycle(in);
    }

    @Bean
    MeterBinder declarationsInMeters(DeclarationsIn in, IntakeMeters meters) {
        return registry -> {
            counter(registry, meters, "luutru.kafka.declarations.received", "", IntakeMeters::received);
            counter(registry, meters, "luutru.kafka.declarations", "accepted", IntakeMeters::accepted);
            counter(registry, meters, "luutru.kafka.declarations", "replayed", IntakeMeters::replayed);
            counter(registry, meters, "luutru.kafka.declarations", "rejected", IntakeMeters::rejected);
            counter(registry, meters, "luutru.kafka.declarations.restarts", "", IntakeMeters::restarts);
            Gauge.builder("luutru.kafka.declarations.lag", meters, IntakeMeters::lag)
                    .description("Records of this process's partitions that have no outcome yet")
                    .register(registry);
            Gauge.builder("luutru.kafka.declarations.running", in, asked -> asked.isRunning() ? 1 : 0)
                    .description(
                            "1 while declarations are taken from Kafka, or will be once the cluster is there; 0 while"
                                    + " it cannot be used as it is")
                    .register(registry);
        };
    }

    private static void counter(
            MeterRegistry registry,
            IntakeMeters meters,
            String name,
            String outcome,
            ToDoubleFunction<IntakeMeters> count) {
        FunctionCounter.Builder<IntakeMeters> counter = FunctionCounter.builder(name, meters, count);
        if (!outcome.isEmpty()) {
            counter.tag("outcome", outcome);
        }
        counter.description("Declarations from Kafka whose outcomes are committed")
                .register(registry);
    }
}
