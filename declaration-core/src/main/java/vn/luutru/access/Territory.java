package vn.luutru.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where figures are counted: in the whole province, or in some of its wards. It is always named: there is no absent one
 * that would mean everything. Figures are kept of the province and of each ward; those of several wards are added up.
 */
public sealed interface Territory {

    /** All wards. */
    static Territory province() {
        return Province.PROVINCE;
    }

    /** @param codes of wards, at least one */
    static Territory wards(Set<String> codes) {
        return new Wards(codes);
    }

    /** @param code of a ward */
    static Territory ward(String code) {
        return new Wards(Set.of(code));
    }

    /** The territory of a reader's scope; empty where it names no ward. */
    static Optional<Territory> of(Scope scope) {
        return switch (scope) {
            case Scope.Province province -> Optional.of(province());
            case Scope.Wards wards -> Optional.of(wards(wards.codes()));
            case Scope.Establishments establishments -> Optional.empty();
            case Scope.None none -> Optional.empty();
        };
    }

    /** Whether a ward, by its code, lies in it. */
    boolean covers(@Nullable String ward);

    /**
     * The codes of its wards in their order; null for the province, for statements and headings that have a word for the
     * whole.
     */
    @Nullable
    List<String> codes();

    /** The territories that figures are kept of, which it is put together of: the province, or each of its wards. */
    List<Territory> parts();

    /** Whether it is the whole province. */
    default boolean isProvince() {
        return codes() == null;
    }

    /** {@link #province()}. */
    enum Province implements Territory {
        PROVINCE;

        @Override
        public boolean covers(@Nullable String ward) {
            return true;
        }

        @Override
        public @Nullable List<String> codes() {
            return null;
        }

        @Override
        public List<Territory> parts() {
            return List.of(this);
        }
    }

    /** {@link #wards}. */
    record Wards(Set<String> wards) implements Territory {

        public Wards {
            wards = Set.copyOf(wards);
            if (wards.isEmpty()) {
                throw new IllegalArgumentException("No ward is named");
            }
        }

        @Override
        public boolean covers(@Nullable String ward) {
            return ward != null && wards.contains(ward);
        }

        @Override
        public List<String> codes() {
            return wards.stream().sorted().toList();
        }

        @Override
        public List<Territory> parts() {
            return codes().stream().map(Territory::ward).toList();
        }
    }
}
