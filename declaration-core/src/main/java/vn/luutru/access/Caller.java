package vn.luutru.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Who calls, and what they may do. */
public sealed interface Caller {

    /** The id of the key or account: recorded with everything that it declares or asks. Never a secret. */
    String id();

    /** The role it acts in. */
    Role role();

    /** What it may see or declare for. */
    Scope scope();

    /**
     * Whoever declares for an operator: its software, or a reception desk.
     *
     * @param role       {@link Role#OPERATOR} or {@link Role#DESK}
     * @param scope      the establishments it may declare for: named ones, or those of the whole province
     * @param operations what it may do for them
     */
    record Operator(String id, Role role, Scope scope, Set<Operation> operations) implements Caller {

        /** An operator's software, by its key. */
        public Operator(String id, Scope scope, Set<Operation> operations) {
            this(id, Role.OPERATOR, scope, operations);
        }

        /** Whether it may do this for this establishment. */
        public boolean may(Operation operation, EstablishmentId establishment) {
            return forbids(operation, establishment) == null;
        }

        /** What forbids this for this establishment; null if it may. Every decision on what an operator may is made here. */
        public @Nullable Finding forbids(Operation operation, EstablishmentId establishment) {
            if (!scope.covers(establishment)) {
                return Finding.of(FindingCode.ESTABLISHMENT_OUT_OF_SCOPE, "/establishmentId");
            }
            return operations.contains(operation)
                    ? null
                    : Finding.of(FindingCode.OPERATION_OUT_OF_SCOPE, "", operation.code());
        }
    }

    /**
     * Somebody at an authority, or the administrator.
     *
     * @param scope the wards they are limited to, or the whole province
     */
    record Official(String id, Role role, Scope scope) implements Caller {

        /** Whether a ward lies in their territory. */
        public boolean sees(String ward) {
            return scope.coversWard(ward);
        }
    }
}
