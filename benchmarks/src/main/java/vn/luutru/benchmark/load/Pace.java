package vn.luutru.benchmark.load;

/**
 * When each call of a series is due.
 *
 * <p>Calls are spread over the evening's curve, each somewhere at random within its own share of it: so they neither
 * march in step nor come in another order, and the same call is due at the same instant whenever it is asked.
 */
final class Pace {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final Evening evening;
    private final long count;

    Pace(Evening evening, long count) {
        this.evening = evening;
        this.count = count;
    }

    long count() {
        return count;
    }

    long dueNanos(long call) {
        return evening.dueNanos((call + unit(call)) / count);
    }

    /** A fixed random number from 0 to 1 for each call (the finalizer of SplitMix64). */
    private static double unit(long call) {
        long z = (call + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
