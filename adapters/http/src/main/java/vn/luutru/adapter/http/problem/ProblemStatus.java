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

    /** In this order: not readable, not allowed, not there, in conflict with what is stored, not right. */
    private static int status(FindingCode code) {
        return switch (code) {
            case UTF8_INVALID, JSON_MALFORMED, ESTABLISHMENT_MALFORMED, REFERENCE_MALFORMED -> 400;
            case ESTABLISHMENT_OUT_OF_SCOPE, OPERATION_OUT_OF_SCOPE -> 403;
            case STAY_UNKNOWN, ESTABLISHMENT_UNKNOWN -> 404;
            case STAY_CONFLICT, STAY_CANCELLED, STAY_DEPARTED, STAY_FORGOTTEN -> 409;
            default -> 422;
        };
    }
}
