package vn.luutru.benchmark.fault;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Latencies of a run by its tenths. Written by one thread. */
final class Tenths {

    static final int PARTS = 10;

    private static final long MICRO = 1_000;

    private final Histogram all = new Histogram(3_600_000_000L, 3);
    private final Histogram[] parts = new Histogram[PARTS];
    private final long start = System.nanoTime();
    private final long length;

    Tenths(Duration time) {
        length = time.toNanos();
        for (int part = 0; part < PARTS; part++) {
            parts[part] = new Histogram(3_600_000_000L, 3);
        }
    }

    void record(long nanos) {
        long micros = Math.clamp(nanos / MICRO, 0, all.getHighestTrackableValue());
        all.recordValue(micros);
        parts[Math.clamp((System.nanoTime() - start) * PARTS / length, 0, PARTS - 1)].recordValue(micros);
    }

    double millis(int part, double percentile) {
        return parts[part].getValueAtPercentile(percentile) / 1e3;
    }

    /** Over the whole run. */
    double millis(double percentile) {
        return all.getValueAtPercentile(percentile) / 1e3;
    }

    long count() {
        return all.getTotalCount();
    }
}
