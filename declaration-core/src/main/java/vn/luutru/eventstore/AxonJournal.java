package vn.luutru.eventstore;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.commandhandling.CommandMessage;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.journal.JournalCommand;

/** Facts that need no decision, each the first of its stream. */
public final class AxonJournal implements Journal {

    private final CommandExecution<JournalCommand, Entry> commands;
    private final ReceiptNumbers numbers;

    /** Subscribes to the commands: an executor takes one instance. */
    public AxonJournal(CommandExecutor executor, ReceiptNumbers numbers) {
        this.numbers = numbers;
        this.commands = executor.subscribe(JournalCommand.class, JournalCommand.class, Entry.class, new Handler());
    }

    @Override
    public CompletableFuture<Entry> record(Event event) {
        JournalCommand command = JournalCommand.of(event);
        return commands.execute(StreamCommandMessage.of(command, command.by(), command.at(), command));
    }

    /** What the commands of the journal do: they carry their caller and instant themselves. */
    private final class Handler implements StreamHandler<JournalCommand, Entry> {

        @Override
        public CompletableFuture<JournalCommand> input(CommandMessage message) {
            if (!(message.payload() instanceof JournalCommand command)) {
                throw new IllegalArgumentException("Not a command of the journal: " + message.type());
            }
            return CompletableFuture.completedFuture(command);
        }

        @Override
        public UUID stream(JournalCommand command) {
            return command.event().stream();
        }

        @Override
        public boolean usuallyFirst(JournalCommand command) {
            return true;
        }

        @Override
        public HandlerResult<Entry> handle(JournalCommand command, List<Recorded<Event>> history) {
            return history.isEmpty()
                    ? new HandlerResult<>(command.event(), recorded -> entry(Objects.requireNonNull(recorded), false))
                    : HandlerResult.of(entry(history.getFirst(), true));
        }
    }

    private Entry entry(Recorded<Event> recorded, boolean replayed) {
        return new Entry(recorded, numbers.of(recorded), replayed);
    }
}
