package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.core.unitofwork.UnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;

/**
 * What this service needs of a storage engine, beyond Axon's own suite. Each engine subclasses it, with an empty store
 * for each test. Positions increase with commits; nothing here needs them to be dense.
 */
@Timeout(60)
public abstract class EventStorageEngineContract {

    private static final EstablishmentId HOUSE = Samples.HOUSE;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    private final UnitOfWorkFactory units = new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE);

    /** The engine under test. */
    protected abstract EventStorageEngine engine();

    /** From now on nothing is committed, as if the store hung; appends are taken as far as there is room. */
    protected abstract void stall() throws Exception;

    /** Commits again, what was taken first. */
    protected abstract void resume() throws Exception;

    /** How many appends a stalled engine takes at most. */
    protected abstract int capacity();

    /** The next append is stored and its answer lost, as by a crash or a broken connection in between. */
    protected abstract void loseNextAnswer() throws Exception;

    /** Ends the engine and begins another on the same store, as a new process would. */
    protected abstract void restart() throws Exception;

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

        late.forEach(EventStorageEngineContract::assertConflict);
        assertThat(twice).filteredOn(append -> !failed(append)).hasSize(1);
        twice.stream().filter(EventStorageEngineContract::failed).forEach(EventStorageEngineContract::assertConflict);
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
        assertThat(appended.stream().filter(EventStorageEngineContract::isDone).toList())
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

    /** Appends to streams after these versions; its position, which is that of the last event. */
    private CompletableFuture<Long> append(long after, Event... events) {
        List<TaggedEventMessage<?>> messages = new ArrayList<>();
        AppendCondition condition = AppendCondition.none();
        for (Event event : events) {
            messages.add(new GenericTaggedEventMessage<>(
                    new GenericEventMessage(
                            "" + event.stream(),
                            MessageTypes.of(event.getClass()),
                            event,
                            Map.of(),
                            java.time.Instant.EPOCH),
                    Set.of(SourcedStream.tag(event.stream()))));
            if (after >= 0) {
                condition = AppendCondition.withCriteria(SourcedStream.criteria(event.stream()))
                        .withMarker(new AggregateBasedConsistencyMarker(
                                event.stream().toString(), after));
            }
        }
        AppendCondition wanted = condition;
        return units.create()
                .executeWithResult(context -> {
                    CompletableFuture<Long> position = new CompletableFuture<>();
                    context.onCommit(committing -> engine().appendEvents(wanted, committing, messages)
                            .thenCompose(transaction -> transaction.commit(committing)));
                    context.runOnAfterCommit(committed ->
                            position.complete(java.util.Objects.requireNonNull(committed.getResource(LogPosition.KEY))
                                    .position()));
                    return CompletableFuture.completedFuture(position);
                })
                .thenCompose(position -> position);
    }

    private List<Recorded<Event>> stored(Event event) {
        return SourcedStream.of(engine(), event.stream(), null).join().events();
    }

    private AxonJournal journal() {
        return new AxonJournal(new CommandExecutor(engine(), Duration.ofSeconds(20)), new ReceiptNumbers(new byte[32]));
    }

    private static void drain(MessageStream<EventMessage> stream, List<Long> into) {
        for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
            into.add(((RecordedEventMessage) entry.get().message()).recorded().position());
        }
    }

    private static NilReported nil(int day) {
        return new NilReported(HOUSE, FIRST_DAY.plusDays(day), Samples.NOW, "key-1");
    }

    private static boolean isDone(CompletableFuture<?> append) {
        return append.isDone();
    }

    private static boolean failed(CompletableFuture<?> append) {
        return append.handle((position, failure) -> failure != null).join();
    }

    private static void assertConflict(CompletableFuture<?> append) {
        assertThatThrownBy(append::join)
                .satisfies(failure ->
                        assertThat(cause(failure)).isInstanceOf(AppendEventsTransactionRejectedException.class));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
