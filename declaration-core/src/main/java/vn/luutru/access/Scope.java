package vn.luutru.access;

import java.util.Set;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * What a caller's rights extend to. A scope is always named: there is no absent one that would mean everything, and
 * none that is empty by accident.
 */
public sealed interface Scope {

    /** Every establishment and every ward of the province. */
    static Scope province() {
        return Province.PROVINCE;
    }

    /**
     * These wards and the establishments in them.
     *
     * @param codes ward codes, at least one
     */
    static Scope wards(Set<String> codes) {
        return new Wards(codes);
    }

    /** One ward and the establishments in it. */
    static Scope ward(String code) {
        return new Wards(Set.of(code));
    }

    /** @param ids at least one */
    static Scope establishments(Set<EstablishmentId> ids) {
        return new Establishments(ids);
    }

    /** Nothing. */
    static Scope none() {
        return None.NONE;
    }

    /** Whether an establishment is in this scope by its id alone, wherever it lies. */
    boolean covers(EstablishmentId establishment);

    /** Whether a whole ward is in this scope. */
    boolean coversWard(String ward);

    /** {@link #province()}. */
    enum Province implements Scope {
        PROVINCE;

        @Override
        public boolean covers(EstablishmentId establishment) {
            return true;
        }

        @Override
        public boolean coversWard(String ward) {
            return true;
        }
    }

    /** {@link #wards}. */
    record Wards(Set<String> codes) implements Scope {

        public Wards {
            codes = Set.copyOf(codes);
            if (codes.isEmpty()) {
                throw new IllegalArgumentException("No ward is named: use Scope.none()");
            }
        }

        @Override
        public boolean covers(EstablishmentId establishment) {
            return false;
        }

        @Override
        public boolean coversWard(String ward) {
            return codes.contains(ward);
        }
    }

    /** {@link #establishments}. */
    record Establishments(Set<EstablishmentId> ids) implements Scope {

        public Establishments {
            ids = Set.copyOf(ids);
            if (ids.isEmpty()) {
                throw new IllegalArgumentException("No establishment is named: use Scope.none()");
            }
        }

        @Override
        public boolean covers(EstablishmentId establishment) {
            return ids.contains(establishment);
        }

        @Override
        public boolean coversWard(String ward) {
            return false;
        }
    }

    /** {@link #none()}. */
    enum None implements Scope {
        NONE;

        @Override
        public boolean covers(EstablishmentId establishment) {
            return false;
        }

        @Override
        public boolean coversWard(String ward) {
            return false;
        }
    }
}
