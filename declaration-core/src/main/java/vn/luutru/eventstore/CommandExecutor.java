package vn.luutru.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
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
 *
 * <p>The unit of work commits to the storage engine itself, without Axon's event store between them: see decision 0056.
 */
public final class CommandExecutor {

    /** The key of the one tag that each event has; its value is the id of the stream. */
    public static final String STREAM_TAG = "stream";

    private static final int ATTEMPTS = 8;
    private static final MessageType DECIDE = new MessageType("vn.luutru.Decide");
    private static final QualifiedName DECIDE_NAME = DECIDE.qualifiedName();

    private final EventStorageEngine engine;
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
    public CommandExecutor(EventStorageEngine engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
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
        CompletableFuture<R> answer = ResponseTimeouts.within(timeout, new CompletableFuture<>());
        attempt(new Attempt<>(stream, unread, decision, answer), 1);
        return answer;
    }

    /** Everything in a stream, oldest first; empty if there is no such stream. Fails as {@link #decide} does. */
    public CompletableFuture<List<Recorded<Event>>> read(UUID stream) {
        CompletableFuture<List<Recorded<Event>>> answer = ResponseTimeouts.within(timeout, new CompletableFuture<>());
        try {
            History.of(engine.source(condition(stream), null)).whenComplete((history, failure) -> {
                if (failure == null) {
                    answer.complete(history.events);
                } else {
                    answer.completeExceptionally(translated(failure));
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(translated(e));
        }
        return answer;
    }

    private <R> void attempt(Attempt<R> attempt, int number) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        CommandMessage command = new GenericCommandMessage(new GenericMessage(id, DECIDE, attempt, Map.of()));
        bus.dispatch(command, null).whenComplete((done, failure) -> {
            if (failure == null) {
                attempt.answer();
            } else if (conflict(failure) && number < ATTEMPTS && !attempt.answer.isDone()) {
                again(attempt.read(), number + 1);
            } else {
                attempt.answer.completeExceptionally(translated(failure));
            }
        });
    }

    private <R> void again(Attempt<R> attempt, int number) {
        if (number == 2) {
            attempt(attempt, number);
            return;
        }
        // Who lost twice waits a moment, not all the same moment, or all of them would meet again.
        long pause = ThreadLocalRandom.current().nextLong(1, 4L * number);
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(() -> attempt(attempt, number));
    }

    private MessageStream.Single<CommandResultMessage> handle(CommandMessage command, ProcessingContext context) {
        Attempt<?> attempt = (Attempt<?>) command.payload();
        if (attempt == null) {
            throw new IllegalStateException("A command carries its attempt");
        }
        attempt.context = context;
        if (attempt.unread) {
            decide(attempt, List.of(), AppendCondition.none(), context);
            return MessageStream.just(null);
        }
        SourcingCondition condition = condition(attempt.stream);
        return MessageStream.fromFuture(History.of(engine.source(condition, context))
                .thenApply(history -> {
                    AppendCondition after =
                            AppendCondition.withCriteria(condition.criteria()).withMarker(history.marker);
                    decide(attempt, history.events, after, context);
                    return null;
                }));
    }

    /** Decides, and has what happened appended when the unit of work commits. */
    private void decide(
            Attempt<?> attempt, List<Recorded<Event>> history, AppendCondition after, ProcessingContext context) {
        Event event = attempt.decide(history);
        if (event != null) {
            TaggedEventMessage<?> message = new GenericTaggedEventMessage<>(
                    new GenericEventMessage(
                            Long.toHexString(ThreadLocalRandom.current().nextLong()),
                            EventTypes.of(event),
                            event,
                            Map.of(),
                            Instant.EPOCH),
                    Set.of(tag(event.stream())));
            context.onCommit(committing -> engine.appendEvents(after, committing, List.of(message))
                    .thenCompose(transaction -> transaction.commit(committing)));
        }
    }

    private static SourcingCondition condition(UUID stream) {
        return SourcingCondition.conditionFor(EventCriteria.havingTags(tag(stream)));
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

    /** What a stream holds, and how far it was read. */
    private static final class History {

        private final List<Recorded<Event>> events = new ArrayList<>(4);
        private ConsistencyMarker marker = ConsistencyMarker.ORIGIN;

        private static CompletableFuture<History> of(MessageStream<? extends EventMessage> stream) {
            return stream.reduce(new History(), History::and);
        }

        private History and(MessageStream.Entry<? extends EventMessage> entry) {
            ConsistencyMarker told = entry.getResource(ConsistencyMarker.RESOURCE_KEY);
            if (told != null) {
                marker = told;
            }
            EventMessage message = entry.message();
            if (message instanceof RecordedEventMessage event) {
                events.add(event.recorded());
            } else if (!(message instanceof TerminalEventMessage)) {
                // To pass over it would make a known stay look unknown.
                throw new IllegalStateException("The storage engine told an event without its place in the log");
            }
            return this;
        }
    }

    /** One try of a decision; written by the thread of its unit of work, read after that has completed. */
    private static final class Attempt<R> {

        private final UUID stream;
        private final boolean unread;
        private final Decision<R> decision;
        private final CompletableFuture<R> answer;
        private volatile @Nullable ProcessingContext context;
        private volatile @Nullable Step<R> step;

        private Attempt(UUID stream, boolean unread, Decision<R> decision, CompletableFuture<R> answer) {
            this.stream = stream;
            this.unread = unread;
            this.decision = decision;
            this.answer = answer;
        }

        /** Another try, which reads the stream first. */
        private Attempt<R> read() {
            return new Attempt<>(stream, false, decision, answer);
        }

        private @Nullable Event decide(List<Recorded<Event>> history) {
            Step<R> decided = decision.on(history);
            step = decided;
            return decided.event();
        }

        private void answer() {
            try {
                answer.complete(told());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }

        private R told() {
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
