package vn.luutru.eventstore.stored;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Reads streams of a log. */
@FunctionalInterface
public interface StreamReader {

    /** Everything in a stream, oldest first; empty if there is no such stream. */
    CompletableFuture<List<StoredRow>> read(UUID stream);
}
