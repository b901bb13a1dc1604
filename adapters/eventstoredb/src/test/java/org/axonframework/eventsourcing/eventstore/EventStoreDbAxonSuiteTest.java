package org.axonframework.eventsourcing.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.EngineLimits;
import vn.luutru.adapter.eventstoredb.EventStoreDbEngine;
import vn.luutru.adapter.eventstoredb.LogTail;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.eventstore.stored.ConvertedMessageSerializer;
import vn.luutru.eventstore.stored.StreamKeyStore;

/** Axon's own published suite on a stand-in for a server. */
@IntegrationTest
class EventStoreDbAxonSuiteTest extends StreamEngineAxonSuite<EventStoreDbEngine> {

    private static final String PREFIX = "axon";

    private final StandIn server = StandIn.single("25.1.0");

    @Override
    protected EventStoreDbEngine buildStorageEngine() {
        return new EventStoreDbEngine(
                server.connection(),
                PREFIX,
                new ConvertedMessageSerializer(converter),
                new NoKeys(),
                new NoKeyStore(),
                new LogTail(),
                new StoreState(),
                new SimpleMeterRegistry(),
                InstantSource.system(),
                EngineLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        testSubject.close();
        server.close();
    }

    /**
     * The suite's own test appends events of one stream and of others in turns, in one unit of work, and counts them in
     * that order in the log. A server keeps the order inside each stream only, so one stream is appended here, and others
     * by themselves.
     */
    @Test
    @Override
    void streamingFromSpecificPositionSkipsMessages() {
        TaggedEventMessage<?> expected = taggedEventMessage("event-4", TEST_AGGREGATE_TAGS);
        AppendCondition condition = AppendCondition.withCriteria(TEST_AGGREGATE_CRITERIA);
        ConsistencyMarker marker = append(
                condition,
                taggedEventMessage("event-0", TEST_AGGREGATE_TAGS),
                taggedEventMessage("event-1", TEST_AGGREGATE_TAGS));
        append(AppendCondition.none(), taggedEventMessage("event-2", Set.of()));
        append(
                condition.withMarker(marker),
                taggedEventMessage("event-3", TEST_AGGREGATE_TAGS),
                expected,
                taggedEventMessage("event-5", TEST_AGGREGATE_TAGS));

        List<String> payloads = new ArrayList<>();
        MessageStream<EventMessage> stream =
                testSubject.stream(StreamingCondition.startingFrom(trackingTokenAt(2)), processingContext());
        for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
            payloads.add((String) convertPayload(entry.get().message()).payload());
        }
        stream.close();
        assertThat(payloads).containsExactly("event-2", "event-3", "event-4", "event-5");
    }

    private ConsistencyMarker append(AppendCondition condition, TaggedEventMessage<?>... events) {
        return finish(testSubject
                .appendEvents(condition, processingContext(), List.of(events))
                .join());
    }

    private static <R> ConsistencyMarker finish(EventStorageEngine.AppendTransaction<R> transaction) {
        return transaction
                .commit(null)
                .thenCompose(result -> transaction.afterCommit(result, null))
                .join();
    }

    /** Positions are those of a file, with gaps. */
    @Override
    protected long globalSequenceOfEvent(long position) {
        List<Long> positions = server.positions(PREFIX);
        return position == 0
                ? 0
                : position <= positions.size() ? positions.get((int) position - 1) : positions.getLast() + 1_000_000;
    }

    /** Nothing is encrypted. */
    private static final class NoKeys implements KeyRing {

        @Override
        public StreamKey issue(UUID stream, YearMonth month) {
            throw new UnsupportedOperationException();
        }

        @Override
        public StreamKey unwrap(UUID stream, YearMonth month, byte[] wrapped) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void destroy(YearMonth month) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoKeyStore implements StreamKeyStore {

        @Override
        public Map<UUID, Wrapped> putIfAbsent(Map<UUID, Wrapped> keys) {
            return keys;
        }

        @Override
        public Map<UUID, Wrapped> find(Collection<UUID> streams) {
            return Map.of();
        }
    }
}
