package vn.luutru.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayEvent;
import vn.luutru.declaration.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Submission;

/** Declarations decided by {@link StayDecider}, each on the stream of its stay. */
public final class AxonDeclarations implements Declarations {

    private final CommandExecutor executor;
    private final StayDecider decider;
    private final ReceiptNumbers numbers;

    public AxonDeclarations(CommandExecutor executor, StayDecider decider, ReceiptNumbers numbers) {
        this.executor = executor;
        this.decider = decider;
        this.numbers = numbers;
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        if (!(submission.command() instanceof StayCommand.CheckIn)) {
            return decide(submission, false);
        }
        // Refused without having read what was told before: a check-in that was accepted once stays a replay, even if
        // tables or the establishment have changed since so that it would be refused today.
        return decide(submission, true)
                .thenCompose(outcome -> outcome instanceof Outcome.Rejected
                        ? decide(submission, false)
                        : CompletableFuture.completedFuture(outcome));
    }

    private CompletableFuture<Outcome> decide(Submission submission, boolean unread) {
        return executor.decide(submission.command().stay().value(), unread, history -> step(submission, history));
    }

    @Override
    public CompletableFuture<Decision> rehearse(Submission submission) {
        return find(submission.command().stay()).thenApply(stay -> decider.decide(submission, stay.orElse(null)));
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

    private CommandExecutor.Step<Outcome> step(Submission submission, List<Recorded<Event>> history) {
        return switch (decider.decide(submission, stay(history))) {
            case Decision.Accept accept ->
                new CommandExecutor.Step<>(
                        accept.event(), recorded -> new Outcome.Accepted(receipt(ofStay(recorded)), accept.findings()));
            case Decision.Replay replay ->
                CommandExecutor.Step.answer(new Outcome.Replayed(receipt(replay.first()), replay.findings()));
            case Decision.Reject reject -> CommandExecutor.Step.answer(new Outcome.Rejected(reject.findings()));
        };
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
}
