package vn.luutru.app.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.event.StayEvent;

/**
 * Decides on nothing while the store may not be written: with a wrong clock even a rejection would be wrong. Stays are
 * still found.
 */
final class GuardedDeclarations implements Declarations {

    private final Declarations declarations;
    private final StoreState state;

    GuardedDeclarations(Declarations declarations, StoreState state) {
        this.declarations = declarations;
        this.state = state;
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        StoreUnavailableException refusal = state.refusal();
        return refusal == null ? declarations.submit(submission) : CompletableFuture.failedFuture(refusal);
    }

    @Override
    public CompletableFuture<Decision> dryRun(Submission submission) {
        StoreUnavailableException refusal = state.refusal();
        return refusal == null ? declarations.dryRun(submission) : CompletableFuture.failedFuture(refusal);
    }

    @Override
    public CompletableFuture<Optional<Stay>> find(StayId stay) {
        return declarations.find(stay);
    }

    @Override
    public Receipt receipt(Recorded<StayEvent> recorded) {
        return declarations.receipt(recorded);
    }
}
