package vn.luutru.declaration;

import static vn.luutru.declaration.Severity.ERROR;
import static vn.luutru.declaration.Severity.WARNING;

/** The catalogue of findings. Codes are stable: clients may switch on them. */
public enum FindingCode {
    UTF8_INVALID(ERROR),
    JSON_MALFORMED(ERROR),
    LINE_TOO_LONG(ERROR),
    TYPE_MISSING(ERROR),
    TYPE_UNKNOWN(ERROR),
    ESTABLISHMENT_MALFORMED(ERROR),
    REFERENCE_MALFORMED(ERROR),
    FIELD_REQUIRED(ERROR),
    FIELD_TYPE_WRONG(ERROR),
    FIELD_DUPLICATE(ERROR),
    FIELD_NOT_ALLOWED(ERROR),
    FIELD_IGNORED(WARNING),
    FIELD_UNKNOWN(WARNING),
    CODE_UNKNOWN(ERROR),
    DATE_MALFORMED(ERROR),
    INSTANT_MALFORMED(ERROR),
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
