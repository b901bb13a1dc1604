package vn.luutru.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.rule.RuleBook;

/** Stays in memory under the real rules; fails where a test says so. */
final class MemoryStore implements Declarations {

    static final StayDecider DECIDER = StayDecider.by(RuleBook.STANDARD);

    final AtomicInteger asked = new AtomicInteger();
    volatile IntFunction<@Nullable RuntimeException> failure = call -> null;

    /** What a call waits for before it is decided. */
    volatile IntFunction<CompletableFuture<?>> before = call -> CompletableFuture.completedFuture(null);

    private final Map<StayId, Stay> stays = new HashMap<>();
    private long position;

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        int call = asked.incrementAndGet();
        RuntimeException failed = failure.apply(call);
        return failed == null
                ? before.apply(call).thenApply(ignored -> store(submission))
                : CompletableFuture.failedFuture(failed);
    }

    private synchronized Outcome store(Submission submission) {
        StayId id = submission.command().stay();
        return switch (DECIDER.decide(submission, stays.get(id))) {
            case Decision.Accept accept -> {
                Recorded<StayEvent> recorded = new Recorded<>(++position, submission.receivedAt(), accept.event());
                stays.put(id, Stay.evolve(stays.get(id), recorded));
                yield new Outcome.Accepted(receipt(recorded), accept.findings());
            }
            case Decision.Replay replay -> new Outcome.Replayed(receipt(replay.first()), replay.findings());
            case Decision.Reject reject -> new Outcome.Rejected(reject.findings());
        };
    }

    synchronized int size() {
        return stays.size();
    }

    @Override
    public CompletableFuture<Decision> dryRun(Submission submission) {
        return find(submission.command().stay()).thenApply(stay -> DECIDER.decide(submission, stay.orElse(null)));
    }

    @Override
    public synchronized CompletableFuture<Optional<Stay>> find(StayId stay) {
        return CompletableFuture.completedFuture(Optional.ofNullable(stays.get(stay)));
    }

    @Override
    public Receipt receipt(Recorded<StayEvent> recorded) {
        return new Receipt(
                "n-" + recorded.position(),
                recorded.event().stay(),
                recorded.position(),
                recorded.recordedAt(),
                recorded.event().reportedAt(),
                null,
                null);
    }
}
