package vn.luutru.projection.tourism.cube;

import java.time.LocalDate;

/**
 * For how many nights a guest without a departure is taken for being there. After that the check-out was most likely
 * not reported: no more nights are counted until a departure is declared, which then gives the true ones.
 *
 * @param nights counted from the local day of arrival; at least 1
 */
public record MissingCheckOuts(int nights) {

    /** As many as a person may stay before temporary residence is to be registered (law 68/2020/QH14, article 27). */
    public static final MissingCheckOuts USUAL = new MissingCheckOuts(30);

    private static final int MAX_NIGHTS = 36_500;

    /** @throws IllegalArgumentException unless there is at least one night, and at most a hundred years of them */
    public MissingCheckOuts {
        if (nights < 1 || nights > MAX_NIGHTS) {
            throw new IllegalArgumentException("At least one night");
        }
    }

    /** The day from which on nobody without a departure who arrived on a day is counted. */
    LocalDate end(LocalDate arrived) {
        return arrived.plusDays(nights);
    }
}
