package vn.luutru.adapter.web.chart;

/**
 * An axis from nothing up to a round number.
 *
 * @param step between two lines: 1, 2 or 5 times a power of ten
 */
record Scale(double step, int steps) {

    private static final int MAX_STEPS = 5;

    /** The axis that holds the largest value with few lines. */
    static Scale upTo(double largest) {
        double most = Math.max(largest, 1);
        double power = Math.pow(10, Math.floor(Math.log10(most / MAX_STEPS)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            double step = Math.max(1, factor * power);
            int steps = (int) Math.ceil(most / step - 1e-9);
            if (steps <= MAX_STEPS) {
                return new Scale(step, Math.max(1, steps));
            }
        }
        throw new IllegalStateException("No axis for " + largest);
    }

    double top() {
        return step * steps;
    }
}
