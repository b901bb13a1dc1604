package org.axonframework.eventsourcing.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.junit.jupiter.api.Test;

/**
 * Axon's own published suite for engines that keep streams by aggregate, as the engines of this service run it.
 *
 * <p>In Axon's package, since its tests can be overridden only there. An override pins a fault of Axon 5.0.1 or a limit of
 * a store, and says which.
 */
public abstract class StreamEngineAxonSuite<E extends EventStorageEngine>
        extends AggregateBasedStorageEngineTestSuite<E> {

    /**
     * Axon 5.0.1 expects 0 as the marker of an empty stream, which is the version of a first event: a command that
     * sourced nothing would have its event appended at version 1, and the stream would begin with a gap. These engines
     * say -1.
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
                .executeWithResult(context -> CompletableFuture.completedFuture(context))
                .join();
    }

    /** Dense, from 1; overridden where positions leave gaps. */
    @Override
    protected long globalSequenceOfEvent(long position) {
        return position;
    }

    @Override
    protected TrackingToken trackingTokenAt(long position) {
        return new GlobalSequenceTrackingToken(globalSequenceOfEvent(position));
    }

    @Override
    protected EventMessage convertPayload(EventMessage original) {
        return original.withConvertedPayload(String.class, converter);
    }
}
