package vn.luutru.adapter.http;

import java.util.List;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.FindingCode;

/** What controllers ask before they answer. */
final class Rights {

    private Rights() {}

    /** Refused with 403 unless the caller acts in this role. */
    static void require(Caller caller, Role role) {
        if (caller.role() != role) {
            throw Refusal.of(403, FindingCode.ROLE_NOT_ALLOWED, "", role.name());
        }
    }

    /** Refused with 403 unless the caller acts in one of these roles. */
    static void requireAny(Caller caller, List<Role> roles) {
        if (!roles.contains(caller.role())) {
            throw Refusal.of(
                    403, FindingCode.ROLE_NOT_ALLOWED, "", roles.getFirst().name());
        }
    }

    /** The establishment that an operator's address names, if he may do this for it: 400 or 403 otherwise. */
    static EstablishmentId establishment(Caller.Operator operator, Operation operation, String id) {
        EstablishmentId establishment = establishment(id);
        Finding forbidden = Gate.forbids(operator, operation, establishment);
        if (forbidden != null) {
            throw Refusal.of(403, List.of(forbidden));
        }
        return establishment;
    }

    /** Refused with 400 if it has not the form of an id. */
    static EstablishmentId establishment(String id) {
        if (!EstablishmentId.isValid(id)) {
            throw Refusal.of(400, FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId");
        }
        return new EstablishmentId(id);
    }
}
