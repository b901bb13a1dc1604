package vn.luutru.projection.figures;

import java.util.Arrays;

/**
 * Keys and their places in arrays: from 0 on, in the order in which they first came. A hash table of plain numbers with
 * linear probing, at most half full.
 */
public final class KeyIndex {

    private static final int FEWEST = 16;

    private long[] keys = new long[FEWEST];
    /** Slot and one; 0 where there is none. */
    private int[] table = new int[4 * FEWEST];

    private int size;

    /** The slot of a key; the next free one for a new key. */
    public int of(long key) {
        int place = place(key);
        while (table[place] != 0) {
            int slot = table[place] - 1;
            if (keys[slot] == key) {
                return slot;
            }
            place = (place + 1) & (table.length - 1);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + size / 2);
            if (keys.length > table.length / 2) {
                place = spread(key);
            }
        }
        keys[size] = key;
        table[place] = ++size;
        return size - 1;
    }

    /** The slot of a key; less than 0 if it has none. */
    public int find(long key) {
        int place = place(key);
        while (table[place] != 0) {
            int slot = table[place] - 1;
            if (keys[slot] == key) {
                return slot;
            }
            place = (place + 1) & (table.length - 1);
        }
        return -1;
    }

    public long key(int slot) {
        return keys[slot];
    }

    public int size() {
        return size;
    }

    /** What it takes of the heap, nearly. */
    public long bytes() {
        return (long) keys.length * Long.BYTES + (long) table.length * Integer.BYTES;
    }

    /** Doubles the table; returns the free place of a key that is not in it. */
    private int spread(long key) {
        table = new int[2 * table.length];
        for (int slot = 0; slot < size; slot++) {
            table[free(keys[slot])] = slot + 1;
        }
        return free(key);
    }

    private int free(long key) {
        int place = place(key);
        while (table[place] != 0) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    /** The upper bits of the product with 2^64 / golden ratio: neighbours land far from each other. */
    private int place(long key) {
        return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> (Long.SIZE - Integer.numberOfTrailingZeros(table.length)));
    }
}
