package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.NilReported;

/**
 * What this service needs of a storage engine, beyond Axon's own suite. Positions increase with commits; nothing here
 * needs them to be dense.
 */
@Timeout(60)
public abstract class EventStorageEngineContract extends EngineUnderTest {

    @Test
    void appends_at_the_same_time_all_get_a_position_of_their_own() {
        List<CompletableFuture<Long>> appended =
                IntStream.range(0, 500).mapToObj(day -> append(-1, nil(day))).toList();

        Set<Long> positions = new HashSet<>();
        appended.forEach(position -> positions.add(position.join()));
        assertThat(positions).hasSize(500).allMatch(position -> position > 0);
        assertThat(IntStream.range(0, 500))
                .allSatisfy(day -> assertThat(stored(nil(day)))
                        .singleElement()
                        .extracting(Recorded::position)
                        .isEqualTo(appended.get(day).join()));
    }

    @Test
    void positions_increase() {
        long before = 0;
        for (int day = 0; day < 20; day++) {
            long position = append(-1, nil(day)).join();
            assertThat(position).isGreaterThan(before);
            before = position;
        }
    }

    @Test
    void a_conflict_inside_a_group_refuses_only_what_conflicts() throws Exception {
        append(-1, nil(0)).join();
        stall();
        List<CompletableFuture<Long>> late =
                IntStream.range(0, 5).mapToObj(i -> append(-1, nil(0))).toList();
        List<CompletableFuture<Long>> twice =
                IntStream.range(0, 5).mapToObj(i -> append(-1, nil(1))).toList();
        List<CompletableFuture<Long>> others =
                IntStream.range(2, 7).mapToObj(day -> append(-1, nil(day))).toList();
        resume();

        late.forEach(EngineUnderTest::assertConflict);
        assertThat(twice).filteredOn(append -> !failed(append)).hasSize(1);
        twice.stream().filter(EngineUnderTest::failed).forEach(EngineUnderTest::assertConflict);
        assertThat(others).allMatch(append -> append.join() > 0);
        assertThat(stored(nil(0))).hasSize(1);
        assertThat(stored(nil(1))).hasSize(1);
    }

    @Test
    void a_stream_that_has_grown_refuses_what_was_decided_on_less() {
        append(-1, nil(0)).join();
        append(0, nil(0)).join();

        assertConflict(append(0, nil(0)));
        assertConflict(append(-1, nil(0)));
        append(1, nil(0)).join();
        assertThat(stored(nil(0))).hasSize(3);
    }

    @Test
    void the_events_of_a_unit_of_work_are_stored_together_or_not_at_all() {
        append(-1, nil(0), nil(1), nil(0)).join();
        assertThat(stored(nil(0))).hasSize(2);
        assertThat(stored(nil(1))).hasSize(1);

        assertConflict(append(-1, nil(2), nil(1)));
        assertThat(stored(nil(2))).isEmpty();
        assertThat(stored(nil(1))).hasSize(1);
    }

    @Test
    void every_event_that_a_conflict_refuses_is_counted() {
        append(-1, nil(0)).join();
        double before = conflicts();

        assertConflict(append(-1, nil(1), nil(0)));
        assertThat(conflicts() - before).isEqualTo(2);
    }

    @Test
    void an_append_whose_answer_is_lost_is_stored_once_whatever_its_sender_does() throws Exception {
        loseNextAnswer();
        CompletableFuture<Long> unknown = append(-1, nil(0));

        assertThat(unknown.handle((position, failure) ->
                                failure == null || cause(failure) instanceof StoreUnavailableException)
                        .get(30, TimeUnit.SECONDS))
                .isTrue();
        restart();
        assertConflict(append(-1, nil(0)));
        assertThat(stored(nil(0))).hasSize(1);
    }

    @Test
    void a_command_that_is_sent_again_after_an_unknown_result_is_a_replay() throws Exception {
        loseNextAnswer();
        NilReported nil = nil(0);
        journal().record(nil).handle((entry, failure) -> entry).get(30, TimeUnit.SECONDS);

        restart();
        var replayed = journal().record(nil).join();
        assertThat(replayed.replayed()).isTrue();
        assertThat(stored(nil)).containsExactly(replayed.recorded());
    }

    @Test
    void a_store_that_hangs_takes_what_it_has_room_for_and_refuses_the_rest_at_once() throws Exception {
        stall();
        int sent = 2 * capacity() + 10;
        List<CompletableFuture<Long>> appended =
                IntStream.range(0, sent).mapToObj(day -> append(-1, nil(day))).toList();
        assertThat(appended.stream().filter(EngineUnderTest::isDone).toList())
                .hasSizeGreaterThanOrEqualTo(sent - 2 * capacity())
                .allSatisfy(refused -> assertThatThrownBy(refused::join)
                        .satisfies(failure -> assertThat(cause(failure)).isInstanceOf(OverloadException.class)));
        resume();

        for (int day = 0; day < sent; day++) {
            assertThat(stored(nil(day))).hasSize(failed(appended.get(day)) ? 0 : 1);
        }
        assertThat(append(-1, nil(sent)).join()).isPositive();
    }

    @Test
    void who_catches_up_while_others_append_sees_every_event_once_in_the_order_of_positions() {
        List<CompletableFuture<Long>> appended = new ArrayList<>();
        MessageStream<EventMessage> stream = engine().stream(StreamingCondition.startingFrom(null), null);
        List<Long> seen = new ArrayList<>();
        for (int day = 0; day < 300; day++) {
            appended.add(append(-1, nil(day)));
            drain(stream, seen);
        }
        Set<Long> acknowledged = new HashSet<>();
        appended.forEach(position -> acknowledged.add(position.join()));
        drain(stream, seen);
        stream.close();

        assertThat(seen).isSorted().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    void a_stream_can_be_taken_up_again_after_any_position() {
        List<Long> positions = IntStream.range(0, 10)
                .mapToObj(day -> append(-1, nil(day)).join())
                .toList();
        TrackingToken[] tokens = new TrackingToken[positions.size()];
        MessageStream<EventMessage> all = engine().stream(StreamingCondition.startingFrom(null), null);
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = TrackingToken.fromContext(all.next().orElseThrow()).orElseThrow();
        }
        all.close();

        for (int i = 0; i < tokens.length; i++) {
            MessageStream<EventMessage> rest = engine().stream(StreamingCondition.startingFrom(tokens[i]), null);
            List<Long> seen = new ArrayList<>();
            drain(rest, seen);
            rest.close();
            assertThat(seen).isEqualTo(positions.subList(i + 1, positions.size()));
        }
    }

    @Test
    void who_waits_at_the_end_of_the_log_is_called_when_it_grows() throws Exception {
        MessageStream<EventMessage> stream = engine().stream(
                StreamingCondition.startingFrom(engine().latestToken(null).join()), null);
        CompletableFuture<Void> called = new CompletableFuture<>();
        stream.setCallback(() -> {
            if (stream.hasNextAvailable()) {
                called.complete(null);
            }
        });

        append(-1, nil(0)).join();

        called.get(30, TimeUnit.SECONDS);
        stream.close();
    }
}
