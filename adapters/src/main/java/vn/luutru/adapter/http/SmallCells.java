package vn.luutru.adapter.http;

import java.util.BitSet;
import java.util.List;

/**
 * Which counts of persons are held back from readers outside the police: those from 1 to 4, and as many others as keep
 * these from being recomputed from a total.
 */
final class SmallCells {

    /** From this many persons on a count tells nothing about one of them. */
    static final long LEAST = 5;

    private SmallCells() {}

    static boolean small(long count) {
        return count > 0 && count < LEAST;
    }

    /**
     * The places of those parts of a total that are held back.
     *
     * <p>Under a total that is shown at least two are held back if any is, and together they count at least
     * {@link #LEAST}; the smallest others are taken for that. Under a total that is held back at least one is, so that
     * the parts do not add up to it.
     */
    static BitSet hidden(List<Long> parts, boolean totalHidden) {
        BitSet hidden = new BitSet();
        for (int i = 0; i < parts.size(); i++) {
            hidden.set(i, small(parts.get(i)));
        }
        if (totalHidden) {
            if (hidden.isEmpty()) {
                hideSmallest(parts, hidden);
            }
            return hidden;
        }
        while (!hidden.isEmpty() && (hidden.cardinality() < 2 || sum(parts, hidden) < LEAST)) {
            if (!hideSmallest(parts, hidden)) {
                break;
            }
        }
        return hidden;
    }

    /** Zero tells nothing where it stands, and hides nothing. */
    private static boolean hideSmallest(List<Long> parts, BitSet hidden) {
        int smallest = -1;
        for (int i = 0; i < parts.size(); i++) {
            boolean candidate = !hidden.get(i) && parts.get(i) > 0;
            if (candidate && (smallest < 0 || parts.get(i) < parts.get(smallest))) {
                smallest = i;
            }
        }
        if (smallest >= 0) {
            hidden.set(smallest);
        }
        return smallest >= 0;
    }

    private static long sum(List<Long> parts, BitSet which) {
        return which.stream().mapToLong(parts::get).sum();
    }
}
