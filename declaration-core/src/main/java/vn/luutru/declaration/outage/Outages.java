package vn.luutru.declaration.outage;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.Declarations;

/** The outages as the store knows them. Futures fail like those of {@link Declarations}. */
@FunctionalInterface
public interface Outages {

    /**
     * Decides and, if accepted, stores. The same command again changes nothing.
     *
     * @param at when the service received the command
     * @param by the id of the account that gave it
     */
    CompletableFuture<OutageOutcome> submit(OutageCommand command, Instant at, String by);
}
