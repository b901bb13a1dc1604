package vn.luutru.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/**
 * Between the bus and a {@link StreamHandler}: sources the stream, has the event appended in the commit phase of the
 * unit of work, and gives the result its outcome once that is done.
 */
final class StreamUnitOfWork<I, R> {

    private final EventStorageEngine engine;
    private final Class<I> input;
    private final Class<R> outcome;
    private final StreamHandler<I, R> handler;

    StreamUnitOfWork(EventStorageEngine engine, Class<I> input, Class<R> outcome, StreamHandler<I, R> handler) {
        this.engine = engine;
        this.input = input;
        this.outcome = outcome;
        this.handler = handler;
    }

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
