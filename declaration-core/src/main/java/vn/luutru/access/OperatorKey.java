package vn.luutru.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: what it is good for, never the secret.
 *
 * @param id             1 to 64 characters, given by the service
 * @param label          whose key it is, in the administrator's words
 * @param scope          named establishments, or those of the whole province
 * @param revokedAt      null while it is valid
 */
public record OperatorKey(
        String id,
        String label,
        Scope scope,
        Set<Operation> operations,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    /** Who calls with this key. */
    public Caller.Operator caller() {
        return new Caller.Operator(id, scope, operations);
    }
}
