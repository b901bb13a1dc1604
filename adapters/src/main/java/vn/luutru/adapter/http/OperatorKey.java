package vn.luutru.adapter.http;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentId;

/**
 * A key as it is kept: what it is good for, never the secret.
 *
 * @param id             1 to 64 characters, given by the service
 * @param label          whose key it is, in the administrator's words
 * @param establishments null for all
 * @param revokedAt      null while it is valid
 */
public record OperatorKey(
        String id,
        String label,
        @Nullable Set<EstablishmentId> establishments,
        Set<Operation> operations,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    Caller.Operator caller() {
        return new Caller.Operator(id, establishments, operations);
    }
}
