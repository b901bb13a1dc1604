package vn.luutru.projection.compliance;

import vn.luutru.projection.figures.CellNoise;

/**
 * On how many days establishments were open, and on how many of these they declared something: a guest, or that nobody
 * came. A day of one establishment is one.
 *
 * @param open     days on which they were registered, and neither suspended nor closed
 * @param declared of these, those of which something was declared; between 0 and {@code open}
 * @param cells    how many cells with noise of their own the declared ones are the sum of; 0 of exact ones, and where nothing was open
 */
public record OpenDays(long open, long declared, long cells) {

    /** Of a normal distribution, 19 of 20 lie within so many standard deviations. */
    private static final double DEVIATIONS = 1.96;

    /** Which part of the open days was declared; 0 without one. */
    public double share() {
        return open == 0 ? 0 : (double) declared / open;
    }

    /** The open days of which nothing was declared. */
    public long missing() {
        return open - declared;
    }

    /** By how much the share differs from the exact one at most, in 19 of 20 cases; 0 where it is exact. */
    public double margin() {
        return open == 0 ? 0 : DEVIATIONS * Math.sqrt(cells * CellNoise.VARIANCE) / open;
    }
}
