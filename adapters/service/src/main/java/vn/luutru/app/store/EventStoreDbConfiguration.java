package vn.luutru.app.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.eventstoredb.EngineLimits;
import vn.luutru.adapter.eventstoredb.EventStoreDbEngine;
import vn.luutru.adapter.eventstoredb.EventStoreDbLog;
import vn.luutru.adapter.eventstoredb.LogTail;
import vn.luutru.adapter.postgres.PostgresRows;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.erasure.DueErasures;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.adapter.postgres.keys.PostgresStreamKeys;
import vn.luutru.adapter.postgres.keys.PostgresTimeMarks;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.app.erasure.AnnouncedErasures;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.stored.DomainMessageSerializer;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.projection.subscription.StoredLog;

/** The log in EventStoreDB. Nothing of it is loaded unless it is chosen. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "luutru.store", havingValue = "eventstoredb")
class EventStoreDbConfiguration {

    @Bean
    LogTail logTail() {
        return new LogTail();
    }

    /** Keys stay in PostgreSQL: what was appended cannot be destroyed. */
    @Bean
    PostgresStreamKeys streamKeys(@Qualifier("logSource") DataSource source) {
        return new PostgresStreamKeys(source);
    }

    @Bean(destroyMethod = "close")
    EventStoreDbEngine engine(
            KeyRing ring,
            StreamKeyStore keys,
            LogTail tail,
            StoreState state,
            MeterRegistry registry,
            InstantSource clock,
            LuutruProperties properties) {
        return new EventStoreDbEngine(
                connection(properties),
                prefix(properties),
                new DomainMessageSerializer(ring, clock),
                ring,
                keys,
                tail,
                state,
                registry,
                clock,
                limits(properties));
    }

    /** The log is begun before anything is appended, and only if this database belongs to no other one. */
    @Bean(destroyMethod = "close")
    EventStoreDbLog eventLog(
            @Qualifier("logSource") DataSource source,
            KeyRing ring,
            StreamKeyStore keys,
            LogTail tail,
            LuutruProperties properties) {
        EventStoreDbLog log = new EventStoreDbLog(
                connection(properties),
                prefix(properties),
                ring,
                keys,
                new PostgresTimeMarks(source),
                new PostgresRows(source),
                tail,
                limits(properties));
        try {
            BoundLog.requireElsewhere(new LogBinding(source), log);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
        return log;
    }

    @Bean
    StoredLog storedLog(EventStoreDbLog log) {
        return log.stored();
    }

    @Bean
    AnnouncedErasures announcedErasures(DataSource source, CommandExecutor executor, PostgresErasure keys) {
        AnnouncedErasures announced = new AnnouncedErasures(new DueErasures(source), executor, keys);
        announced.makeGood();
        return announced;
    }

    private static String connection(LuutruProperties properties) {
        String connection = properties.eventStoreDb().connection();
        if (connection == null || connection.isBlank()) {
            throw new RefusedStartException(
                    "luutru.store is eventstoredb, and luutru.eventstoredb.connection is missing.",
                    "Write its connection string: kurrentdb+discover://user:password@host:2113?tls=true.");
        }
        return connection;
    }

    private static String prefix(LuutruProperties properties) {
        String prefix = properties.eventStoreDb().prefix();
        if (!prefix.matches("[a-z][a-z0-9]*")) {
            throw new RefusedStartException(
                    "luutru.eventstoredb.prefix is not of small letters and digits.",
                    "Leave it out, or write one such as luutru.");
        }
        return prefix;
    }

    private static EngineLimits limits(LuutruProperties properties) {
        EngineLimits usual = EngineLimits.DEFAULT;
        return new EngineLimits(
                properties.storeQueue(),
                properties.eventStoreDb().inFlight(),
                usual.readers(),
                usual.responseTimeout(),
                usual.retryTimeout());
    }
}
