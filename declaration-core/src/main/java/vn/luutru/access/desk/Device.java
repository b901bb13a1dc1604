package vn.luutru.access.desk;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Operation;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * The browser of a reception desk as it is kept: what it is good for, never its code or its secret.
 *
 * @param label         where the desk stands, in the words of whoever asked for it
 * @param operations    what may be done from it: what the operator's key that asked for it may do
 * @param issuedBy      the id of the key or account that asked for it
 * @param pending       whether its code opens nothing until another administrator confirms it
 * @param confirmedBy   the other administrator; null if none confirmed it or had to
 * @param codeExpiresAt when its enrolment code expires; of a pending device when its confirmation does
 * @param enrolledAt    when a browser traded the code for a session; null if none did
 * @param revokedAt     null while it is not revoked
 */
public record Device(
        UUID id,
        EstablishmentId establishment,
        String label,
        Set<Operation> operations,
        Instant issuedAt,
        String issuedBy,
        boolean pending,
        @Nullable String confirmedBy,
        Instant codeExpiresAt,
        @Nullable Instant enrolledAt,
        @Nullable Instant revokedAt) {

    /** Where a device stands. */
    public enum State implements Code {
        /** Its code opens nothing until another administrator confirms it. */
        PENDING("PENDING"),
        /** Its code waits to be entered. */
        ISSUED("ISSUED"),
        /** Nobody entered its code in time. */
        EXPIRED("EXPIRED"),
        /** A browser has its session. */
        ENROLLED("ENROLLED"),
        REVOKED("REVOKED");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    public Device {
        operations = Set.copyOf(operations);
    }

    /** The same, revoked at an instant. */
    Device revoked(Instant at) {
        return new Device(
                id,
                establishment,
                label,
                operations,
                issuedAt,
                issuedBy,
                pending,
                confirmedBy,
                codeExpiresAt,
                enrolledAt,
                at);
    }

    /** Where it stands at an instant. */
    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (enrolledAt != null) {
            return State.ENROLLED;
        }
        if (!now.isBefore(codeExpiresAt)) {
            return State.EXPIRED;
        }
        return pending ? State.PENDING : State.ISSUED;
    }
}
