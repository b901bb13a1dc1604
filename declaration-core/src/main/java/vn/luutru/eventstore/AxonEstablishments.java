package vn.luutru.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.commandhandling.CommandMessage;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentCommand;
import vn.luutru.declaration.establishment.EstablishmentCommand.Merge;
import vn.luutru.declaration.establishment.EstablishmentDecider;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentOutcome;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.finding.Finding;

/** The register of establishments, each establishment a stream. */
public final class AxonEstablishments implements Establishments {

    private final CommandExecutor executor;
    private final CommandExecution<Input, EstablishmentOutcome> commands;

    private record Input(EstablishmentCommand command, Instant at, String by) {}

    /** Subscribes to the commands: an executor takes one instance. */
    public AxonEstablishments(CommandExecutor executor) {
        this.executor = executor;
        this.commands =
                executor.subscribe(EstablishmentCommand.class, Input.class, EstablishmentOutcome.class, new Handler());
    }

    @Override
    public CompletableFuture<EstablishmentOutcome> submit(EstablishmentCommand command, Instant at, String by) {
        if (!(command instanceof Merge merge) || merge.into().equals(merge.establishment())) {
            return decide(command, at, by);
        }
        // Of another stream than the one that is written: whoever reads mergers bears that both end at once.
        return find(merge.into()).thenCompose(stays -> {
            List<Finding> findings = EstablishmentDecider.checkStays(merge, stays.orElse(null), Vietnam.dateOf(at));
            return findings.isEmpty()
                    ? decide(merge, at, by)
                    : CompletableFuture.completedFuture(new EstablishmentOutcome.Rejected(findings));
        });
    }

    private CompletableFuture<EstablishmentOutcome> decide(EstablishmentCommand command, Instant at, String by) {
        return commands.execute(StreamCommandMessage.of(command, by, at, new Input(command, at, by)));
    }

    @Override
    public CompletableFuture<Optional<EstablishmentRecord>> find(EstablishmentId id) {
        return executor.read(EstablishmentEvent.streamOf(id))
                .thenApply(history -> Optional.ofNullable(EstablishmentRecord.of(history)));
    }

    /** What the commands of establishments do. */
    private static final class Handler implements StreamHandler<Input, EstablishmentOutcome> {

        @Override
        public CompletableFuture<Input> input(CommandMessage message) {
            if (!(message.payload() instanceof EstablishmentCommand command)) {
                throw new IllegalArgumentException("Not a command of an establishment: " + message.type());
            }
            return CompletableFuture.completedFuture(
                    new Input(command, CommandMetadata.receivedAt(message), CommandMetadata.caller(message)));
        }

        @Override
        public UUID stream(Input input) {
            return EstablishmentEvent.streamOf(input.command.establishment());
        }

        @Override
        public boolean usuallyFirst(Input input) {
            return false;
        }

        @Override
        public HandlerResult<EstablishmentOutcome> handle(Input input, List<Recorded<Event>> history) {
            EstablishmentCommand command = input.command;
            EstablishmentRecord known = EstablishmentRecord.of(history);
            List<Finding> findings = EstablishmentDecider.check(command, known);
            if (Finding.anyRefuses(findings)) {
                return HandlerResult.of(new EstablishmentOutcome.Rejected(findings));
            }
            Recorded<Event> replayed = EstablishmentDecider.replayed(command, history);
            return replayed != null
                    ? HandlerResult.of(new EstablishmentOutcome.Replayed(replayed.position()))
                    : new HandlerResult<>(
                            EstablishmentDecider.decide(command, known, input.at, input.by),
                            recorded -> new EstablishmentOutcome.Accepted(
                                    Objects.requireNonNull(recorded).position(), known == null));
        }
    }
}
