package vn.luutru.projection.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * For how many nights a guest without a departure is taken for being there. After that the check-out was most likely
 * not reported: tourism counts no more nights until a departure is declared, which then gives the true ones; zones and
 * hospitals go on counting the person, and count their check-out as missing.
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

    /** The day from which on no night is counted of anybody without a departure who arrived on a day. */
    public LocalDate end(LocalDate arrived) {
        return arrived.plusDays(nights);
    }

    /**
     * The last local day on which somebody without a departure is expected in a zone or a hospital, where people stay for
     * months by plan: the planned day of departure, or the {@link #end} where none was declared.
     *
     * @param arrived the local day of arrival
     * @param planned the day of departure that was declared; null if none was
     */
    public LocalDate expectedUntil(LocalDate arrived, @Nullable LocalDate planned) {
        return planned == null ? end(arrived) : planned;
    }
}
