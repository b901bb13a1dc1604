package vn.luutru.declaration.journal;

import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** Facts that need no decision. */
public interface Journal {

    /**
     * What lies in the log.
     *
     * @param number   of the receipt, always the same
     * @param replayed whether it lay there already
     */
    record Entry(Recorded<Event> recorded, String number, boolean replayed) {}

    /**
     * Records a fact as the first of its stream; completes when it is on disk. If the stream has begun before, nothing
     * is recorded and the first fact is returned again: a nil report sent twice is one.
     *
     * <p>Fails like {@link Declarations#submit}.
     */
    CompletableFuture<Entry> record(Event event);
}
