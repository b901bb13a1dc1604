package vn.luutru.adapter.http.fastpath;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.event.StayEvent;

/** Accepts everything, after as many refusals and as long a while as a test says. */
final class ScriptedStore implements Declarations {

    final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger mostInFlight = new AtomicInteger();
    final AtomicInteger asked = new AtomicInteger();
    final Queue<String> finished = new ConcurrentLinkedQueue<>();
    volatile IntFunction<Integer> millis = call -> 0;
    volatile IntFunction<Boolean> full = call -> false;
    volatile boolean away;
    private final AtomicLong position = new AtomicLong();

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        int call = asked.incrementAndGet();
        if (away) {
            return CompletableFuture.failedFuture(new StoreUnavailableException("away", null));
        }
        if (full.apply(call)) {
            return CompletableFuture.failedFuture(new OverloadException("full"));
        }
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        int wait = millis.apply(call);
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Runnable store = () -> {
            finished.add(submission.command().getClass().getSimpleName() + " "
                    + submission.command().reference());
            inFlight.decrementAndGet();
            outcome.complete(new Outcome.Accepted(
                    new Receipt(
                            "n",
                            submission.command().stay(),
                            position.incrementAndGet(),
                            Instant.EPOCH,
                            submission.receivedAt(),
                            null,
                            null),
                    List.of()));
        };
        if (wait == 0) {
            store.run();
        } else {
            CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS).execute(store);
        }
        return outcome;
    }

    @Override
    public CompletableFuture<Decision> dryRun(Submission submission) {
        return CompletableFuture.completedFuture(new Decision.Reject(List.of()));
    }

    @Override
    public CompletableFuture<Optional<Stay>> find(StayId stay) {
        return away
                ? CompletableFuture.failedFuture(new StoreUnavailableException("away", null))
                : CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public Receipt receipt(Recorded<StayEvent> recorded) {
        throw new UnsupportedOperationException();
    }
}
