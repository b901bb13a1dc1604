package vn.luutru.eventstore;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Journal;
import vn.luutru.declaration.Recorded;

/** Facts that need no decision, each the first of its stream. */
public final class AxonJournal implements Journal {

    private final CommandExecutor executor;
    private final ReceiptNumbers numbers;

    public AxonJournal(CommandExecutor executor, ReceiptNumbers numbers) {
        this.executor = executor;
        this.numbers = numbers;
    }

    @Override
    public CompletableFuture<Entry> record(Event event) {
        return executor.decide(
                event.stream(),
                true,
                history -> history.isEmpty()
                        ? new CommandExecutor.Step<>(event, recorded -> entry(Objects.requireNonNull(recorded), false))
                        : CommandExecutor.Step.answer(entry(history.getFirst(), true)));
    }

    private Entry entry(Recorded<Event> recorded, boolean replayed) {
        return new Entry(recorded, numbers.of(recorded), replayed);
    }
}
