package vn.luutru.benchmark.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long calls took from when they were due, altogether and second by second. Written by one thread. */
public final class Latencies {

    /** Nanoseconds in a microsecond, the unit of the histograms. */
    private static final long MICRO = 1_000;

    /** One second of the run. */
    public record Second(long calls, double p50Millis, double p99Millis, double maxMillis) {}

    private final Histogram all = new Histogram(3_600_000_000L, 3);
    private final Histogram current = new Histogram(3_600_000_000L, 3);
    private final List<Second> seconds = Collections.synchronizedList(new ArrayList<>());
    private final long start = System.nanoTime();

    /** A call was answered just now. */
    public void record(long nanos) {
        roll();
        long micros = Math.clamp(nanos / MICRO, 0, all.getHighestTrackableValue());
        all.recordValue(micros);
        current.recordValue(micros);
    }

    /** Percentile over the whole run, in milliseconds. */
    public double millis(double percentile) {
        return all.getValueAtPercentile(percentile) / 1e3;
    }

    public double maxMillis() {
        return all.getMaxValue() / 1e3;
    }

    public long count() {
        return all.getTotalCount();
    }

    /** The run so far, without the second that has just begun. */
    public List<Second> seconds() {
        synchronized (seconds) {
            return List.copyOf(seconds);
        }
    }

    private void roll() {
        long second = (System.nanoTime() - start) / 1_000_000_000L;
        while (seconds.size() < second) {
            seconds.add(new Second(
                    current.getTotalCount(),
                    current.getValueAtPercentile(50) / 1e3,
                    current.getValueAtPercentile(99) / 1e3,
                    current.getMaxValue() / 1e3));
            current.reset();
        }
    }
}
