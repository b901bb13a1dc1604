package vn.luutru.adapter.http.problem;

import java.util.Comparator;
import java.util.List;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Which of several findings decides the answer of a call: it gives the status, and its text is the title. */
public final class ProblemStatus {

    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.code().severity())
            .thenComparingInt(finding -> status(finding.code()));

    private ProblemStatus() {}

    /** The gravest of at least one finding, the earlier of equal ones. */
    static Finding gravest(List<Finding> findings) {
        return findings.stream().min(GRAVEST_FIRST).orElseThrow();
    }

    /** The status of a declaration that these findings refuse. */
    public static int status(List<Finding> findings) {
        return status(gravest(findings).code());
    }

    /** Whether a declaration with this finding is one that its sender may not make. */
    public static boolean isForbidden(FindingCode code) {
        return status(code) == 403;
    }

    /**
     * A body that cannot be read as a whole is 400; of one that can, everything that is wrong with a member is 422, its
     * form as well as its sense. In this order: not readable, not allowed, not there, in conflict with what is stored, not
     * right; then what declarations never meet.
     */
    private static int status(FindingCode code) {
        return switch (code) {
            case UTF8_INVALID, JSON_MALFORMED, ESTABLISHMENT_MALFORMED, REFERENCE_MALFORMED -> 400;
            case ESTABLISHMENT_OUT_OF_SCOPE, OPERATION_OUT_OF_SCOPE, TERRITORY_OUT_OF_SCOPE -> 403;
            case STAY_UNKNOWN, ESTABLISHMENT_UNKNOWN -> 404;
            case STAY_CONFLICT, STAY_CANCELLED, STAY_DEPARTED, STAY_CHANGED_TOO_OFTEN, STAY_FORGOTTEN -> 409;
            case DESK_LOCKED, DEVICE_REVOKED, KEY_REVOKED -> 401;
            case POSTER_UNKNOWN -> 404;
            case TOO_MANY_DEVICES,
                    TOO_MANY_PEOPLE,
                    TOO_MANY_POSTERS,
                    TOO_MANY_CARDS,
                    DEVICE_NEEDS_SECOND_ADMINISTRATOR,
                    SECOND_ADMINISTRATOR_REQUIRED,
                    DESK_NEEDS_A_PERSON -> 409;
            case POSTER_REVOKED -> 410;
            case PIN_LOCKED -> 423;
            case TOO_MANY_ATTEMPTS -> 429;
            default -> 422;
        };
    }
}
