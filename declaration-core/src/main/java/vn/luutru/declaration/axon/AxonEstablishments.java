package vn.luutru.declaration.axon;

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

    private final Ledger ledger;

    public AxonEstablishments(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public CompletableFuture<EstablishmentOutcome> submit(EstablishmentCommand command, Instant at, String by) {
        return ledger.decide(
                EstablishmentEvent.streamOf(command.establishment()), false, history -> step(command, history, at, by));
    }

    @Override
    public CompletableFuture<Optional<EstablishmentRecord>> find(EstablishmentId id) {
        return ledger.read(EstablishmentEvent.streamOf(id))
                .thenApply(history -> Optional.ofNullable(establishment(history)));
    }

    private static Ledger.Step<EstablishmentOutcome> step(
            EstablishmentCommand command, List<Recorded<Event>> history, Instant at, String by) {
        EstablishmentRecord known = establishment(history);
        List<Finding> findings = EstablishmentDecider.check(command, known);
        if (Finding.anyRefuses(findings)) {
            return Ledger.Step.answer(new EstablishmentOutcome.Rejected(findings));
        }
        Recorded<Event> replayed = EstablishmentDecider.replayed(command, history);
        return replayed != null
                ? Ledger.Step.answer(new EstablishmentOutcome.Replayed(replayed.position()))
                : new Ledger.Step<>(
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
