package vn.luutru.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentCommand;
import vn.luutru.declaration.EstablishmentDecider;
import vn.luutru.declaration.EstablishmentEvent;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.EstablishmentOutcome;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.Establishments;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.Recorded;

/** The register of establishments, each establishment a stream. */
public final class AxonEstablishments implements Establishments {

    private final CommandExecutor executor;

    public AxonEstablishments(CommandExecutor executor) {
        this.executor = executor;
    }

    @Override
    public CompletableFuture<EstablishmentOutcome> submit(EstablishmentCommand command, Instant at, String by) {
        return executor.decide(
                EstablishmentEvent.streamOf(command.establishment()), false, history -> step(command, history, at, by));
    }

    @Override
    public CompletableFuture<Optional<EstablishmentRecord>> find(EstablishmentId id) {
        return executor.read(EstablishmentEvent.streamOf(id))
                .thenApply(history -> Optional.ofNullable(establishment(history)));
    }

    private static CommandExecutor.Step<EstablishmentOutcome> step(
            EstablishmentCommand command, List<Recorded<Event>> history, Instant at, String by) {
        EstablishmentRecord known = establishment(history);
        List<Finding> findings = EstablishmentDecider.check(command, known);
        if (Finding.anyRefuses(findings)) {
            return CommandExecutor.Step.answer(new EstablishmentOutcome.Rejected(findings));
        }
        Recorded<Event> replayed = EstablishmentDecider.replayed(command, history);
        return replayed != null
                ? CommandExecutor.Step.answer(new EstablishmentOutcome.Replayed(replayed.position()))
                : new CommandExecutor.Step<>(
                        EstablishmentDecider.decide(command, known, at, by),
                        recorded -> new EstablishmentOutcome.Accepted(
                                Objects.requireNonNull(recorded).position(), known == null));
    }

    private static @Nullable EstablishmentRecord establishment(List<Recorded<Event>> history) {
        EstablishmentRecord known = null;
        for (Recorded<Event> recorded : history) {
            known = EstablishmentRecord.evolve(known, (EstablishmentEvent) recorded.event());
        }
        return known;
    }
}
