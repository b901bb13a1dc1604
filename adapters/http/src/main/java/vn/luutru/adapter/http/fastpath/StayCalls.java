package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.desk.Signatories.Signatory;
import vn.luutru.access.desk.Signature;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.auth.OperatorAuthorization;
import vn.luutru.adapter.http.auth.RefusalObserver;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.ProblemStatus;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.Declarant;
import vn.luutru.intake.DeclarationIntake;
import vn.luutru.intake.DeclarationOutcome;

/** What the single calls on one stay lead to. A call that is not granted is a {@link ApiException}. */
public final class StayCalls {

    private static final Executor BLOCKING =
            task -> Thread.ofVirtual().name("signatories").start(task);

    private static final String MANY = "/v1/declarations";
    private static final String ONE = "/v1/establishments/{establishmentId}/stays/{reference}";

    private final OperatorAuthorization authorization;
    private final RefusalObserver refusals;
    private final DeclarationIntake intake;
    private final Declarations declarations;
    private final OperatorReads reads;
    private final Function<Set<Signature>, Map<Signature, Signatory>> signatories;

    /**
     * @param refusals    learns of who was refused
     * @param reads       where operators' reads of single stays are counted
     * @param signatories the names behind the signatures of desks; may block
     */
    public StayCalls(
            Callers callers,
            RefusalObserver refusals,
            DeclarationIntake intake,
            Declarations declarations,
            OperatorReads reads,
            Function<Set<Signature>, Map<Signature, Signatory>> signatories) {
        this.authorization = new OperatorAuthorization(callers, refusals);
        this.refusals = refusals;
        this.intake = intake;
        this.declarations = declarations;
        this.reads = reads;
        this.signatories = signatories;
    }

    /** The operator or the desk that calls; fails with 401, or with 403 for anybody else. */
    CompletableFuture<Caller.Operator> operator(HttpRequest head) {
        String header = head.headers().get(HttpHeaderNames.AUTHORIZATION);
        String method = head.method().name();
        String route = head.uri().startsWith(MANY) ? MANY : ONE;
        return header != null
                ? authorization.operator(method, route, header)
                : authorization.operator(method, route, head.headers()::get);
    }

    /** The same for a request that is under way. */
    CompletableFuture<Caller.Operator> stillOperator(HttpRequest head) {
        return authorization.stillOperator(head.headers()::get);
    }

    /** The establishment of the address. Refused with 400 if the address names no stay. */
    static EstablishmentId establishment(StayAddress address) {
        if (!EstablishmentId.isValid(address.establishment())) {
            throw ApiException.of(400, FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId");
        }
        if (!StayId.isReference(address.reference())) {
            throw ApiException.of(400, FindingCode.REFERENCE_MALFORMED, "/reference");
        }
        return new EstablishmentId(address.establishment());
    }

    /** Refused with 403 if this operator may not read the stays of this establishment. */
    void admitReader(HttpRequest head, Caller.Operator operator, EstablishmentId establishment) {
        Finding forbidden = OperatorAuthorization.forbids(operator, Operation.READ, establishment);
        if (forbidden != null) {
            throw refused(head, operator, List.of(forbidden));
        }
    }

    /** Refused with 403 if this operator may not declare this for this establishment. */
    void admit(HttpRequest head, Caller.Operator operator, DeclarationType type, EstablishmentId establishment) {
        DeclarationOutcome forbidden = intake.forbidden(Declarant.of(operator), type, establishment);
        if (forbidden != null) {
            throw refused(head, operator, forbidden.findings());
        }
    }

    private ApiException refused(HttpRequest head, Caller.Operator operator, List<Finding> findings) {
        refusals.refused(
                operator, head.method().name(), ONE, findings.getFirst().code().name());
        return ApiException.of(403, findings);
    }

    /** The counter of an upload's lines that its operator may not declare. */
    RefusedLines refusedLines(Caller.Operator operator) {
        return new RefusedLines(
                (code, lines) -> refusals.refused(operator, HttpMethod.POST.name(), MANY, code.name(), lines),
                System::nanoTime);
    }

    /** What becomes of a declaration; fails as {@link DeclarationIntake#declare} does. */
    CompletableFuture<DeclarationOutcome> declare(
            Caller.Operator operator,
            DeclarationType type,
            EstablishmentId establishment,
            String reference,
            byte[] body) {
        return intake.declare(Declarant.of(operator), DeclarationReader.body(type, establishment, reference, body));
    }

    /**
     * The reply to a declaration that is stored.
     *
     * @throws ApiException if it was rejected
     */
    Reply reply(StayAddress address, DeclarationOutcome outcome, Locale locale) {
        if (outcome.kind() == DeclarationOutcome.Kind.REJECTED) {
            throw ApiException.of(ProblemStatus.status(outcome.findings()), outcome.findings());
        }
        byte[] body = OutcomeWriter.single(address.establishment(), address.reference(), outcome, locale);
        return Reply.json(outcome.kind() == DeclarationOutcome.Kind.ACCEPTED ? 201 : 200, body);
    }

    /** The stay as it is stored; fails with 404 if it is not known. */
    CompletableFuture<Reply> stay(Caller.Operator operator, EstablishmentId establishment, String reference) {
        return intake.find(establishment, reference)
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
