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

/** Lets operators declare, each for their own establishments and nothing else. */
public final class OperatorAuthorization {

    private static final String AUTHORIZATION = "Authorization";

    private final Callers callers;
    private final RefusalObserver refusals;

    /** @param refusals learns of who was refused */
    public OperatorAuthorization(Callers callers, RefusalObserver refusals) {
        this.callers = callers;
        this.refusals = refusals;
    }

    /**
     * The operator or the desk that calls; fails with 401, or with 403 for anybody else.
     *
     * @param route   the pattern of the route
     * @param headers a header's first value by its name
     */
    public CompletableFuture<Caller.Operator> operator(
            String method, String route, Function<String, @Nullable String> headers) {
        return operator(callers.of(method, headers), headers.apply(AUTHORIZATION), method, route);
    }

    /** The same for a request that shows an {@code Authorization}. */
    public CompletableFuture<Caller.Operator> operator(String method, String route, String authorization) {
        return operator(callers.of(authorization), authorization, method, route);
    }

    /** The same for a request that is under way. */
    public CompletableFuture<Caller.Operator> stillOperator(Function<String, @Nullable String> headers) {
        return callers.recognized(headers).thenApply(caller -> switch (caller.orElse(null)) {
            case null -> throw ApiException.unauthenticated();
            case Caller.Operator operator -> operator;
            case Caller.Official official -> throw notAnOperator();
        });
    }

    private CompletableFuture<Caller.Operator> operator(
            CompletableFuture<Optional<Caller>> found, @Nullable String authorization, String method, String route) {
        return found.thenCompose(caller -> switch (caller.orElse(null)) {
            case null -> callers.refusal(authorization).thenCompose(refusal -> refused(null, method, route, refusal));
            case Caller.Operator operator -> CompletableFuture.completedFuture(operator);
            case Caller.Official official -> refused(official, method, route, notAnOperator());
        });
    }

    private CompletableFuture<Caller.Operator> refused(
            @Nullable Caller caller, String method, String route, ApiException refusal) {
        refusals.refused(
                caller, method, route, refusal.findings().getFirst().code().name());
        return CompletableFuture.failedFuture(refusal);
    }

    private static ApiException notAnOperator() {
        return ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "");
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
