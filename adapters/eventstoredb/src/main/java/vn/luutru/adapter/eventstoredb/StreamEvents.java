package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.ReadStreamOptions;
import io.kurrent.dbclient.RecordedEvent;
import io.kurrent.dbclient.StreamNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Streams as the server has them. */
final class StreamEvents {

    private final Client client;
    private final Calls calls;
    private final long responseTimeoutMillis;

    StreamEvents(Client client, Calls calls, Duration responseTimeout) {
        this.client = client;
        this.calls = calls;
        this.responseTimeoutMillis = responseTimeout.toMillis();
    }

    /** Events of a stream from a revision on; none if there is no such stream. */
    CompletableFuture<List<RecordedEvent>> read(String name, long from, long max) {
        return calls.untilAnswered(() -> client.get()
                .readStream(
                        name,
                        ReadStreamOptions.get()
                                .forwards()
                                .fromRevision(from)
                                .maxCount(max)
                                .deadline(responseTimeoutMillis))
                .handle((result, failure) -> {
                    if (failure == null) {
                        return result.getEvents().stream()
                                .map(resolved -> resolved.getOriginalEvent())
                                .toList();
                    }
                    Throwable cause = Calls.unwrapped(failure);
                    if (cause instanceof StreamNotFoundException) {
                        return List.<RecordedEvent>of();
                    }
                    throw new CompletionException(cause);
                }));
    }
}
