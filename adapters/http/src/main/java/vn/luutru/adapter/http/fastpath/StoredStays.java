package vn.luutru.adapter.http.fastpath;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.luutru.access.Caller;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.desk.Signatories.Signatory;
import vn.luutru.access.desk.Signature;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;

/** Stays as those read them who declared them. Each read is counted. */
public final class StoredStays {

    private static final Executor BLOCKING =
            task -> Thread.ofVirtual().name("signatories").start(task);

    private final Declarations declarations;
    private final OperatorReads reads;
    private final Function<Set<Signature>, Map<Signature, Signatory>> signatories;

    /**
     * @param reads       where operators' reads of single stays are counted
     * @param signatories the names behind the signatures of desks; may block
     */
    public StoredStays(
            Declarations declarations,
            OperatorReads reads,
            Function<Set<Signature>, Map<Signature, Signatory>> signatories) {
        this.declarations = declarations;
        this.reads = reads;
        this.signatories = signatories;
    }

    /** The stay as it is stored; fails with 404 if it is not known. */
    CompletableFuture<Reply> read(Caller.Operator operator, EstablishmentId establishment, String reference) {
        return declarations
                .find(StayId.of(establishment, reference))
                .thenApply(
                        found -> found.orElseThrow(() -> ApiException.of(404, FindingCode.STAY_UNKNOWN, "/reference")))
                .thenCompose(stay -> {
                    Set<Signature> signatures = signatures(stay);
                    // By a desk in the minority of stays: then its name is looked up where one may wait.
                    return signatures.isEmpty()
                            ? CompletableFuture.completedFuture(
                                    reply(operator, establishment, reference, stay, Map.of()))
                            : CompletableFuture.supplyAsync(() -> signatories.apply(signatures), BLOCKING)
                                    .thenApply(names -> reply(operator, establishment, reference, stay, names));
                });
    }

    private static Set<Signature> signatures(Stay stay) {
        return stay.history().stream()
                .flatMap(recorded -> Signature.of(recorded.event().declaredBy()).stream())
                .flatMap(Signature::everybody)
                .collect(Collectors.toSet());
    }

    private Reply reply(
            Caller.Operator operator,
            EstablishmentId establishment,
            String reference,
            Stay stay,
            Map<Signature, Signatory> names) {
        Reply reply = Reply.json(200, StayWriter.stay(establishment.value(), reference, stay, declarations, names));
        reads.count(operator, 1);
        return reply;
    }
}
