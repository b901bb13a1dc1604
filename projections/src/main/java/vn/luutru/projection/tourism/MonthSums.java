package vn.luutru.projection.tourism;

import java.util.Arrays;
import vn.luutru.projection.figures.KeyIndex;
import vn.luutru.projection.tourism.cube.MonthColumns;

/**
 * The published cells of establishments of all days of a month, summed up by group: a question for a year is then the
 * sum of twelve cells of each group, and not of a cell for each of its days.
 */
final class MonthSums {

    private final KeyIndex groups = new KeyIndex();
    private final int[][] counts;
    private int[] cells = new int[0];

    private MonthSums(int measures) {
        counts = new int[measures][0];
    }

    /** @param days cells of establishments, by day */
    static MonthSums of(MonthColumns days) {
        int[][] counted = days.counts();
        MonthSums sums = new MonthSums(counted.length);
        for (int slot = 0; slot < days.size(); slot++) {
            int group = sums.slot(days.group(slot));
            sums.cells[group]++;
            for (int i = 0; i < counted.length; i++) {
                sums.counts[i][group] += counted[i][slot];
            }
        }
        return sums;
    }

    private int slot(int group) {
        int slot = groups.of(group);
        if (slot == cells.length) {
            int more = slot + slot / 2 + 16;
            cells = Arrays.copyOf(cells, more);
            for (int i = 0; i < counts.length; i++) {
                counts[i] = Arrays.copyOf(counts[i], more);
            }
        }
        return slot;
    }

    int size() {
        return groups.size();
    }

    /** The number of a slot's group. */
    int group(int slot) {
        return (int) groups.key(slot);
    }

    /** How many cells were added up. */
    int cells(int slot) {
        return cells[slot];
    }

    /** By measure and slot. */
    int[][] counts() {
        return counts;
    }

    /** What they take of the heap, nearly. */
    long bytes() {
        return groups.bytes() + (long) cells.length * (counts.length + 1) * Integer.BYTES;
    }
}
