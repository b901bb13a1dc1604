package vn.luutru.declaration;

import java.util.concurrent.CompletableFuture;

/** Facts that need no decision. */
public interface Journal {

    /**
     * Records a fact as the first of its stream; completes when it is on disk. If the stream has begun before, nothing
     * is recorded and the first fact is told again: a nil report sent twice is one.
     *
     * <p>Fails like {@link Declarations#submit}.
     */
    CompletableFuture<Recorded<Event>> record(Event event);
}
