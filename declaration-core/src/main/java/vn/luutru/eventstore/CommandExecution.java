package vn.luutru.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.Event;

/**
 * Executes the commands of one {@link StreamHandler} on Axon's command bus, each in a unit of work of its own that reads
 * one stream and appends at most one event to it.
 *
 * <p>Most streams are new: a command that {@linkplain StreamHandler#usuallyFirst usually begins its stream} is handled
 * first without a read. The engine refuses a second first event, and only then is the stream read and the command
 * handled again. A command that lost a race is dispatched again too, a bounded number of times, with the same identifier.
 * Every answer comes within the time limit: a unit of work in which an {@code Error} is thrown may never complete.
 *
 * <p>The unit of work commits to the storage engine itself, without Axon's event store between them: see decision 0056.
 *
 * @param <I> the input of the handler
 * @param <R> the outcome, the payload of the result message
 */
public final class CommandExecution<I, R> {

    private static final int MAX_ATTEMPTS = 8;
    private static final Backoff CONFLICTS = Backoff.endless(Duration.ofMillis(12), Duration.ofMillis(32));

    private final EventStorageEngine engine;
    private final CommandBus bus;
    private final Duration timeout;
    private final Class<I> input;
    private final Class<R> outcome;
    private final StreamHandler<I, R> handler;

    /** @param timeout how long an answer may take before the caller learns that the outcome is unknown */
    CommandExecution(
            EventStorageEngine engine,
            CommandBus bus,
            Duration timeout,
            Class<I> input,
            Class<R> outcome,
            StreamHandler<I, R> handler) {
        this.engine = engine;
        this.bus = bus;
        this.timeout = timeout;
        this.input = input;
        this.outcome = outcome;
        this.handler = handler;
    }

    /**
     * Executes a command.
     *
     * <p>Fails with {@link OverloadException} when the store takes no more, or every attempt lost its race, and with
     * {@link StoreUnavailableException} when the store did not answer in time.
     */
    CompletableFuture<R> execute(StreamCommandMessage command) {
        CompletableFuture<R> answer = ResponseTimeouts.within(timeout, new CompletableFuture<>());
        attempt(command, answer, 1);
        return answer;
    }

    private void attempt(StreamCommandMessage command, CompletableFuture<R> answer, int number) {
        CompletableFuture<CommandResultMessage> dispatched;
        try {
            dispatched = bus.dispatch(command, null);
        } catch (RuntimeException | LinkageError e) {
            // An interceptor may throw whatever it likes, and the call is answered with it, not left until it times
            // out.
            answer.completeExceptionally(CommandExecutor.translated(e));
            return;
        }
        dispatched.whenComplete((result, failure) -> {
            if (failure == null) {
                answer(result, answer);
            } else if (conflict(failure) && number < MAX_ATTEMPTS && !answer.isDone()) {
                again(command.reading(), answer, number + 1);
            } else {
                answer.completeExceptionally(CommandExecutor.translated(failure));
            }
        });
    }

    private void again(StreamCommandMessage command, CompletableFuture<R> answer, int number) {
        if (number == 2) {
            attempt(command, answer, number);
            return;
        }
        // Who lost twice waits a moment, each a moment of its own, or all of them would meet again.
        long pause = CONFLICTS.randomPause(number - 2).toNanos();
        CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS).execute(() -> attempt(command, answer, number));
    }

    private void answer(@Nullable CommandResultMessage result, CompletableFuture<R> answer) {
        if (result == null) {
            answer.completeExceptionally(new IllegalStateException("An interceptor took the result of a command away"));
            return;
        }
        try {
            answer.complete(outcome.cast(result.payload()));
        } catch (RuntimeException | LinkageError e) {
            // The outcome is worked out only now: whatever is wrong with it is the answer.
            answer.completeExceptionally(CommandExecutor.translated(e));
        }
    }

    private static boolean conflict(Throwable failure) {
        return CommandExecutor.unwrapped(failure) instanceof AppendEventsTransactionRejectedException;
    }

    /** One attempt, in the unit of work that the bus has begun for it. */
    MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context) {
        if (message instanceof StreamCommandMessage known && input.isInstance(known.input())) {
            I given = input.cast(known.input());
            if (!known.mustRead() && handler.usuallyFirst(given)) {
                HandlerResult<R> tried = handled(given, List.of());
                if (tried.event() != null) {
                    return MessageStream.just(result(tried, AppendCondition.none(), context));
                }
                // What the stream holds may change the answer: what was accepted once is a replay, whatever has
                // changed.
            }
            return MessageStream.fromFuture(read(given, context));
        }
        return MessageStream.fromFuture(handler.input(message).thenCompose(given -> read(given, context)));
    }

    private CompletableFuture<CommandResultMessage> read(I given, ProcessingContext context) {
        return SourcedStream.of(engine, handler.stream(given), context)
                .thenApply(sourced -> result(
                        handled(given, sourced.events()),
                        AppendCondition.withCriteria(SourcedStream.criteria(handler.stream(given)))
                                .withMarker(sourced.marker()),
                        context));
    }

    /**
     * What the handler says. A class that is missing, because the jar was replaced under the service or is damaged, fails
     * this command: as an error it would end the unit of work without an answer.
     */
    private HandlerResult<R> handled(I given, List<Recorded<Event>> events) {
        try {
            return handler.handle(given, events);
        } catch (LinkageError e) {
            throw new IllegalStateException("A class of the handler cannot be loaded", e);
        }
    }

    private CommandResultMessage result(HandlerResult<R> handled, AppendCondition after, ProcessingContext context) {
        Event event = handled.event();
        if (event != null) {
            TaggedEventMessage<?> message = new GenericTaggedEventMessage<>(
                    new GenericEventMessage(
                            Long.toHexString(ThreadLocalRandom.current().nextLong()),
                            MessageTypes.of(event.getClass()),
                            event,
                            Map.of(),
                            Instant.EPOCH),
                    Set.of(SourcedStream.tag(event.stream())));
            context.onCommit(committing -> engine.appendEvents(after, committing, List.of(message))
                    .thenCompose(transaction -> transaction.commit(committing)));
        }
        return CommittedResultMessage.of(outcome, () -> handled.outcome().apply(recorded(event, context)));
    }

    private static @Nullable Recorded<Event> recorded(@Nullable Event event, ProcessingContext context) {
        if (event == null) {
            return null;
        }
        LogPosition position = context.getResource(LogPosition.KEY);
        if (position == null) {
            throw new IllegalStateException("The outcome is known once the unit of work has committed");
        }
        return new Recorded<>(position.position(), position.recordedAt(), event);
    }
}
