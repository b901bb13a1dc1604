package org.axonframework.eventsourcing.eventstore;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.eventstore.stored.ConvertedMessageSerializer;
import vn.luutru.projection.TestDatabase;

/** Axon's own published suite on a real PostgreSQL. */
@IntegrationTest
class PostgresEngineAxonSuiteTest extends StreamEngineAxonSuite<PostgresEventStorageEngine> {

    private final TestDatabase database = TestDatabase.create();

    @Override
    protected PostgresEventStorageEngine buildStorageEngine() {
        Migrations.apply(database.dataSource(), "log");
        return new PostgresEventStorageEngine(
                database.url(),
                new ConvertedMessageSerializer(converter),
                new LogHead(),
                new SimpleMeterRegistry(),
                InstantSource.system(),
                EngineLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        testSubject.close();
        database.close();
    }
}
