package vn.luutru.declaration.axon;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Journal;
import vn.luutru.declaration.Recorded;

/** Facts that need no decision, each the first of its stream. */
public final class AxonJournal implements Journal {

    private final Ledger ledger;

    public AxonJournal(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public CompletableFuture<Recorded<Event>> record(Event event) {
        return ledger.decide(
                event.stream(),
                true,
                history -> history.isEmpty()
                        ? new Ledger.Step<>(event, Objects::requireNonNull)
                        : Ledger.Step.answer(history.getFirst()));
    }
}
