package vn.luutru.declaration;

import static vn.luutru.declaration.Severity.ERROR;
import static vn.luutru.declaration.Severity.WARNING;

/** The catalogue of findings. Codes are stable: clients may switch on them. */
public enum FindingCode {
    STAY_UNKNOWN(ERROR),
    STAY_CONFLICT(ERROR),
    STAY_CANCELLED(ERROR),
    STAY_DEPARTED(ERROR),
    STAY_FORGOTTEN(ERROR),
    NO_SHOW_AFTER_DEPARTURE(ERROR),
    CORRECTION_SUPERSEDED(WARNING);

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
