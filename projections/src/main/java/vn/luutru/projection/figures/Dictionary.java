package vn.luutru.projection.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Things of one kind and their numbers: from 0 on, in the order in which they were first met. */
public final class Dictionary<T> {

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();

    /** The number of a thing; a new one for a thing never met. */
    public int of(T thing) {
        Integer known = numbers.putIfAbsent(thing, things.size());
        if (known != null) {
            return known;
        }
        things.add(thing);
        return things.size() - 1;
    }

    public T get(int number) {
        return things.get(number);
    }

    public int size() {
        return things.size();
    }
}
