package vn.luutru.access;

import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Whether a caller may do what it asks for. Every decision on an establishment or a ward is made here. */
public sealed interface Authorization {

    /** It may. */
    enum Granted implements Authorization {
        GRANTED
    }

    /**
     * It may not.
     *
     * @param finding the reason, for the caller
     */
    record Denied(Finding finding) implements Authorization {}

    /** Whether an operator may do this for this establishment. */
    static Authorization of(Caller.Operator operator, Operation operation, EstablishmentId establishment) {
        if (!operator.mayFor(establishment)) {
            return new Denied(Finding.of(FindingCode.ESTABLISHMENT_OUT_OF_SCOPE, "/establishmentId"));
        }
        if (!operator.may(operation, establishment)) {
            return new Denied(Finding.of(FindingCode.OPERATION_OUT_OF_SCOPE, "", operation.code()));
        }
        return Granted.GRANTED;
    }

    /** Whether an official may see what is kept about this ward. */
    static Authorization ofWard(Caller.Official official, String ward) {
        return official.sees(ward) ? Granted.GRANTED : new Denied(Finding.of(FindingCode.TERRITORY_OUT_OF_SCOPE, ""));
    }
}
