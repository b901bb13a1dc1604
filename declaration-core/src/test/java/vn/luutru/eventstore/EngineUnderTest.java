package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;

/** A storage engine as its contract uses it. Each engine subclasses the contract, with an empty store for each test. */
abstract class EngineUnderTest {

    private static final EstablishmentId ESTABLISHMENT = Samples.ESTABLISHMENT;
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

    /** How many events were refused because a stream had grown, as operators see it. */
    protected abstract double conflicts();

    /** Ends the engine and begins another on the same store, as a new process would. */
    protected abstract void restart() throws Exception;

    /** Appends to streams after these versions; its position, which is that of the last event. */
    CompletableFuture<Long> append(long after, Event... events) {
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

    List<Recorded<Event>> stored(Event event) {
        return SourcedStream.of(engine(), event.stream(), null).join().events();
    }

    AxonJournal journal() {
        return new AxonJournal(new CommandExecutor(engine(), Duration.ofSeconds(20)), new ReceiptNumbers(new byte[32]));
    }

    static void drain(MessageStream<EventMessage> stream, List<Long> into) {
        for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
            into.add(((RecordedEventMessage) entry.get().message()).recorded().position());
        }
    }

    static NilReported nil(int day) {
        return new NilReported(ESTABLISHMENT, FIRST_DAY.plusDays(day), Samples.NOW, "key-1");
    }

    static boolean isDone(CompletableFuture<?> append) {
        return append.isDone();
    }

    static boolean failed(CompletableFuture<?> append) {
        return append.handle((position, failure) -> failure != null).join();
    }

    static void assertConflict(CompletableFuture<?> append) {
        assertThatThrownBy(append::join)
                .satisfies(failure ->
                        assertThat(cause(failure)).isInstanceOf(AppendEventsTransactionRejectedException.class));
    }

    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
