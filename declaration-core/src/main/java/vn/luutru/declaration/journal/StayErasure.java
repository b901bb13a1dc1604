package vn.luutru.declaration.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StayId;

/** Records that stays are erased; destroying their keys is up to the caller, afterwards. */
public interface StayErasure {

    /**
     * Records the erasure of a stay, once: a second call answers with the first one's position. Fails like
     * {@link Declarations#submit}.
     *
     * @param at when the service received the call
     * @param by the id of the account that gave it
     * @return the position of the event; empty if there is no such stay
     */
    CompletableFuture<Optional<Long>> erase(StayId stay, Instant at, String by);
}
