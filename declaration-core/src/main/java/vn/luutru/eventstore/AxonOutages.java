package vn.luutru.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.outage.Outage;
import vn.luutru.declaration.outage.OutageCommand;
import vn.luutru.declaration.outage.OutageDecider;
import vn.luutru.declaration.outage.OutageOutcome;
import vn.luutru.declaration.outage.Outages;

/** The outages, each a stream. */
public final class AxonOutages implements Outages {

    private final CommandExecution<Input, OutageOutcome> commands;

    private record Input(OutageCommand command, Instant at, String by) {}

    /** Subscribes to the commands: an executor takes one instance. */
    public AxonOutages(CommandExecutor executor) {
        this.commands = executor.subscribe(OutageCommand.class, Input.class, OutageOutcome.class, new Handler());
    }

    @Override
    public CompletableFuture<OutageOutcome> submit(OutageCommand command, Instant at, String by) {
        return commands.execute(StreamCommandMessage.of(command, by, at, new Input(command, at, by)));
    }

    /** What the commands of outages do. */
    private static final class Handler implements StreamHandler<Input, OutageOutcome> {

        @Override
        public CompletableFuture<Input> input(CommandMessage message) {
            if (!(message.payload() instanceof OutageCommand command)) {
                throw new IllegalArgumentException("Not a command of an outage: " + message.type());
            }
            return CompletableFuture.completedFuture(
                    new Input(command, CommandMetadata.receivedAt(message), CommandMetadata.caller(message)));
        }

        @Override
        public UUID stream(Input input) {
            return input.command.outage();
        }

        @Override
        public boolean usuallyFirst(Input input) {
            return false;
        }

        @Override
        public HandlerResult<OutageOutcome> handle(Input input, List<Recorded<Event>> history) {
            Outage known = folded(history);
            OutageDecider.Step step = OutageDecider.decide(input.command, known, input.at, input.by);
            if (step == null) {
                return HandlerResult.of(new OutageOutcome.Unknown());
            }
            if (!step.findings().isEmpty()) {
                return HandlerResult.of(new OutageOutcome.Rejected(step.findings()));
            }
            OutageEvent event = step.event();
            if (event == null) {
                return HandlerResult.of(new OutageOutcome.Accepted(
                        Objects.requireNonNull(known), history.getLast().position()));
            }
            Outage after = Outage.evolve(known, event);
            return new HandlerResult<>(
                    event,
                    recorded -> new OutageOutcome.Accepted(
                            after, Objects.requireNonNull(recorded).position()));
        }

        private static @Nullable Outage folded(List<Recorded<Event>> history) {
            Outage known = null;
            for (Recorded<Event> recorded : history) {
                known = Outage.evolve(known, (OutageEvent) recorded.event());
            }
            return known;
        }
    }
}
