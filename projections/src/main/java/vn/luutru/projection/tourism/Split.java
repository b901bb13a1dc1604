package vn.luutru.projection.tourism;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.tourism.cube.GroupBy;

/** Which part of an answer things fall into: those that agree in all that it is split by fall into the same. */
final class Split<T> {

    private static final int OUTSIDE = -1;

    private final Dictionary<T> things;
    private final List<GroupBy> dimensions;
    private final BiFunction<T, GroupBy, @Nullable String> value;
    private final Predicate<T> counted;
    private final Dictionary<List<@Nullable String>> parts = new Dictionary<>();
    /** By the number of the thing: its part and one, or {@link #OUTSIDE}; 0 while it was not looked at. */
    private int[] known = new int[0];

    /**
     * @param dimensions those of the things' own
     * @param counted    whether a thing is in the answer at all
     */
    Split(
            Dictionary<T> things,
            List<GroupBy> dimensions,
            BiFunction<T, GroupBy, @Nullable String> value,
            Predicate<T> counted) {
        this.things = things;
        this.dimensions = dimensions;
        this.value = value;
        this.counted = counted;
    }

    /** The part of a thing by its number; less than 0 if it is in none. */
    int part(int number) {
        if (number >= known.length) {
            known = Arrays.copyOf(known, 2 * number + 16);
        }
        if (known[number] == 0) {
            T thing = things.get(number);
            known[number] = counted.test(thing) ? 1 + parts.of(values(thing)) : OUTSIDE;
        }
        return known[number] == OUTSIDE ? OUTSIDE : known[number] - 1;
    }

    /** The value of a part in one of the dimensions. */
    @Nullable
    String value(int part, GroupBy dimension) {
        return parts.get(part).get(dimensions.indexOf(dimension));
    }

    private List<@Nullable String> values(T thing) {
        List<@Nullable String> values = new ArrayList<>();
        dimensions.forEach(dimension -> values.add(value.apply(thing, dimension)));
        return Collections.unmodifiableList(values);
    }
}
