package vn.luutru.projection.tourism;

import vn.luutru.projection.tourism.cube.Measure;
import vn.luutru.projection.tourism.cube.Rounding;

/**
 * By how much published figures differ from the exact ones at most, in 19 of 20 cases. Each figure is a sum of cells with
 * noise of their own, so that it errs by the square root of their number: little beside the guests of a province in a
 * month, much beside those of a ward on a day.
 *
 * @param arrivals of all arrivals, which are three sums
 * @param guests   of day guests, overnight arrivals and open arrivals, each
 * @param nights   of nights and open nights, each
 * @param rooms    of rooms used and open rooms used, each
 */
public record Margins(long arrivals, long guests, long nights, long rooms) {

    /** Of a normal distribution, 19 of 20 lie within so many standard deviations. */
    private static final double DEVIATIONS = 1.96;

    private static final int PARTS_OF_ARRIVALS = 3;

    /** @param cells that were added up, at least one */
    static Margins of(long cells, boolean ofPersons) {
        double guests = cells * Rounding.variance(Measure.DAY_GUESTS, ofPersons);
        return new Margins(
                margin(PARTS_OF_ARRIVALS * guests),
                margin(guests),
                margin(cells * Rounding.variance(Measure.NIGHTS, ofPersons)),
                margin(cells * Rounding.variance(Measure.ROOMS_USED, ofPersons)));
    }

    /** Of nights and open nights together, which are two sums. */
    public double allNights() {
        return Math.sqrt(2) * nights;
    }

    /** Of guest-days, which day guests may be part of: of three sums at most. */
    public double guestDays() {
        return Math.hypot(allNights(), (double) guests);
    }

    /** Of overnight arrivals and open arrivals together, which are two sums. */
    public double allOvernight() {
        return Math.sqrt(2) * guests;
    }

    private static long margin(double variance) {
        return (long) Math.ceil(DEVIATIONS * Math.sqrt(variance));
    }
}
