package vn.luutru.eventstore.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.LogPosition;

class StreamAppendsTest {

    private static final LogPosition POSITION = new LogPosition(7, Instant.EPOCH);

    private final List<Placed> stored = new ArrayList<>();
    private CompletableFuture<LogPosition> answer = CompletableFuture.completedFuture(POSITION);
    private final StreamAppends<Placed> appends = new StreamAppends<>(
            (event, stream, version, tag, context) -> new Placed(event.identifier(), stream, version), events -> {
                stored.addAll(events);
                return answer;
            });

    private record Placed(String event, UUID stream, int version) {}

    private static TaggedEventMessage<?> event(String identifier, Tag... tags) {
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(identifier, new MessageType("test.event"), identifier, Map.of(), Instant.EPOCH),
                Set.of(tags));
    }

    private static Tag stream(String value) {
        return Tag.of("stream", value);
    }

    private AppendTransaction<LogPosition> begun(AppendCondition condition, TaggedEventMessage<?>... events) {
        @SuppressWarnings("unchecked")
        AppendTransaction<LogPosition> transaction = (AppendTransaction<LogPosition>)
                appends.append(condition, null, List.of(events)).join();
        return transaction;
    }

    @Test
    void each_event_has_its_place_in_its_stream_and_the_store_has_them_from_the_commit_on() {
        AppendCondition condition = AppendCondition.withCriteria(EventCriteria.havingTags(stream("a")))
                .withMarker(new AggregateBasedConsistencyMarker("a", 4));
        AppendTransaction<LogPosition> transaction =
                begun(condition, event("1", stream("a")), event("2"), event("3", stream("b")), event("4", stream("a")));
        assertThat(stored).isEmpty();

        assertThat(transaction.commit(null).join()).isEqualTo(POSITION);
        assertThat(stored)
                .extracting(Placed::event, Placed::stream, Placed::version)
                .containsExactly(
                        tuple("1", StreamIds.of("a"), 5),
                        tuple("2", StreamIds.ofUntagged("2"), 0),
                        tuple("3", StreamIds.of("b"), 0),
                        tuple("4", StreamIds.of("a"), 6));
        ConsistencyMarker after = transaction.afterCommit(POSITION, null).join();
        assertThat(after)
                .isEqualTo(new AggregateBasedConsistencyMarker("a", 6)
                        .upperBound(new AggregateBasedConsistencyMarker("b", 0)));
    }

    @Test
    void what_was_committed_or_rolled_back_is_not_committed_again() {
        AppendTransaction<LogPosition> committed = begun(AppendCondition.none(), event("1", stream("a")));
        committed.commit(null).join();
        AppendTransaction<LogPosition> rolledBack = begun(AppendCondition.none(), event("2", stream("b")));
        rolledBack.rollback(null);

        for (AppendTransaction<LogPosition> ended : List.of(committed, rolledBack)) {
            assertThatThrownBy(() -> ended.commit(null).join()).hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(stored).extracting(Placed::event).containsExactly("1");
    }

    @Test
    void a_place_that_is_taken_is_a_conflict_and_every_other_failure_stays_what_it_is() {
        answer = CompletableFuture.failedFuture(new StreamConflictException());
        assertThatThrownBy(() -> begun(AppendCondition.none(), event("1", stream("a")))
                        .commit(null)
                        .join())
                .hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);

        StoreUnavailableException outage = new StoreUnavailableException("away", new IllegalStateException("test"));
        answer = CompletableFuture.failedFuture(outage);
        assertThatThrownBy(() -> begun(AppendCondition.none(), event("2", stream("a")))
                        .commit(null)
                        .join())
                .hasCause(outage);
    }

    @Test
    void an_event_with_two_tags_is_refused_before_anything_is_stored() {
        CompletableFuture<AppendTransaction<?>> refused = appends.append(
                AppendCondition.none(), null, List.of(event("1", stream("a")), event("2", stream("a"), stream("b"))));

        assertThat(refused).isCompletedExceptionally();
        assertThat(stored).isEmpty();
    }

    @Test
    void nothing_is_an_append_too() {
        assertThat(appends.append(AppendCondition.none(), null, List.of())).isCompletedWithValueMatching(found -> {
            found.commit(null).join();
            return stored.isEmpty();
        });
    }
}
