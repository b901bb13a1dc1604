package vn.luutru.adapter.http.fastpath;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorReads;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.auth.OperatorAuthorization;
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

    private final OperatorAuthorization gate;
    private final DeclarationIntake intake;
    private final Declarations declarations;
    private final OperatorReads reads;

    /** @param reads where operators' reads of single stays are counted */
    public StayCalls(Callers callers, DeclarationIntake intake, Declarations declarations, OperatorReads reads) {
        this.gate = new OperatorAuthorization(callers);
        this.intake = intake;
        this.declarations = declarations;
        this.reads = reads;
    }

    /** The operator that calls; fails with 401, or with 403 for anybody else. */
    CompletableFuture<Caller.Operator> operator(@Nullable String authorization) {
        return gate.operator(authorization);
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

    /** Refused with 403 if this operator may not do this for this establishment. */
    static void admit(Caller.Operator operator, Operation operation, EstablishmentId establishment) {
        Finding forbidden = OperatorAuthorization.forbids(operator, operation, establishment);
        if (forbidden != null) {
            throw ApiException.of(403, List.of(forbidden));
        }
    }

    /** Refused with 403 if this operator may not declare this for this establishment. */
    void admit(Caller.Operator operator, DeclarationType type, EstablishmentId establishment) {
        DeclarationOutcome forbidden = intake.forbidden(Declarant.of(operator), type, establishment);
        if (forbidden != null) {
            throw ApiException.of(403, forbidden.findings());
        }
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
        return intake.find(establishment, reference).thenApply(found -> {
            Reply reply = Reply.json(200, written(establishment, reference, found));
            reads.count(operator, 1);
            return reply;
        });
    }

    private byte[] written(EstablishmentId establishment, String reference, Optional<Stay> found) {
        Stay stay = found.orElseThrow(() -> ApiException.of(404, FindingCode.STAY_UNKNOWN, "/reference"));
        return StayWriter.stay(establishment.value(), reference, stay, declarations);
    }
}
