package vn.luutru.declaration;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a correction changes, and nothing else.
 *
 * @param set     the fields with their new values
 * @param removed the optional fields to be removed
 */
public record Changes(StayDetails set, Set<Field> removed) {

    public Changes {
        Set<Field> copy = EnumSet.noneOf(Field.class);
        copy.addAll(removed);
        removed = Collections.unmodifiableSet(copy);
    }

    /** Every field that is named. */
    public Set<Field> fields() {
        Set<Field> named = set.fields();
        named.addAll(removed);
        return named;
    }

    public boolean isEmpty() {
        return removed.isEmpty() && set.fields().isEmpty();
    }
}
