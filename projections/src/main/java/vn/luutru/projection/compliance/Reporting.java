package vn.luutru.projection.compliance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.EstablishmentType;

/**
 * How an establishment reports these days.
 *
 * @param name         as last described
 * @param ward         in which it lies now
 * @param lastDay      the last local day of which it reported, within the days that were looked at; null for none
 * @param silentDays   open days that are over since then, or since it was registered
 * @param missing      open days of the period that are over and of which it did not report, in order
 * @param late         guests of the period who were first reported late
 * @param lateDays     the same by the day of their arrival, on which their deadline depends, in order; days with some only
 * @param declared     guests of the period
 */
public record Reporting(
        String establishmentId,
        String name,
        EstablishmentType type,
        String ward,
        @Nullable LocalDate lastDay,
        int silentDays,
        List<LocalDate> missing,
        long late,
        List<LateDay> lateDays,
        long declared) {

    /**
     * Guests who arrived on one local day and were first reported late.
     *
     * @param guests 1 or more
     */
    public record LateDay(LocalDate day, long guests) {}

    public Reporting {
        missing = List.copyOf(missing);
        lateDays = List.copyOf(lateDays);
    }

    /** The day with most late guests, the latest of several; null without any. A penalty goes by one deadline. */
    public @Nullable LateDay worst() {
        return lateDays.stream()
                .max(Comparator.comparingLong(LateDay::guests).thenComparing(LateDay::day))
                .orElse(null);
    }
}
