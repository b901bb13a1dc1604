package vn.luutru.declaration.axon;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Journal;
import vn.luutru.declaration.Recorded;

/** Facts that need no decision, each the first of its stream. */
public final class AxonJournal implements Journal {

    private final Ledger ledger;
    private final ReceiptNumbers numbers;

    public AxonJournal(Ledger ledger, ReceiptNumbers numbers) {
        this.ledger = ledger;
        this.numbers = numbers;
    }

    @Override
    public CompletableFuture<Entry> record(Event event) {
        return ledger.decide(
                event.stream(),
                true,
                history -> history.isEmpty()
                        ? new Ledger.Step<>(event, recorded -> entry(Objects.requireNonNull(recorded), false))
                        : Ledger.Step.answer(entry(history.getFirst(), true)));
    }

    private Entry entry(Recorded<Event> recorded, boolean replayed) {
        return new Entry(recorded, numbers.of(recorded), replayed);
    }
}
