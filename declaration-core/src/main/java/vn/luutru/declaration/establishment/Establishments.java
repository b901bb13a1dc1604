package vn.luutru.declaration.establishment;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.Declarations;

/** The register of establishments as the store knows it. Futures fail like those of {@link Declarations}. */
public interface Establishments {

    /**
     * Decides and, if accepted, stores.
     *
     * @param at when the service received the command
     * @param by the id of the account that gave it
     */
    CompletableFuture<EstablishmentOutcome> submit(EstablishmentCommand command, Instant at, String by);

    /** The establishment; empty if nobody registered it. */
    CompletableFuture<Optional<EstablishmentRecord>> find(EstablishmentId id);
}
