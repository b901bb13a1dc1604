package vn.luutru.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
import vn.luutru.adapter.http.Forgetting;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.LogHead;
import vn.luutru.adapter.postgres.Migrations;
import vn.luutru.adapter.postgres.PostgresEventLog;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.PostgresForgetting;
import vn.luutru.adapter.postgres.PostgresMonthKeys;
import vn.luutru.adapter.postgres.StoreState;
import vn.luutru.declaration.DeadlinePolicy;
import vn.luutru.declaration.DeclarationValidation;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Establishments;
import vn.luutru.declaration.Journal;
import vn.luutru.declaration.RuleBook;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayErasure;
import vn.luutru.declaration.codec.KeyRing;
import vn.luutru.eventstore.AxonDeclarations;
import vn.luutru.eventstore.AxonEstablishments;
import vn.luutru.eventstore.AxonJournal;
import vn.luutru.eventstore.AxonStayErasure;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.projection.Projection;
import vn.luutru.projection.register.RegisterQueries;

/** The write path: database, keys, event store, and the deciders above it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Its own, that of a rebuild beside it, and one to read the log. */
    private static final int CONNECTIONS_OF_A_PROJECTION = 3;

    /** How long a declaration may take before its sender is told that the outcome is unknown. */
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

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseServer server, LuutruProperties properties) {
        HikariConfig config = pool(server, "questions", properties.database().connections());
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            // The driver's own words: the address and the account at most, the password never.
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new RefusedStartException(
                    "The database does not let us in: " + why.getMessage(),
                    "Check luutru.database.url, .username and .password, and that the server runs.",
                    e);
        }
    }

    /** For questions that look into the register: with plans of its own, each made once for a connection. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource registerSource(DatabaseServer server, LuutruProperties properties) {
        HikariConfig config = pool(server, "register", properties.database().connections());
        config.setMinimumIdle(1);
        config.setConnectionInitSql(RegisterQueries.PLANS);
        config.addDataSourceProperty("prepareThreshold", "1");
        return new HikariDataSource(config);
    }

    /** Apart from those of the questions: however many ask, what they ask about is kept up to date. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource projectionSource(DatabaseServer server, ObjectProvider<Projection> projections) {
        int each = CONNECTIONS_OF_A_PROJECTION;
        HikariConfig config =
                pool(server, "projections", each * (int) projections.stream().count());
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private static HikariConfig pool(DatabaseServer server, String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(server.url());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        return config;
    }

    @Bean
    KeyRing keyRing(MasterKey master, DataSource source) {
        Migrations.apply(source, "log");
        MonthlyKeyRing ring = new MonthlyKeyRing(master, new PostgresMonthKeys(source));
        if (!ring.fits()) {
            throw new RefusedStartException(
                    "The master key is not the one that this database was written with.",
                    "Set luutru.master-key, or master.key in the data folder, to that key: without it no name can be read.");
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
        return new PostgresEventStorageEngine(server.url(), keys, head, state, registry, clock, limits);
    }

    @Bean
    PostgresEventLog eventLog(@Qualifier("projectionSource") DataSource source, KeyRing keys, LogHead head) {
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
    Declarations declarations(CommandExecutor executor, StayDecider decider, ReceiptNumbers numbers) {
        return new AxonDeclarations(executor, decider, numbers);
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
    Forgetting forgetting(StayErasure erasure, Journal journal, DataSource source, KeyRing keys, PostgresEventLog log) {
        PostgresForgetting destroyer = new PostgresForgetting(source, keys, log);
        destroyer.makeGood();
        return new LoggedForgetting(erasure, journal, destroyer);
    }
}
