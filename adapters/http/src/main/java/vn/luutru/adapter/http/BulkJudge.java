package vn.luutru.adapter.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.Rehearsal;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.Submission;

/** What one line of a push leads to: scope, directory, then the store or a rehearsal. */
final class BulkJudge {

    private final Gate gate;
    private final Declarations declarations;
    private final Caller.Operator operator;
    private final Review review;
    private final @Nullable Rehearsal rehearsal;
    private final InstantSource clock;

    /** @param rehearsal of a dry run; null to store */
    BulkJudge(
            Gate gate,
            Declarations declarations,
            Caller.Operator operator,
            Review review,
            @Nullable Rehearsal rehearsal,
            InstantSource clock) {
        this.gate = gate;
        this.declarations = declarations;
        this.operator = operator;
        this.review = review;
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /**
     * The answer to a declaration; fails as {@link Declarations#submit} does.
     *
     * @param command what could be read of it
     * @param read    what was found in its form; if that refuses it, nothing is stored
     */
    CompletableFuture<Answer> judge(StayCommand command, List<Finding> read) {
        Finding forbidden = Gate.forbids(operator, Operation.of(command), command.establishment());
        if (forbidden != null) {
            return CompletableFuture.completedFuture(refused(read, forbidden));
        }
        Instant receivedAt = clock.instant();
        CompletableFuture<Optional<EstablishmentRecord>> found = gate.directory(command.establishment());
        // Nearly always at hand: no further stage is built for it.
        return found.isDone() && !found.isCompletedExceptionally()
                ? judge(command, read, receivedAt, found.join())
                : found.thenCompose(establishment -> judge(command, read, receivedAt, establishment));
    }

    private CompletableFuture<Answer> judge(
            StayCommand command, List<Finding> read, Instant receivedAt, Optional<EstablishmentRecord> found) {
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(refused(read, Gate.unknown()));
        }
        Submission submission = new Submission(command, receivedAt, found.get(), operator.id());
        if (Finding.anyRefuses(read)) {
            return CompletableFuture.completedFuture(review.reject(submission, read));
        }
        return rehearsal != null
                ? rehearsal.rehearse(submission).thenApply(decision -> Answer.of(decision, read, declarations))
                : declarations.submit(submission).thenApply(outcome -> Answer.of(outcome, read));
    }

    private static Answer refused(List<Finding> read, Finding finding) {
        List<Finding> findings = new ArrayList<>(read);
        findings.add(finding);
        return Answer.rejected(findings);
    }
}
