package vn.luutru.adapter.http.operator;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * A key as whoever holds its secret sees it.
 *
 * @param label         whose key it is, in the administrator's words; null for a caller of the demo
 * @param establishments null for all
 * @param since         since when it is in its state; null where that was not kept
 * @param createdAt     null for a caller of the demo
 * @param confirmedBy   the second administrator; null if none confirmed it or had to
 * @param confirmedAt   null where nobody confirmed it, or before that was kept
 */
public record OwnKeyView(
        String id,
        @Nullable String label,
        @Nullable List<String> establishments,
        List<Operation> operations,
        OperatorKey.State state,
        @Nullable Instant since,
        @Nullable Instant createdAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {

    static OwnKeyView of(OperatorKey key) {
        return new OwnKeyView(
                key.id().toString(),
                key.label(),
                named(key.scope()),
                sorted(key.operations()),
                key.state(),
                key.since(),
                key.createdAt(),
                key.confirmedBy(),
                key.confirmedAt());
    }

    /** A caller of the demo, whose token was not issued by anybody. */
    static OwnKeyView of(Caller.Operator demo) {
        return new OwnKeyView(
                demo.id(),
                null,
                named(demo.scope()),
                sorted(demo.operations()),
                OperatorKey.State.VALID,
                null,
                null,
                null,
                null);
    }

    private static List<Operation> sorted(Set<Operation> operations) {
        return operations.stream().sorted().toList();
    }

    private static @Nullable List<String> named(Scope scope) {
        return switch (scope) {
            case Scope.Province province -> null;
            case Scope.Establishments some ->
                some.ids().stream().map(EstablishmentId::value).sorted().toList();
            case Scope.Wards wards -> List.of();
            case Scope.None none -> List.of();
        };
    }
}
