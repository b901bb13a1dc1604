package vn.luutru.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;

/**
 * A key as it is kept: what it is good for, never the secret.
 *
 * @param label       whose key it is, in the administrator's words
 * @param scope       named establishments, or those of the whole province
 * @param issuedBy    the administrator who made it; null if it was made before that was kept
 * @param state       whether it opens anything
 * @param confirmedBy the other administrator who confirmed it; null if none did or had to
 * @param confirmedAt null where nobody confirmed it, or before that was kept
 * @param replaces    the key that this one takes the place of; null for none
 * @param revokedAt   null while it is not revoked
 */
public record OperatorKey(
        UUID id,
        String label,
        Scope scope,
        Set<Operation> operations,
        Instant createdAt,
        @Nullable String issuedBy,
        State state,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable UUID replaces,
        @Nullable Instant revokedAt) {

    /** Whether a key opens anything. */
    public enum State implements Code {
        /** Nothing, until another administrator confirms it. */
        PENDING("PENDING"),
        VALID("VALID"),
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

    public OperatorKey {
        operations = Set.copyOf(operations);
    }

    /** Who calls with this key; empty while it opens nothing. */
    public Optional<Caller> caller() {
        return state == State.VALID
                ? Optional.of(new Caller.Operator(id.toString(), scope, operations))
                : Optional.empty();
    }

    /** Since when it is in its state; null where that was not kept. */
    public @Nullable Instant since() {
        return switch (state) {
            case PENDING -> createdAt;
            case VALID -> confirmedBy == null ? createdAt : confirmedAt;
            case REVOKED -> revokedAt;
        };
    }

    /**
     * Whether a key is only good when two administrators want it: one that reads stays, or one for establishments that
     * nobody named.
     */
    static boolean needsTwo(Scope scope, Set<Operation> operations) {
        return scope instanceof Scope.Province || operations.contains(Operation.READ);
    }
}
