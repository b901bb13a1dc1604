package vn.luutru.adapter.http.auth;

import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Territory;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** What controllers ask before they answer. */
public final class AccessChecks {

    private AccessChecks() {}

    /** The establishment that an operator's address names, if they may do this for it: 400 or 403 otherwise. */
    public static EstablishmentId establishment(Caller.Operator operator, Operation operation, String id) {
        EstablishmentId establishment = establishment(id);
        Finding forbidden = operator.forbids(operation, establishment);
        if (forbidden != null) {
            throw ApiException.of(403, List.of(forbidden));
        }
        return establishment;
    }

    /** Refused with 403 if an operator may not do this for any establishment. */
    public static void operation(Caller.Operator operator, Operation operation) {
        if (!operator.operations().contains(operation)) {
            throw ApiException.of(403, FindingCode.OPERATION_OUT_OF_SCOPE, "", operation.code());
        }
    }

    /** Why persons are asked about, as the headers say it; refused with 400 where something is missing or unreadable. */
    public static AccessPurpose purpose(Caller.Official reader, HttpHeaders headers, LocalDate today) {
        try {
            return AccessPurpose.of(reader, headers.getFirst("X-Purpose"), headers.getFirst("X-Case"), today);
        } catch (AccessPurpose.InvalidException e) {
            throw ApiException.of(400, List.of(e.finding()));
        }
    }

    /** Where a reader gets figures; refused with 403 if they have no ward. */
    public static Territory territory(Caller.Official reader) {
        return Territory.of(reader.scope())
                .orElseThrow(() -> ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, ""));
    }

    /** Refused with 400 if it has not the form of an id. */
    public static EstablishmentId establishment(String id) {
        if (!EstablishmentId.isValid(id)) {
            throw ApiException.of(400, FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId");
        }
        return new EstablishmentId(id);
    }
}
