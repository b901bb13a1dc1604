package vn.luutru.projection.zone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.occupancy.Occupants;

/**
 * Which employer a name stands for. An employer is its tax code. A name without one is that of the tax code with which
 * the same name, in {@link NormalForm}, was declared among those who are counted, if there is exactly one; else it is an
 * employer by its name.
 */
final class Employers {

    private final Map<String, Set<String>> codes = new HashMap<>();

    private Employers() {}

    /** @param met how many of each number are counted; the others are not looked at */
    static Employers of(Occupants occupants, int[] met) {
        Employers employers = new Employers();
        for (int kind = 0; kind < met.length; kind++) {
            String taxCode = occupants.particulars(kind).taxCode();
            String name = occupants.employer(kind);
            if (met[kind] > 0 && taxCode != null && name != null) {
                employers.codes.computeIfAbsent(name, none -> new HashSet<>()).add(taxCode);
            }
        }
        return employers;
    }

    /** The tax code that a name in its normal form stands for; null if there is none, or more than one. */
    @Nullable
    String taxCode(@Nullable String name) {
        Set<String> found = codes.getOrDefault(name, Set.of());
        return found.size() == 1 ? found.iterator().next() : null;
    }
}
