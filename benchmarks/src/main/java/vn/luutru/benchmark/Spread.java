package vn.luutru.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * Several runs in three figures.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param low    the smallest
 * @param high   the largest
 */
public record Spread(double median, double low, double high) {

    /** @throws IllegalArgumentException if there is no run */
    public static Spread of(List<Double> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("No run, no figure");
        }
        double[] sorted =
                runs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** The same of other units, of which each of these is so many. */
    public Spread times(double units) {
        return new Spread(median * units, low * units, high * units);
    }

    /** As {@code median (low–high)}, with decimals only where they tell something. */
    @Override
    public String toString() {
        String form = high < 10 ? "%.2f (%.2f–%.2f)" : high < 100 ? "%.1f (%.1f–%.1f)" : "%,.0f (%,.0f–%,.0f)";
        return String.format(Locale.ROOT, form, median, low, high);
    }
}
