package vn.luutru.app.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.adapter.postgres.log.PostgresStoredLog;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.eventstore.stored.DomainMessageSerializer;

/** The log in PostgreSQL, unless another store is chosen. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "luutru.store", havingValue = "postgresql", matchIfMissing = true)
class PostgresStoreConfiguration {

    @Bean
    LogHead logHead() {
        return new LogHead();
    }

    @Bean(destroyMethod = "close")
    PostgresEventStorageEngine engine(
            DatabaseServer server,
            @Qualifier("logSource") DataSource source,
            KeyRing keys,
            LogHead head,
            StoreState state,
            MeterRegistry registry,
            InstantSource clock,
            LuutruProperties properties) {
        BoundLog.requireHere(new LogBinding(source));
        EngineLimits usual = EngineLimits.DEFAULT;
        EngineLimits limits =
                new EngineLimits(properties.storeQueue(), usual.group(), usual.readers(), usual.retryTimeout());
        return new PostgresEventStorageEngine(
                server.url(), new DomainMessageSerializer(keys, clock), head, state, registry, clock, limits);
    }

    @Bean
    PostgresEventLog eventLog(@Qualifier("logSource") DataSource source, KeyRing keys, LogHead head) {
        return new PostgresEventLog(source, keys, head);
    }

    @Bean
    PostgresStoredLog storedLog(@Qualifier("logSource") DataSource source) {
        return new PostgresStoredLog(source);
    }
}
