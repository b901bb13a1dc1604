package vn.luutru.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.commandhandling.interception.InterceptingCommandBus;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.MessageDispatchInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.Event;

/**
 * Executes commands on Axon's command bus, each in a unit of work of its own that reads one stream and appends at most
 * one event to it.
 *
 * <p>Most streams are new: a command that {@linkplain StreamHandler#usuallyFirst usually begins its stream} is handled
 * first without a read. The engine refuses a second first event, and only then is the stream read and the command
 * handled again. A command that lost a race is dispatched again too, a bounded number of times, with the same identifier.
 * Every answer comes within the time limit: a unit of work in which an {@code Error} is thrown may never complete.
 *
 * <p>The unit of work commits to the storage engine itself, without Axon's event store between them: see decision 0056.
 */
public final class CommandExecutor {

    /** The key of the one tag that each event has; its value is the id of the stream. */
    public static final String STREAM_TAG = "stream";

    private static final int MAX_ATTEMPTS = 8;
    private static final Backoff CONFLICTS = Backoff.endless(Duration.ofMillis(12), Duration.ofMillis(32));

    private final EventStorageEngine engine;
    private final CommandBus bus;
    private final Duration timeout;

    /** @param timeout how long an answer may take before the caller learns that the outcome is unknown */
    public CommandExecutor(EventStorageEngine engine, Duration timeout) {
        this(engine, timeout, List.of(), List.of());
    }

    /**
     * @param timeout    how long an answer may take before the caller learns that the outcome is unknown
     * @param dispatched called around each dispatch, in this order: once for every attempt
     * @param handled    called around each handler, inside its unit of work
     */
    public CommandExecutor(
            EventStorageEngine engine,
            Duration timeout,
            List<? extends MessageDispatchInterceptor<? super CommandMessage>> dispatched,
            List<? extends MessageHandlerInterceptor<? super CommandMessage>> handled) {
        this.engine = engine;
        this.timeout = timeout;
        CommandBus simple =
                new SimpleCommandBus(new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE), List.of());
        this.bus = dispatched.isEmpty() && handled.isEmpty()
                ? simple
                : new InterceptingCommandBus(simple, List.copyOf(handled), List.copyOf(dispatched));
    }

    /** The bus, for those who dispatch messages of their own. They retry conflicts themselves. */
    public CommandBus bus() {
        return bus;
    }

    /**
     * Subscribes a handler for each command of a sealed type under the command's own qualified name, or for one class.
     *
     * @param input   the class of the handler's input
     * @param outcome the class of the result message's payload
     */
    public <I, R> void subscribe(Class<?> commands, Class<I> input, Class<R> outcome, StreamHandler<I, R> handler) {
        if (commands.isSealed()) {
            // A handler of the sealed type itself would never be called: names are exact.
            for (Class<?> permitted : commands.getPermittedSubclasses()) {
                subscribe(permitted, input, outcome, handler);
            }
        } else {
            bus.subscribe(
                    MessageTypes.of(commands).qualifiedName(),
                    new StreamUnitOfWork<>(engine, input, outcome, handler)::handle);
        }
    }

    /**
     * Executes a command.
     *
     * <p>Fails with {@link OverloadException} when the store takes no more, or every attempt lost its race, and with
     * {@link StoreUnavailableException} when the store did not answer in time.
     *
     * @param outcome the class of the result message's payload
     */
    <R> CompletableFuture<R> execute(StreamCommandMessage command, Class<R> outcome) {
        CompletableFuture<R> answer = ResponseTimeouts.within(timeout, new CompletableFuture<>());
        attempt(command, outcome, answer, 1);
        return answer;
    }

    /** Everything in a stream, oldest first; empty if there is no such stream. Fails as commands do. */
    public CompletableFuture<List<Recorded<Event>>> read(UUID stream) {
        CompletableFuture<List<Recorded<Event>>> answer = ResponseTimeouts.within(timeout, new CompletableFuture<>());
        try {
            SourcedStream.of(engine, stream, null).whenComplete((sourced, failure) -> {
                if (failure == null) {
                    answer.complete(sourced.events());
                } else {
                    answer.completeExceptionally(translated(failure));
                }
            });
        } catch (RuntimeException e) {
            // An engine may throw instead of failing its future: whoever waits for the answer gets both alike.
            answer.completeExceptionally(translated(e));
        }
        return answer;
    }

    private <R> void attempt(StreamCommandMessage command, Class<R> outcome, CompletableFuture<R> answer, int number) {
        CompletableFuture<CommandResultMessage> dispatched;
        try {
            dispatched = bus.dispatch(command, null);
        } catch (RuntimeException | LinkageError e) {
            // An interceptor may throw whatever it likes, and the call is answered with it, not left until it times
            // out.
            answer.completeExceptionally(translated(e));
            return;
        }
        dispatched.whenComplete((result, failure) -> {
            if (failure == null) {
                answer(result, outcome, answer);
            } else if (conflict(failure) && number < MAX_ATTEMPTS && !answer.isDone()) {
                again(command.reading(), outcome, answer, number + 1);
            } else {
                answer.completeExceptionally(translated(failure));
            }
        });
    }

    private <R> void again(StreamCommandMessage command, Class<R> outcome, CompletableFuture<R> answer, int number) {
        if (number == 2) {
            attempt(command, outcome, answer, number);
            return;
        }
        // Who lost twice waits a moment, not all the same moment, or all of them would meet again.
        long pause = CONFLICTS.randomPause(number - 2).toNanos();
        CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS)
                .execute(() -> attempt(command, outcome, answer, number));
    }

    private static <R> void answer(
            @Nullable CommandResultMessage result, Class<R> outcome, CompletableFuture<R> answer) {
        if (result == null) {
            answer.completeExceptionally(new IllegalStateException("An interceptor took the result of a command away"));
            return;
        }
        try {
            answer.complete(outcome.cast(result.payload()));
        } catch (RuntimeException | LinkageError e) {
            // The outcome is worked out only now: whatever is wrong with it is the answer.
            answer.completeExceptionally(translated(e));
        }
    }

    private static boolean conflict(Throwable failure) {
        return unwrapped(failure) instanceof AppendEventsTransactionRejectedException;
    }

    private static Throwable translated(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof AppendEventsTransactionRejectedException) {
            return new OverloadException("Too many declarations for one stay at the same time");
        }
        return cause;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
