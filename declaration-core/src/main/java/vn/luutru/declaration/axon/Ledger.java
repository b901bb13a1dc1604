package vn.luutru.declaration.axon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.StorageEngineBackedEventStore;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventBus;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Decides on one stream and appends at most one event to it, each decision a command with a unit of work of its own.
 *
 * <p>Most streams are new: a decision may therefore be tried <em>unread</em>, as if its stream were empty. The engine
 * refuses a second first event, and only then is the stream read and the decision made again. A decision that lost a
 * race is made again too, a bounded number of times. Every answer comes within the time limit: a unit of work in which
 * an {@code Error} is thrown may never complete, and nobody should wait for it.
 */
public final class Ledger {

    /** The key of the one tag that each event has; its value is the id of the stream. */
    public static final String STREAM_TAG = "stream";

    private static final int ATTEMPTS = 8;
    private static final MessageType DECIDE = new MessageType("vn.luutru.Decide");
    private static final QualifiedName DECIDE_NAME = DECIDE.qualifiedName();

    private final EventStorageEngine engine;
    private final EventStore store;
    private final CommandBus bus;
    private final Duration timeout;

    /**
     * What a stream's history means for a command.
     *
     * @param <R> the answer
     */
    @FunctionalInterface
    public interface Decision<R> {
        /** Decides; called again when the stream turned out to be longer. Must not have side effects. */
        Step<R> on(List<Recorded<Event>> history);
    }

    /**
     * The outcome of a decision.
     *
     * @param event  to be appended, or null
     * @param answer told once the event is on disk; its argument is null when there was no event
     */
    public record Step<R>(@Nullable Event event, Function<@Nullable Recorded<Event>, R> answer) {

        /** Nothing is to be appended. */
        public static <R> Step<R> answer(R answer) {
            return new Step<>(null, nothing -> answer);
        }
    }

    /** @param timeout how long an answer may take before the caller is told that the outcome is unknown */
    public Ledger(EventStorageEngine engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
        this.store = new StorageEngineBackedEventStore(engine, new SimpleEventBus(), Ledger::tags);
        this.bus = new SimpleCommandBus(new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE), List.of())
                .subscribe(DECIDE_NAME, this::handle);
    }

    /**
     * Makes a decision on a stream.
     *
     * <p>Fails with {@link OverloadException} when the store takes no more, and with {@link StoreUnavailableException}
     * when it did not answer in time or every attempt lost its race.
     *
     * @param unread whether to try first as if the stream were empty
     */
    public <R> CompletableFuture<R> decide(UUID stream, boolean unread, Decision<R> decision) {
        return Deadlines.within(timeout, attempt(stream, unread, decision, 1))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure)));
    }

    /** Everything in a stream, oldest first; empty if there is no such stream. */
    public CompletableFuture<List<Recorded<Event>>> read(UUID stream) {
        CompletableFuture<List<Recorded<Event>>> found;
        try {
            found = collect(engine.source(condition(stream), null));
        } catch (RuntimeException e) {
            found = CompletableFuture.failedFuture(e);
        }
        return Deadlines.within(timeout, found)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure)));
    }

    private <R> CompletableFuture<R> attempt(UUID stream, boolean unread, Decision<R> decision, int number) {
        Attempt<R> attempt = new Attempt<>(stream, unread, decision);
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        CommandMessage command = new GenericCommandMessage(new GenericMessage(id, DECIDE, attempt, Map.of()));
        return bus.dispatch(command, null)
                .thenApply(done -> attempt.answer())
                .exceptionallyCompose(failure -> conflict(failure) && number < ATTEMPTS
                        ? again(stream, decision, number + 1)
                        : CompletableFuture.failedFuture(failure));
    }

    private <R> CompletableFuture<R> again(UUID stream, Decision<R> decision, int number) {
        if (number == 2) {
            return attempt(stream, false, decision, number);
        }
        // Who lost twice waits a moment, not all the same moment, or all of them would meet again.
        long pause = ThreadLocalRandom.current().nextLong(1, 4L * number);
        return CompletableFuture.supplyAsync(
                        () -> attempt(stream, false, decision, number),
                        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                .thenCompose(Function.identity());
    }

    private MessageStream.Single<CommandResultMessage> handle(CommandMessage command, ProcessingContext context) {
        Attempt<?> attempt = (Attempt<?>) command.payload();
        if (attempt == null) {
            throw new IllegalStateException("A command carries its attempt");
        }
        EventStoreTransaction transaction = store.transaction(context);
        attempt.context = context;
        if (attempt.unread) {
            attempt.decide(List.of(), transaction);
            return MessageStream.just(null);
        }
        return MessageStream.fromFuture(
                collect(transaction.source(condition(attempt.stream))).thenApply(history -> {
                    attempt.decide(history, transaction);
                    return null;
                }));
    }

    private static CompletableFuture<List<Recorded<Event>>> collect(MessageStream<? extends EventMessage> stream) {
        return stream.reduce(new ArrayList<>(4), (history, entry) -> {
            EventMessage message = entry.message();
            if (message instanceof RecordedEventMessage told) {
                history.add(told.recorded());
            } else if (!(message instanceof TerminalEventMessage)) {
                // To pass over it would make a known stay look unknown.
                throw new IllegalStateException("The storage engine told an event without its place in the log");
            }
            return history;
        });
    }

    private static SourcingCondition condition(UUID stream) {
        return SourcingCondition.conditionFor(EventCriteria.havingTags(tag(stream)));
    }

    private static Set<Tag> tags(EventMessage message) {
        return Set.of(tag(((Event) Objects.requireNonNull(message.payload())).stream()));
    }

    private static Tag tag(UUID stream) {
        return Tag.of(STREAM_TAG, stream.toString());
    }

    private static boolean conflict(Throwable failure) {
        return unwrapped(failure) instanceof AppendEventsTransactionRejectedException;
    }

    private static Throwable translated(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof OverloadException || cause instanceof StoreUnavailableException) {
            return cause;
        }
        if (cause instanceof TimeoutException) {
            return new StoreUnavailableException("The event store did not answer in time", cause);
        }
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

    /** One try of a decision; written by the thread of its unit of work, read after that has completed. */
    private static final class Attempt<R> {

        private final UUID stream;
        private final boolean unread;
        private final Decision<R> decision;
        private volatile @Nullable ProcessingContext context;
        private volatile @Nullable Step<R> step;

        private Attempt(UUID stream, boolean unread, Decision<R> decision) {
            this.stream = stream;
            this.unread = unread;
            this.decision = decision;
        }

        private void decide(List<Recorded<Event>> history, EventStoreTransaction transaction) {
            Step<R> decided = decision.on(history);
            step = decided;
            Event event = decided.event();
            if (event != null) {
                transaction.appendEvent(new GenericEventMessage(
                        Long.toHexString(ThreadLocalRandom.current().nextLong()),
                        EventTypes.of(event),
                        event,
                        Map.of(),
                        Instant.EPOCH));
            }
        }

        private R answer() {
            Step<R> decided = step;
            ProcessingContext processed = context;
            if (decided == null || processed == null) {
                throw new IllegalStateException("The unit of work completed without a decision");
            }
            Event event = decided.event();
            if (event == null) {
                return decided.answer().apply(null);
            }
            LogPosition position = processed.getResource(LogPosition.KEY);
            if (position == null) {
                throw new IllegalStateException("The storage engine did not tell where the event lies");
            }
            return decided.answer().apply(new Recorded<>(position.position(), position.recordedAt(), event));
        }
    }
}
