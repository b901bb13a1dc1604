package vn.luutru.reminder;

import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** A contact that cannot be kept. Its finding says why. */
public final class ContactException extends RuntimeException {

    private final Finding finding;

    ContactException(FindingCode code, String field, String... arguments) {
        super(code.name(), null, false, false);
        this.finding = Finding.of(code, field, arguments);
    }

    /** The reason, for the caller. */
    public Finding finding() {
        return finding;
    }
}
