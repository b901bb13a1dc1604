package vn.luutru.declaration;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.event.StayEvent;

/**
 * The way in for every adapter: HTTP, files, topics.
 *
 * <p>Every future completes, within a bounded time, also when the store fails.
 */
public interface Declarations {

    /**
     * Decides and, if accepted, stores. Completes when the event is on disk.
     *
     * <p>Fails with {@link OverloadException} when the bounded queue of the store is full, and with
     * {@link StoreUnavailableException} when it cannot be known in time whether the event was stored: the same
     * submission may then be sent again safely.
     */
    CompletableFuture<Outcome> submit(Submission submission);

    /** What {@link #submit} would answer now, without storing. */
    CompletableFuture<Decision> dryRun(Submission submission);

    /** The stay as the store knows it at this moment. */
    CompletableFuture<Optional<Stay>> find(StayId stay);

    /** The receipt of an event in the log: always the same. */
    Receipt receipt(Recorded<StayEvent> recorded);
}
