package vn.luutru.intake;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/** What the write path needs to know about establishments; usually at hand without waiting. */
@FunctionalInterface
public interface EstablishmentDirectory {

    /** The establishment; empty if nobody registered it. */
    CompletableFuture<Optional<EstablishmentRecord>> find(EstablishmentId id);
}
