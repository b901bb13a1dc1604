package vn.luutru.adapter.http;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Authorization;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Lets operators declare, each for his own establishments and nothing else. */
final class Gate {

    private final Callers callers;

    Gate(Callers callers) {
        this.callers = callers;
    }

    /** The operator that calls; fails with 401, or with 403 for anybody else. */
    CompletableFuture<Caller.Operator> operator(@Nullable String authorization) {
        return callers.of(authorization).thenApply(caller -> switch (caller.orElse(null)) {
            case null -> throw Refusal.unauthenticated();
            case Caller.Operator operator -> operator;
            case Caller.Official official -> throw Refusal.of(403, FindingCode.ROLE_NOT_ALLOWED, "");
        });
    }

    /** What forbids this operation; null if nothing does. */
    static @Nullable Finding forbids(Caller.Operator operator, Operation operation, EstablishmentId establishment) {
        return Authorization.of(operator, operation, establishment) instanceof Authorization.Denied denied
                ? denied.finding()
                : null;
    }

    static Finding unknown() {
        return Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId");
    }
}
