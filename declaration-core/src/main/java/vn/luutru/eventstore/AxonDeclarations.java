package vn.luutru.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;

/**
 * Declarations decided by {@link StayDecider}, each on the stream of its stay. The commands on the bus are those of
 * {@link StayCommand}; a message of another party needs the metadata of {@link CommandMetadata} and an establishment that
 * is registered.
 */
public final class AxonDeclarations implements Declarations {

    private final CommandExecutor executor;
    private final CommandExecution<Submission, Outcome> commands;
    private final StayDecider decider;
    private final ReceiptNumbers numbers;
    private final Supplier<@Nullable StoreUnavailableException> refusal;

    /** Declarations of a store that may always be written. */
    public AxonDeclarations(CommandExecutor executor, StayDecider decider, ReceiptNumbers numbers) {
        this(executor, decider, numbers, () -> null);
    }

    /**
     * Subscribes to the commands: an executor takes one instance.
     *
     * @param refusal why the store may not be written now, null if it may. Meanwhile nothing is decided: with a wrong clock
     *                even a rejection would be wrong. Stays are still found.
     */
    public AxonDeclarations(
            CommandExecutor executor,
            StayDecider decider,
            ReceiptNumbers numbers,
            Supplier<@Nullable StoreUnavailableException> refusal) {
        this.executor = executor;
        this.decider = decider;
        this.numbers = numbers;
        this.refusal = refusal;
        this.commands = executor.subscribe(StayCommand.class, Submission.class, Outcome.class, new Handler());
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        StoreUnavailableException refused = refusal.get();
        return refused != null
                ? CompletableFuture.failedFuture(refused)
                : commands.execute(StreamCommandMessage.of(
                        submission.command(), submission.declaredBy(), submission.receivedAt(), submission));
    }

    @Override
    public CompletableFuture<Decision> dryRun(Submission submission) {
        StoreUnavailableException refused = refusal.get();
        return refused != null
                ? CompletableFuture.failedFuture(refused)
                : find(submission.command().stay()).thenApply(stay -> decider.decide(submission, stay.orElse(null)));
    }

    @Override
    public CompletableFuture<Optional<Stay>> find(StayId stay) {
        return executor.read(stay.value()).thenApply(history -> Optional.ofNullable(stay(history)));
    }

    @Override
    public Receipt receipt(Recorded<StayEvent> recorded) {
        GuestCheckedIn checkIn = recorded.event() instanceof GuestCheckedIn in ? in : null;
        return new Receipt(
                numbers.of(recorded),
                recorded.event().stay(),
                recorded.position(),
                recorded.recordedAt(),
                recorded.event().reportedAt(),
                checkIn == null ? null : checkIn.dueAt(),
                checkIn == null ? null : checkIn.timeliness());
    }

    private static @Nullable Stay stay(List<Recorded<Event>> history) {
        Stay stay = null;
        for (Recorded<Event> recorded : history) {
            stay = Stay.evolve(stay, ofStay(recorded));
        }
        return stay;
    }

    private static Recorded<StayEvent> ofStay(@Nullable Recorded<Event> recorded) {
        if (recorded != null && recorded.event() instanceof StayEvent event) {
            return new Recorded<>(recorded.position(), recorded.recordedAt(), event);
        }
        throw new IllegalStateException("The stream of a stay holds only what happened to it");
    }

    /** What the commands of stays do. */
    private final class Handler implements StreamHandler<Submission, Outcome> {

        @Override
        public CompletableFuture<Submission> input(CommandMessage message) {
            if (!(message.payload() instanceof StayCommand command)) {
                throw new IllegalArgumentException("Not a command of a stay: " + message.type());
            }
            String caller = CommandMetadata.caller(message);
            Instant receivedAt = CommandMetadata.receivedAt(message);
            return executor.read(EstablishmentEvent.streamOf(command.establishment()))
                    .thenApply(history -> {
                        EstablishmentRecord establishment = EstablishmentRecord.of(history);
                        if (establishment == null) {
                            throw new IllegalArgumentException("The establishment of the command is not registered");
                        }
                        return new Submission(command, receivedAt, establishment, caller);
                    });
        }

        @Override
        public UUID stream(Submission submission) {
            return submission.command().stay().value();
        }

        @Override
        public boolean usuallyFirst(Submission submission) {
            return submission.command() instanceof StayCommand.CheckIn;
        }

        @Override
        public HandlerResult<Outcome> handle(Submission submission, List<Recorded<Event>> history) {
            return switch (decider.decide(submission, stay(history))) {
                case Decision.Accept accept ->
                    new HandlerResult<>(
                            accept.event(),
                            recorded -> new Outcome.Accepted(receipt(ofStay(recorded)), accept.findings()));
                case Decision.Replay replay ->
                    HandlerResult.of(new Outcome.Replayed(receipt(replay.first()), replay.findings()));
                case Decision.Reject reject -> HandlerResult.of(new Outcome.Rejected(reject.findings()));
            };
        }
    }
}
