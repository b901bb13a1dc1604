package org.axonframework.eventsourcing.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.eventstore.stored.ConvertedMessageSerializer;
import vn.luutru.projection.TestDatabase;

/**
 * Axon's own published suite for engines that keep streams by aggregate, on a real PostgreSQL.
 *
 * <p>In Axon's package, since its tests can be overridden only there. An override pins a fault of Axon 5.0.1 and says so.
 */
@IntegrationTest
class PostgresEngineAxonSuiteTest extends AggregateBasedStorageEngineTestSuite<PostgresEventStorageEngine> {

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

    /**
     * Axon 5.0.1 expects 0 as the marker of an empty stream, which is the version of a first event: a command that
     * sourced nothing would have its event appended at version 1, and the stream would begin with a gap. This engine
     * says -1.
     */
    @Test
    @Override
    void sourcingAnEmptyEventStoreReturnsAnExpectedConsistencyMarker() {
        ConsistencyMarker expected = new AggregateBasedConsistencyMarker(TEST_AGGREGATE_ID, -1)
                .upperBound(new AggregateBasedConsistencyMarker(OTHER_AGGREGATE_ID, -1));
        ConsistencyMarker marker = testSubject
                .source(
                        SourcingCondition.conditionFor(TEST_AGGREGATE_CRITERIA.or(OTHER_AGGREGATE_CRITERIA)),
                        processingContext())
                .reduce(ConsistencyMarker.ORIGIN, (last, entry) -> entry.getResource(ConsistencyMarker.RESOURCE_KEY))
                .join();

        assertThat(marker).isEqualTo(expected);
    }

    @Override
    protected ProcessingContext processingContext() {
        return new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE)
                .create()
                .executeWithResult(context -> java.util.concurrent.CompletableFuture.completedFuture(context))
                .join();
    }

    @Override
    protected long globalSequenceOfEvent(long position) {
        return position;
    }

    @Override
    protected TrackingToken trackingTokenAt(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    protected EventMessage convertPayload(EventMessage original) {
        return original.withConvertedPayload(String.class, converter);
    }
}
