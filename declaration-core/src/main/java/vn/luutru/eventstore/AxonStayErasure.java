package vn.luutru.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.journal.EraseStay;
import vn.luutru.declaration.journal.StayErasure;

/** Erasures, each on the stream of its stay. */
public final class AxonStayErasure implements StayErasure {

    private final CommandExecution<Input, Erased> commands;

    private record Input(StayId stay, Instant at, String by) {}

    /** @param position of the event; null if there is no such stay */
    private record Erased(@Nullable Long position) {}

    /** Subscribes to the command: an executor takes one instance. */
    public AxonStayErasure(CommandExecutor executor) {
        this.commands = executor.subscribe(EraseStay.class, Input.class, Erased.class, new Handler());
    }

    @Override
    public CompletableFuture<Optional<Long>> erase(StayId stay, Instant at, String by) {
        return commands.execute(StreamCommandMessage.of(new EraseStay(stay), by, at, new Input(stay, at, by)))
                .thenApply(erased -> Optional.ofNullable(erased.position));
    }

    /** What the command does. */
    private static final class Handler implements StreamHandler<Input, Erased> {

        @Override
        public CompletableFuture<Input> input(CommandMessage message) {
            if (!(message.payload() instanceof EraseStay command)) {
                throw new IllegalArgumentException("Not an erasure: " + message.type());
            }
            return CompletableFuture.completedFuture(
                    new Input(command.stay(), CommandMetadata.receivedAt(message), CommandMetadata.caller(message)));
        }

        @Override
        public UUID stream(Input input) {
            return input.stay.value();
        }

        @Override
        public boolean usuallyFirst(Input input) {
            return false;
        }

        @Override
        public HandlerResult<Erased> handle(Input input, List<Recorded<Event>> history) {
            if (history.isEmpty()) {
                return HandlerResult.of(new Erased(null));
            }
            for (Recorded<Event> recorded : history) {
                if (recorded.event() instanceof StayForgotten) {
                    return HandlerResult.of(new Erased(recorded.position()));
                }
            }
            return new HandlerResult<>(
                    new StayForgotten(input.stay, input.at, input.by),
                    recorded -> new Erased(Objects.requireNonNull(recorded).position()));
        }
    }
}
