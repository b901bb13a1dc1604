package vn.luutru.eventstore;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.commandhandling.CommandMessage;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/**
 * Handles commands that concern one stream each.
 *
 * @param <I> what it decides on: the command with what its metadata say
 * @param <R> the outcome
 */
public interface StreamHandler<I, R> {

    /**
     * Reads a message that another party put on the bus. The calls of this package bring their input along.
     *
     * @throws IllegalArgumentException if the payload or its metadata are not what they should be
     */
    CompletableFuture<I> input(CommandMessage message);

    /** The stream that the command concerns. */
    UUID stream(I input);

    /**
     * Whether the command usually begins its stream. It is then handled first as if the stream were empty, without a
     * read; a result without an event counts only once the stream has been read.
     */
    boolean usuallyFirst(I input);

    /** Decides; called again when the stream turns out to be longer. Must not have side effects. */
    HandlerResult<R> handle(I input, List<Recorded<Event>> history);
}
