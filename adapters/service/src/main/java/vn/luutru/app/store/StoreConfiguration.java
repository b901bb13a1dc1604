package vn.luutru.app.store;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.MessageDispatchInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.postgres.database.StoreMonitor;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.adapter.postgres.erasure.Rewriting;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.erasure.NightlyRewriting;
import vn.luutru.app.erasure.ReadModelsOfPersons;
import vn.luutru.app.keys.GivenMasterKeys;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.journal.StayErasure;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;
import vn.luutru.eventstore.AxonDeclarations;
import vn.luutru.eventstore.AxonEstablishments;
import vn.luutru.eventstore.AxonJournal;
import vn.luutru.eventstore.AxonStayErasure;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.subscription.DecodedLog;

/** The write path: database, keys, event store, and the deciders above it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** How long a declaration may take before its sender is answered that the outcome is unknown. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(15);

    /** Without the key to what it keeps, no database is made or touched. */
    @Bean
    DatabaseServer databaseServer(LuutruProperties properties, GivenMasterKeys keys) throws IOException {
        return DatabaseServer.of(properties);
    }

    @Bean
    StoreState storeState() {
        return new StoreState();
    }

    /** Looks before the first declaration comes. */
    @Bean(destroyMethod = "close")
    StoreMonitor storeMonitor(
            @Qualifier("controlSource") HikariDataSource control,
            ObjectProvider<HikariDataSource> pools,
            StoreState state,
            KeyRing migrated,
            DecodedLog log,
            MeterRegistry registry,
            InstantSource clock,
            LuutruProperties properties) {
        Runnable evict = () -> pools.stream(ObjectProvider.UNFILTERED, false)
                .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
        StoreMonitor monitor =
                new StoreMonitor(control, state, clock, properties.clock().maxSkew(), evict, log::probe);
        TimeGauge.builder(
                        "luutru.clock.skew",
                        monitor,
                        TimeUnit.MILLISECONDS,
                        asked -> asked.skew().toMillis())
                .description("How far the clock of this machine is ahead of the database's")
                .register(registry);
        monitor.start();
        return monitor;
    }

    @Bean
    CommandExecutor executor(
            EventStorageEngine engine,
            ObjectProvider<MessageDispatchInterceptor<CommandMessage>> dispatched,
            ObjectProvider<MessageHandlerInterceptor<CommandMessage>> handled) {
        return new CommandExecutor(
                engine,
                RESPONSE_TIMEOUT,
                dispatched.orderedStream().toList(),
                handled.orderedStream().toList());
    }

    @Bean
    StayDecider stayDecider(RuleBook rules, Supplier<OutageCalendar> outages) {
        return new StayDecider(new DeclarationValidation(rules), rules, outages);
    }

    @Bean
    ReceiptNumbers receiptNumbers(MasterKey master) {
        return new ReceiptNumbers(master.derived("luutru receipt numbers"));
    }

    @Bean
    Declarations declarations(CommandExecutor executor, StayDecider decider, ReceiptNumbers numbers, StoreState state) {
        return new AxonDeclarations(executor, decider, numbers, state::refusal);
    }

    @Bean
    Establishments establishments(CommandExecutor executor) {
        return new AxonEstablishments(executor);
    }

    @Bean
    StayErasure stayErasure(CommandExecutor executor) {
        return new AxonStayErasure(executor);
    }

    @Bean
    Journal journal(CommandExecutor executor, ReceiptNumbers numbers) {
        return new AxonJournal(executor, numbers);
    }

    @Bean
    PostgresErasure destroyedKeys(DataSource source, KeyRing keys, DecodedLog log) {
        PostgresErasure destroyer = new PostgresErasure(source, keys, log);
        destroyer.makeGood();
        return destroyer;
    }

    @Bean
    ReadModelsOfPersons readModelsOfPersons(ProjectionRunner projections, DecodedLog log) {
        return new ReadModelsOfPersons(projections, log);
    }

    @Bean(destroyMethod = "close")
    NightlyRewriting nightlyRewriting(
            DatabaseServer server,
            PostgresErasure erasures,
            ReadModelsOfPersons readModels,
            MeterRegistry registry,
            InstantSource clock,
            LuutruProperties properties) {
        // The engine has its queue there, before anything is declared.
        BooleanSupplier idle =
                () -> registry.get("luutru.log.queue.depth").gauge().value() == 0;
        NightlyRewriting nightly =
                new NightlyRewriting(new Rewriting(server.maintenance("rewriting"), idle), readModels::await, clock);
        LocalTime at = NightlyRewriting.time(properties.erasure().rewriteAt());
        if (at != null) {
            nightly.start(at);
        }
        return nightly;
    }
}
