package vn.luutru.adapter.http.auth;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;

/** Finds out who calls from a browser's cookies: for requests without {@code Authorization}. */
public interface BrowserCallers {

    /** Where no browser has a session. */
    BrowserCallers NONE = new BrowserCallers() {
        @Override
        public CompletableFuture<Optional<Caller>> caller(String method, Function<String, @Nullable String> headers) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletableFuture<Optional<Caller>> recognized(Function<String, @Nullable String> headers) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    };

    /**
     * The caller of a request; empty if none of its cookies is ours. Fails with a problem if the session is locked or
     * revoked, or if a request that changes something may come from another site.
     *
     * @param headers a header's first value by its name
     */
    CompletableFuture<Optional<Caller>> caller(String method, Function<String, @Nullable String> headers);

    /** The same without what a request does to the session: for a request that is under way, or was let in before. */
    CompletableFuture<Optional<Caller>> recognized(Function<String, @Nullable String> headers);
}
