package vn.luutru.projection.tourism.cube;

import java.util.Arrays;
import vn.luutru.projection.figures.KeyIndex;

/**
 * All counts of one kind in one month, column by column: of establishments by day, or of persons. A cell is named by the
 * number of its group and by its place: the day of the month, or the number of what its guests are.
 */
public final class MonthColumns {

    private final boolean ofPersons;
    private final KeyIndex slots = new KeyIndex();
    private final int[][] counts;
    private long[] seeds = new long[0];

    public MonthColumns(boolean ofPersons) {
        this.ofPersons = ofPersons;
        counts = new int[Measure.of(ofPersons).size()][0];
    }

    public boolean ofPersons() {
        return ofPersons;
    }

    /** Adds a cell, or puts another in its place; returns its slot. */
    public int put(int group, int place, int[] counted, long seed) {
        int slot = slot(group, place);
        seeds[slot] = seed;
        for (int i = 0; i < counts.length; i++) {
            counts[i][slot] = counted[i];
        }
        return slot;
    }

    private int slot(int group, int place) {
        int slot = slots.of(key(group, place));
        if (slot == seeds.length) {
            int more = slot + slot / 2 + 16;
            seeds = Arrays.copyOf(seeds, more);
            for (int i = 0; i < counts.length; i++) {
                counts[i] = Arrays.copyOf(counts[i], more);
            }
        }
        return slot;
    }

    /** The slot of a cell; less than 0 if there is none. */
    public int find(int group, int place) {
        return slots.find(key(group, place));
    }

    private static long key(int group, int place) {
        return ((long) group << Integer.SIZE) | place;
    }

    public int size() {
        return slots.size();
    }

    public int group(int slot) {
        return (int) (slots.key(slot) >>> Integer.SIZE);
    }

    public int place(int slot) {
        return (int) slots.key(slot);
    }

    public long seed(int slot) {
        return seeds[slot];
    }

    /** By measure and slot. */
    public int[][] counts() {
        return counts;
    }

    /** What they take of the heap, nearly. */
    public long bytes() {
        return slots.bytes() + (long) seeds.length * (counts.length * Integer.BYTES + Long.BYTES);
    }
}
