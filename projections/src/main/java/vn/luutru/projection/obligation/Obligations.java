package vn.luutru.projection.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.rule.Timeliness;

/**
 * What an establishment still owes, or is about to owe.
 *
 * @param today              the local day of the question
 * @param daysWithoutReport  local days before today with neither a guest declared nor a nil report
 * @param departureOverdue   still in house although their planned departure is over
 * @param residenceThreshold citizens from other wards in house, and 30 days reached or reached within a week: a
 *                           registration of temporary residence is due (law on residence 2020, article 27)
 * @param foreigners         foreign guests in house whose first report was late, or all of the last two days, with
 *                           their deadlines
 * @param withoutPapers      in house without papers: to be reported to the police at once (decree 96/2016, article 44)
 * @param unidentified       without papers, and with no name, date of birth or nationality yet, in house or departed; due
 *                           48 hours after the arrival (law on medical examination and treatment, article 72)
 * @param complete           false when a list was cut at {@link #MAX_ITEMS}
 */
public record Obligations(
        EstablishmentId establishment,
        LocalDate today,
        List<LocalDate> daysWithoutReport,
        List<Item> departureOverdue,
        List<Item> residenceThreshold,
        List<Item> foreigners,
        List<Item> withoutPapers,
        List<Item> unidentified,
        boolean complete) {

    /** The most items of a list. */
    public static final int MAX_ITEMS = 500;

    /**
     * A stay, by the operator's own key: it names nobody.
     *
     * @param dueOn the local day on which something is or was due; null where an instant says it
     * @param dueAt the instant at which the first report was due
     */
    public record Item(
            String reference,
            @Nullable String room,
            Instant arrivedAt,
            @Nullable LocalDate dueOn,
            Instant dueAt,
            Instant reportedAt,
            Timeliness timeliness) {}
}
