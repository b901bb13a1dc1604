package vn.luutru.declaration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/**
 * The dry run of a whole file: a line is judged as if the lines before it had been stored. A check-out therefore meets
 * the check-in some lines above, and the same guest declared twice is a replay, although nothing is written.
 *
 * <p>What earlier lines led to is remembered until the dry run ends, as long as there is {@link Room}. The first line
 * without room is refused with {@code DRY_RUN_TOO_LARGE}, and so is every line after it: none is judged by half of what
 * came before. One dry run belongs to one file; lines are answered by the order in which they were handed in, whatever
 * thread that was.
 *
 * <p>A {@link Decision.Replay} of an event that exists only here has the position {@link #NOT_STORED}: there is no
 * receipt for it.
 */
public final class DryRun {

    /** The position of an event that would be stored. Positions in the log begin with 1. */
    public static final long NOT_STORED = 0;

    /** How much may be remembered. Safe for many threads. */
    public interface Room {

        /** Whether so many more lines may be remembered; they are counted if so. */
        boolean take(int lines);

        /** Gives back what was taken of lines that led to nothing. */
        void give(int lines);

        /** How many lines those who ask for this dry run may have remembered at the same time. */
        long most();
    }

    private final Declarations declarations;
    private final StayDecider decider;
    private final Room room;
    private final Map<StayId, CompletableFuture<Optional<Stay>>> stays = new HashMap<>();
    private volatile boolean full;

    /** @param room how many lines may be remembered */
    public DryRun(Declarations declarations, StayDecider decider, Room room) {
        this.declarations = declarations;
        this.decider = decider;
        this.room = room;
    }

    /** What the line would be answered; fails like {@link Declarations#find}. */
    public synchronized CompletableFuture<Decision> decide(Submission submission) {
        if (full || !room.take(1)) {
            full = true;
            Finding why = Finding.of(FindingCode.DRY_RUN_TOO_LARGE, "", Long.toString(room.most()));
            return CompletableFuture.completedFuture(new Decision.Reject(List.of(why)));
        }
        StayId id = submission.command().stay();
        CompletableFuture<Optional<Stay>> before = stays.get(id);
        if (before == null || before.isCompletedExceptionally()) {
            before = declarations.find(id).thenApply(this::counted);
        }
        CompletableFuture<Optional<Stay>> known = before;
        CompletableFuture<Judged> judged = known.thenApply(stay -> judged(submission, stay.orElse(null)))
                .whenComplete((line, failure) -> {
                    if (failure != null) {
                        // The line is tried again, and then takes room again.
                        room.give(1);
                    }
                });
        // A line that could not be judged changes nothing of the stay, which is known and counted by now.
        stays.put(id, judged.handle((line, failure) -> line != null ? Optional.ofNullable(line.stay) : known.join()));
        return judged.thenApply(Judged::decision);
    }

    /** The stay as it would be after the lines so far; fails like {@link Declarations#find}. */
    public synchronized CompletableFuture<Optional<Stay>> find(StayId id) {
        CompletableFuture<Optional<Stay>> known = stays.get(id);
        return known == null ? declarations.find(id) : known;
    }

    /** What is stored of a stay is remembered too, each event as a line. */
    private Optional<Stay> counted(Optional<Stay> stored) {
        if (stored.isPresent() && !room.take(stored.get().history().size())) {
            full = true;
        }
        return stored;
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
