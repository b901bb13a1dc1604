package vn.luutru.projection.tourism;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import vn.luutru.projection.figures.KeyIndex;

/** Seeds of the published cells of one month, by level and cell. Each costs a keyed hash, once. */
final class CellSeeds {

    private static final class Level {

        private final KeyIndex cells = new KeyIndex();
        private long[] seeds = new long[16];
    }

    private final Map<String, Level> levels = new HashMap<>();

    /** @param hash makes the seed of a cell, the same each time */
    long of(String level, long cell, LongUnaryOperator hash) {
        Level known = levels.computeIfAbsent(level, none -> new Level());
        int slot = known.cells.find(cell);
        if (slot < 0) {
            long seed = hash.applyAsLong(cell);
            slot = known.cells.of(cell);
            if (slot == known.seeds.length) {
                known.seeds = Arrays.copyOf(known.seeds, slot + slot / 2);
            }
            known.seeds[slot] = seed;
        }
        return known.seeds[slot];
    }

    /** What they take of the heap, nearly. */
    long bytes() {
        return levels.values().stream()
                .mapToLong(level -> level.cells.bytes() + (long) level.seeds.length * Long.BYTES)
                .sum();
    }
}
