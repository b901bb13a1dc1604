package vn.luutru.adapter.http.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.access.ReadTotals;

/**
 * A key as it is shown.
 *
 * @param establishments null for all
 * @param issuedBy       null if it was issued before that was kept
 * @param confirmedBy    the second administrator; null if none confirmed it or had to
 * @param replaces       the key that it takes the place of; null for none
 * @param reads          what it has read, up to a minute ago; null while the read model of the access log cannot be asked, has stopped or
 *                       is paused
 * @param revokedAt      null while it is not revoked
 */
public record KeyView(
        UUID id,
        String label,
        @Nullable List<String> establishments,
        List<Operation> operations,
        OperatorKey.State state,
        Instant createdAt,
        @Nullable String issuedBy,
        @Nullable String confirmedBy,
        @Nullable UUID replaces,
        @Nullable Instant revokedAt,
        @Nullable ReadTotals reads) {

    static KeyView of(OperatorKey key, @Nullable ReadTotals reads) {
        return new KeyView(
                key.id(),
                key.label(),
                shown(key.scope()),
                key.operations().stream().sorted().toList(),
                key.state(),
                key.createdAt(),
                key.issuedBy(),
                key.confirmedBy(),
                key.replaces(),
                key.revokedAt(),
                reads);
    }

    private static @Nullable List<String> shown(Scope scope) {
        return switch (scope) {
            case Scope.Province province -> null;
            case Scope.Establishments named ->
                named.ids().stream().map(EstablishmentId::value).sorted().toList();
            case Scope.Wards wards -> List.of();
            case Scope.None none -> List.of();
        };
    }
}
