package vn.luutru.benchmark.load;

/**
 * What was sent and what the service said of it, declaration by declaration: nine bytes each.
 *
 * <p>Written by one thread while the load runs, read by others for progress, and by the {@link Audit} afterwards.
 */
public final class Ledger {

    /** What is known of a declaration. */
    public enum Entry {
        UNSENT,
        SENT,
        ACCEPTED,
        REPLAYED,
        REJECTED,
        FAILED;

        private static final Entry[] ALL = values();
    }

    private final byte[] entries;
    private final long[] positions;
    private volatile long accepted;
    private volatile long replayed;
    private volatile long rejected;
    private volatile long failed;

    /** @throws IllegalArgumentException if it is more than an array can hold */
    public Ledger(long declarations) {
        if (declarations > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Too many for one ledger: " + declarations);
        }
        entries = new byte[(int) declarations];
        positions = new long[(int) declarations];
    }

    public int size() {
        return entries.length;
    }

    public Entry entry(long number) {
        return Entry.ALL[entries[(int) number]];
    }

    /** The position on the receipt; 0 without one. */
    public long position(long number) {
        return positions[(int) number];
    }

    public void sent(long number) {
        if (entry(number) == Entry.UNSENT) {
            entries[(int) number] = (byte) Entry.SENT.ordinal();
        }
    }

    /** @param position of the receipt, 0 when there is none */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others look on
    public void answered(long number, Entry entry, long position) {
        entries[(int) number] = (byte) entry.ordinal();
        positions[(int) number] = position;
        switch (entry) {
            case ACCEPTED -> accepted++;
            case REPLAYED -> replayed++;
            case REJECTED -> rejected++;
            case FAILED -> failed++;
            case UNSENT, SENT -> throw new IllegalArgumentException("Not an answer: " + entry);
        }
    }

    public long accepted() {
        return accepted;
    }

    public long replayed() {
        return replayed;
    }

    public long rejected() {
        return rejected;
    }

    public long failed() {
        return failed;
    }
}
