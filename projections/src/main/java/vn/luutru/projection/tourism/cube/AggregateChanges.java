package vn.luutru.projection.tourism.cube;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By how much sums change. What one event takes from a sum and gives to it again is no change, so that a sum's last
 * change is the same wherever batches end.
 */
final class AggregateChanges<K> {

    /** The change of the sums of one key. */
    static final class Change {
        final int[] by = new int[Measure.values().length];
        /** Of the last event that changed one of them. */
        long position;
    }

    private final Map<K, int[]> now = new HashMap<>();
    private final Map<K, Change> all = new LinkedHashMap<>();

    void add(K key, Measure measure, int by) {
        now.computeIfAbsent(key, none -> new int[Measure.values().length])[measure.ordinal()] += by;
    }

    /** Ends what one event changes. */
    void end(long position) {
        now.forEach((key, by) -> {
            boolean changes = false;
            for (int one : by) {
                changes |= one != 0;
            }
            if (changes) {
                Change change = all.computeIfAbsent(key, none -> new Change());
                for (int i = 0; i < by.length; i++) {
                    change.by[i] += by[i];
                }
                change.position = position;
            }
        });
        now.clear();
    }

    Map<K, Change> all() {
        return all;
    }
}
