package vn.luutru.projection.tourism;

import java.util.Arrays;
import vn.luutru.projection.figures.KeyIndex;

/**
 * All atoms of one kind in one month, column by column: of establishments by day, or of persons. An atom is named by the number
 * of its group and by its place: the day of the month, or the number of what its guests are.
 */
final class MonthColumns {

    private final boolean ofPersons;
    private final KeyIndex slots = new KeyIndex();
    private final int[][] exact;
    private final int[][] told;

    MonthColumns(boolean ofPersons) {
        this.ofPersons = ofPersons;
        int measures = Measure.of(ofPersons).size();
        exact = new int[measures][0];
        told = new int[measures][0];
    }

    boolean ofPersons() {
        return ofPersons;
    }

    /** Adds an atom, or puts another in its place. */
    void put(int group, int place, int[] counted, long noise) {
        int slot = slots.of(((long) group << Integer.SIZE) | place);
        if (slot == exact[0].length) {
            int more = slot + slot / 2 + 16;
            for (int i = 0; i < exact.length; i++) {
                exact[i] = Arrays.copyOf(exact[i], more);
                told[i] = Arrays.copyOf(told[i], more);
            }
        }
        for (Measure measure : Measure.of(ofPersons)) {
            int i = measure.ordinal();
            exact[i][slot] = counted[i];
            told[i][slot] = Math.toIntExact(Rounding.told(measure, ofPersons, counted[i], noise));
        }
    }

    int size() {
        return slots.size();
    }

    int group(int slot) {
        return (int) (slots.key(slot) >>> Integer.SIZE);
    }

    int place(int slot) {
        return (int) slots.key(slot);
    }

    /** By measure and slot: as counted, or as published. */
    int[][] figures(boolean asCounted) {
        return asCounted ? exact : told;
    }

    /** What they take of the heap, nearly. */
    long bytes() {
        return slots.bytes() + 2L * exact.length * exact[0].length * Integer.BYTES;
    }
}
