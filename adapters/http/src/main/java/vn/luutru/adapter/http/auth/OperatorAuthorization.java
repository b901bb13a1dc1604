package vn.luutru.adapter.http.auth;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Authorization;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Lets operators declare, each for his own establishments and nothing else. */
public final class OperatorAuthorization {

    private final Callers callers;

    public OperatorAuthorization(Callers callers) {
        this.callers = callers;
    }

    /**
     * The operator or the desk that calls; fails with 401, or with 403 for anybody else.
     *
     * @param headers a header's first value by its name
     */
    public CompletableFuture<Caller.Operator> operator(String method, Function<String, @Nullable String> headers) {
        return operator(callers.of(method, headers));
    }

    /** The same for a request that shows an {@code Authorization}. */
    public CompletableFuture<Caller.Operator> operator(String authorization) {
        return operator(callers.of(authorization));
    }

    /** The same for a request that is under way. */
    public CompletableFuture<Caller.Operator> stillOperator(Function<String, @Nullable String> headers) {
        return operator(callers.recognized(headers));
    }

    private static CompletableFuture<Caller.Operator> operator(CompletableFuture<Optional<Caller>> found) {
        return found.thenApply(caller -> switch (caller.orElse(null)) {
            case null -> throw ApiException.unauthenticated();
            case Caller.Operator operator -> operator;
            case Caller.Official official -> throw ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "");
        });
    }

    /** What forbids this operation; null if nothing does. */
    public static @Nullable Finding forbids(
            Caller.Operator operator, Operation operation, EstablishmentId establishment) {
        return Authorization.of(operator, operation, establishment) instanceof Authorization.Denied denied
                ? denied.finding()
                : null;
    }

    public static Finding unknown() {
        return Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId");
    }
}
