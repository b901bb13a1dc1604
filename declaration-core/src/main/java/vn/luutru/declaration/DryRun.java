package vn.luutru.declaration;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.event.StayEvent;

/**
 * The dry run of a whole file: a line is judged as if the lines before it had been stored. A check-out therefore meets
 * the check-in some lines above, and the same guest declared twice is a replay, although nothing is written.
 *
 * <p>What earlier lines led to is remembered for a bounded number of stays, the oldest dropped first; a line about a
 * dropped one is judged by the store alone. One dry run belongs to one file; lines are answered by the order in
 * which they were handed in, whatever thread that was.
 *
 * <p>A {@link Decision.Replay} of an event that exists only here has the position {@link #NOT_STORED}: there is no
 * receipt for it.
 */
public final class DryRun {

    /** The position of an event that would be stored. Positions in the log begin with 1. */
    public static final long NOT_STORED = 0;

    /** Bounds the memory of a dry run; more guests than a large establishment takes in a year. */
    public static final int MAX_STAYS = 100_000;

    private final Declarations declarations;
    private final StayDecider decider;
    private final int mostStays;
    private final Map<StayId, CompletableFuture<Optional<Stay>>> stays = new HashMap<>();
    private final Queue<StayId> oldestFirst = new ArrayDeque<>();

    public DryRun(Declarations declarations, StayDecider decider) {
        this(declarations, decider, MAX_STAYS);
    }

    /** @param mostStays how many stays are remembered, at least 1 */
    DryRun(Declarations declarations, StayDecider decider, int mostStays) {
        this.declarations = declarations;
        this.decider = decider;
        this.mostStays = mostStays;
    }

    /** What the line would be answered; fails like {@link Declarations#find}. */
    public synchronized CompletableFuture<Decision> decide(Submission submission) {
        StayId id = submission.command().stay();
        CompletableFuture<Optional<Stay>> before = stays.get(id);
        if (before == null || before.isCompletedExceptionally()) {
            before = declarations.find(id);
        }
        CompletableFuture<Judged> judged = before.thenApply(stay -> judged(submission, stay.orElse(null)));
        if (stays.put(id, judged.thenApply(line -> Optional.ofNullable(line.stay))) == null) {
            oldestFirst.add(id);
            if (oldestFirst.size() > mostStays) {
                stays.remove(oldestFirst.remove());
            }
        }
        return judged.thenApply(Judged::decision);
    }

    /** The stay as it would be after the lines so far; fails like {@link Declarations#find}. */
    public synchronized CompletableFuture<Optional<Stay>> find(StayId id) {
        CompletableFuture<Optional<Stay>> known = stays.get(id);
        return known == null ? declarations.find(id) : known;
    }

    private Judged judged(Submission submission, @Nullable Stay stay) {
        Decision decision = decider.decide(submission, stay);
        if (decision instanceof Decision.Accept accept) {
            Recorded<StayEvent> recorded = new Recorded<>(NOT_STORED, submission.receivedAt(), accept.event());
            return new Judged(decision, Stay.evolve(stay, recorded));
        }
        return new Judged(decision, stay);
    }

    private record Judged(Decision decision, @Nullable Stay stay) {}
}
