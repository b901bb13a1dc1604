package vn.luutru.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.commandhandling.interception.InterceptingCommandBus;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.MessageDispatchInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/**
 * The command bus over one storage engine: handlers subscribe, each with its {@linkplain CommandExecution execution}, and
 * streams are read.
 */
public final class CommandExecutor {

    /** The key of the one tag that each event has; its value is the id of the stream. */
    public static final String STREAM_TAG = "stream";

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
     * @return by which the commands are executed
     */
    public <I, R> CommandExecution<I, R> subscribe(
            Class<?> commands, Class<I> input, Class<R> outcome, StreamHandler<I, R> handler) {
        CommandExecution<I, R> execution = new CommandExecution<>(engine, bus, timeout, input, outcome, handler);
        subscribe(commands, execution);
        return execution;
    }

    private void subscribe(Class<?> commands, CommandExecution<?, ?> execution) {
        if (commands.isSealed()) {
            // A handler of the sealed type itself would never be called: names are exact.
            for (Class<?> permitted : commands.getPermittedSubclasses()) {
                subscribe(permitted, execution);
            }
        } else {
            bus.subscribe(MessageTypes.of(commands).qualifiedName(), execution::handle);
        }
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

    /** A failure as callers get it: without its wrappers, and every lost race as an overload. */
    static Throwable translated(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof AppendEventsTransactionRejectedException) {
            return new OverloadException("Too many declarations for one stay at the same time");
        }
        return cause;
    }

    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
