package vn.luutru.app.access;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.adapter.http.auth.BrowserCallers;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.identity.SessionAuthentication;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Who calls from a browser: an official who is signed in, or a reception desk. A browser may be both; what the page of a
 * desk sends says so by its header.
 */
final class OfficialBrowsers implements BrowserCallers {

    private static final String DESK = "X-Luutru-Desk";

    private final SessionAuthentication officials;
    private final BrowserCallers desks;

    OfficialBrowsers(SessionAuthentication officials, BrowserCallers desks) {
        this.officials = officials;
        this.desks = desks;
    }

    @Override
    public CompletableFuture<Optional<Caller>> caller(String method, Function<String, @Nullable String> headers) {
        if (headers.apply(DESK) != null) {
            return desks.caller(method, headers);
        }
        return officials
                .session(method, headers)
                .exceptionallyCompose(OfficialBrowsers::refused)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found.map(session -> session.official()))
                        : desks.caller(method, headers));
    }

    @Override
    public CompletableFuture<Optional<Caller>> recognized(Function<String, @Nullable String> headers) {
        if (headers.apply(DESK) != null) {
            return desks.recognized(headers);
        }
        return officials
                .recognized(headers)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found.map(session -> session.official()))
                        : desks.recognized(headers));
    }

    private static <T> CompletableFuture<T> refused(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        return CompletableFuture.failedFuture(
                cause instanceof SessionAuthentication.ForeignRequestException
                        ? ApiException.of(403, FindingCode.DESK_REQUEST_REFUSED, "")
                        : cause);
    }
}
