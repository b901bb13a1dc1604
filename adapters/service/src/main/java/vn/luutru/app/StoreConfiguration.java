package vn.luutru.app;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.MessageDispatchInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.database.MasterKeyProof;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.database.StoreWatch;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.adapter.postgres.erasure.Rewriting;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.adapter.postgres.stored.DomainMessageSerializer;
import vn.luutru.adapter.postgres.stored.PostgresMonthKeys;
import vn.luutru.app.database.DataFolder;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.erasure.ErasureWithQuestions;
import vn.luutru.app.erasure.NightlyRewriting;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.codec.KeyRing;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.journal.StayErasure;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;
import vn.luutru.eventstore.AxonDeclarations;
import vn.luutru.eventstore.AxonEstablishments;
import vn.luutru.eventstore.AxonJournal;
import vn.luutru.eventstore.AxonStayErasure;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.projection.ProjectionRunner;

/** The write path: database, keys, event store, and the deciders above it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** How long a declaration may take before its sender is answered that the outcome is unknown. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(15);

    @Bean
    MasterKey masterKey(LuutruProperties properties) {
        try {
            return givenOrKept(properties);
        } catch (IllegalArgumentException e) {
            // The text itself is a secret, or a part of one: it is not repeated.
            throw new RefusedStartException(
                    "The master key is not 32 bytes in base 64.",
                    "Look for a piece that was left out, or added, when it was copied.");
        }
    }

    private static MasterKey givenOrKept(LuutruProperties properties) {
        String given = properties.masterKey();
        if (given != null && !given.isBlank()) {
            return MasterKey.parse(given);
        }
        Path file = properties.data().resolve("master.key");
        if (!properties.demo() && !Files.exists(file)) {
            throw new RefusedStartException(
                    "There is no master key: neither luutru.master-key nor master.key in the data folder.",
                    "Make one (32 random bytes in base 64), keep a copy apart from the database, and set it.");
        }
        try {
            Files.createDirectories(properties.data());
            return MasterKey.readOrCreate(file);
        } catch (IOException e) {
            throw DataFolder.unwritable(properties.data(), e);
        }
    }

    /** Without the key to what it keeps, no database is made or touched. */
    @Bean
    @DependsOn("masterKey")
    DatabaseServer databaseServer(LuutruProperties properties) throws IOException {
        return DatabaseServer.of(properties);
    }

    @Bean
    KeyRing keyRing(MasterKey master, DatabaseServer server, @Qualifier("controlSource") DataSource source) {
        server.migrate("log");
        MonthlyKeyRing ring = new MonthlyKeyRing(master, new PostgresMonthKeys(source));
        // By the keys of months first: databases of earlier versions have those, and no proof yet.
        if (!ring.fits() || !new MasterKeyProof(source).fits(master.derived("luutru master key proof"))) {
            throw new RefusedStartException(
                    "The master key is not the one that this database was written with.",
                    "Set luutru.master-key, or master.key in the data folder, to that key: without it no name can be"
                            + " read.");
        }
        return ring;
    }

    @Bean
    LogHead logHead() {
        return new LogHead();
    }

    @Bean
    StoreState storeState() {
        return new StoreState();
    }

    /** Looks before the first declaration comes. */
    @Bean(destroyMethod = "close")
    StoreWatch storeWatch(
            @Qualifier("controlSource") HikariDataSource control,
            ObjectProvider<HikariDataSource> pools,
            StoreState state,
            KeyRing migrated,
            MeterRegistry registry,
            InstantSource clock,
            LuutruProperties properties) {
        Runnable evict = () -> pools.stream(ObjectProvider.UNFILTERED, false)
                .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
        StoreWatch watch =
                new StoreWatch(control, state, clock, properties.clock().maxSkew(), evict);
        TimeGauge.builder(
                        "luutru.clock.skew",
                        watch,
                        TimeUnit.MILLISECONDS,
                        asked -> asked.skew().toMillis())
                .description("How far the clock of this machine is ahead of the database's")
                .register(registry);
        watch.start();
        return watch;
    }

    @Bean(destroyMethod = "close")
    PostgresEventStorageEngine engine(
            DatabaseServer server,
            KeyRing keys,
            LogHead head,
            StoreState state,
            MeterRegistry registry,
            InstantSource clock,
            LuutruProperties properties) {
        EngineLimits limits = properties.store().limits();
        return new PostgresEventStorageEngine(
                server.url(), new DomainMessageSerializer(keys, clock), head, state, registry, clock, limits);
    }

    @Bean
    PostgresEventLog eventLog(@Qualifier("logSource") DataSource source, KeyRing keys, LogHead head) {
        return new PostgresEventLog(source, keys, head);
    }

    @Bean
    CommandExecutor executor(
            PostgresEventStorageEngine engine,
            ObjectProvider<MessageDispatchInterceptor<CommandMessage>> dispatched,
            ObjectProvider<MessageHandlerInterceptor<CommandMessage>> handled) {
        return new CommandExecutor(
                engine,
                RESPONSE_TIMEOUT,
                dispatched.orderedStream().toList(),
                handled.orderedStream().toList());
    }

    @Bean
    StayDecider stayDecider(LuutruProperties properties) {
        RuleBook rules =
                new RuleBook(DeadlinePolicy.STANDARD.with(properties.rules().nightArrival()));
        return new StayDecider(new DeclarationValidation(rules), rules);
    }

    @Bean
    ReceiptNumbers receiptNumbers(MasterKey master) {
        return new ReceiptNumbers(master.derived("luutru receipt numbers"));
    }

    @Bean
    Declarations declarations(CommandExecutor executor, StayDecider decider, ReceiptNumbers numbers, StoreState state) {
        return new GuardedDeclarations(new AxonDeclarations(executor, decider, numbers), state);
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
    PostgresErasure destroyedKeys(DataSource source, KeyRing keys, PostgresEventLog log) {
        PostgresErasure destroyer = new PostgresErasure(source, keys, log);
        destroyer.makeGood();
        return destroyer;
    }

    @Bean(destroyMethod = "close")
    NightlyRewriting nightlyRewriting(
            DatabaseServer server,
            PostgresErasure erasures,
            ProjectionRunner projections,
            PostgresEventLog log,
            MeterRegistry registry,
            InstantSource clock,
            LuutruProperties properties) {
        // The engine has its queue there, before anything is declared.
        BooleanSupplier idle =
                () -> registry.get("luutru.log.queue.depth").gauge().value() == 0;
        NightlyRewriting nightly = new NightlyRewriting(
                new Rewriting(server.unlimited("rewriting"), idle),
                () -> ErasureWithQuestions.awaitReadModels(projections, log),
                clock);
        LocalTime at = NightlyRewriting.time(properties.erasure().rewriteAt());
        if (at != null) {
            nightly.start(at);
        }
        return nightly;
    }
}
