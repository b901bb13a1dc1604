package vn.luutru.adapter.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentId;

/** Who calls, and what he may do. */
public sealed interface Caller {

    /** The id of the key or account: recorded with everything that it says or asks. Never a secret. */
    String id();

    /** The role it acts in. */
    Role role();

    /**
     * An operator's software.
     *
     * @param establishments the establishments it may declare for; null for all
     * @param operations     what it may do for them
     */
    record Operator(String id, @Nullable Set<EstablishmentId> establishments, Set<Operation> operations)
            implements Caller {

        @Override
        public Role role() {
            return Role.OPERATOR;
        }

        boolean mayFor(EstablishmentId establishment) {
            return establishments == null || establishments.contains(establishment);
        }

        boolean may(Operation operation, EstablishmentId establishment) {
            return operations.contains(operation) && mayFor(establishment);
        }
    }

    /**
     * Somebody at an authority, or the administrator.
     *
     * @param territory the code of the ward he is limited to; null for the whole province
     */
    record Official(String id, Role role, @Nullable String territory) implements Caller {

        /** Whether a ward lies in his territory. */
        boolean sees(String ward) {
            return territory == null || territory.equals(ward);
        }
    }
}
