package vn.luutru.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.commandhandling.CommandMessage;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** Appends events that no rule decides, by a command of its own: for tests of what lies below the deciders. */
public final class UndecidedEvents {

    private final CommandExecution<AppendUndecided, Appended> commands;

    /**
     * The command.
     *
     * @param first whether the event usually begins its stream
     * @param once  whether nothing is appended to a stream that has begun: its first event is the answer
     */
    public record AppendUndecided(Event event, boolean first, boolean once) {}

    /**
     * The outcome.
     *
     * @param version the place of the event in its stream, from 0
     */
    public record Appended(Recorded<Event> recorded, int version) {}

    /** Subscribes to the command: an executor takes one instance. */
    public UndecidedEvents(CommandExecutor executor) {
        this.commands = executor.subscribe(AppendUndecided.class, AppendUndecided.class, Appended.class, new Handler());
    }

    /** Appends an event that begins its stream, or follows what it holds. */
    public CompletableFuture<Recorded<Event>> append(Event event) {
        return execute(new AppendUndecided(event, true, false)).thenApply(Appended::recorded);
    }

    /** Appends an event as the first of its stream; if the stream has begun, answers with its first event. */
    public CompletableFuture<Recorded<Event>> appendOnce(Event event) {
        return execute(new AppendUndecided(event, true, true)).thenApply(Appended::recorded);
    }

    /** Appends an event to a stream that is read first. */
    public CompletableFuture<Appended> appendNext(Event event) {
        return execute(new AppendUndecided(event, false, false));
    }

    private CompletableFuture<Appended> execute(AppendUndecided command) {
        return commands.execute(StreamCommandMessage.of(command, "test", Instant.EPOCH, command));
    }

    private static final class Handler implements StreamHandler<AppendUndecided, Appended> {

        @Override
        public CompletableFuture<AppendUndecided> input(CommandMessage message) {
            return CompletableFuture.completedFuture((AppendUndecided) Objects.requireNonNull(message.payload()));
        }

        @Override
        public UUID stream(AppendUndecided command) {
            return command.event.stream();
        }

        @Override
        public boolean usuallyFirst(AppendUndecided command) {
            return command.first;
        }

        @Override
        public HandlerResult<Appended> handle(AppendUndecided command, List<Recorded<Event>> history) {
            if (command.once && !history.isEmpty()) {
                return HandlerResult.of(new Appended(history.getFirst(), 0));
            }
            return new HandlerResult<>(
                    command.event, recorded -> new Appended(Objects.requireNonNull(recorded), history.size()));
        }
    }
}
