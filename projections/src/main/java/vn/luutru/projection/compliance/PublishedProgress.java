package vn.luutru.projection.compliance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.luutru.access.Territory;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.projection.figures.CellNoise;

/**
 * What is published of the progress outside the police: of weeks from Monday to Sunday and of calendar months that are over,
 * each count that a stay could change with {@link CellNoise}. Establishments that are registered and active are no
 * secret. Who declares is published with noise too: in an establishment with one guest it would reveal the guest.
 */
public final class PublishedProgress {

    private static final String PROVINCE = "";
    private static final String DAYS = "DAYS DECLARED";

    private final CellNoise noise;

    public PublishedProgress(CellNoise noise) {
        this.noise = noise;
    }

    /** Whether the local days make up a week or a month that is over. */
    public static boolean publishes(LocalDate from, LocalDate to, LocalDate today) {
        boolean week = from.getDayOfWeek() == DayOfWeek.MONDAY && to.equals(from.plusDays(6));
        boolean month =
                from.getDayOfMonth() == 1 && to.equals(from.plusMonths(1).minusDays(1));
        return (week || month) && to.isBefore(today);
    }

    /** The last calendar month that is over: its first day. */
    public static LocalDate lastMonth(LocalDate today) {
        return today.withDayOfMonth(1).minusMonths(1);
    }

    /**
     * The exact lines of a period made safe to publish. Lines that only stays of establishments closed since, or moved, would
     * name are left out: there would be no noise in their absence.
     */
    public List<ProgressRow> ofWards(List<ProgressRow> exact, LocalDate from, LocalDate to) {
        return exact.stream()
                .filter(line -> line.registered() > 0)
                .map(line -> published(line, from, to))
                .toList();
    }

    /** The exact lines of all wards as lines of the whole province, made safe to publish by noise of their own. */
    public List<ProgressRow> ofProvince(List<ProgressRow> exact, LocalDate from, LocalDate to) {
        Map<EstablishmentType, ProgressRow> byType = new EnumMap<>(EstablishmentType.class);
        exact.forEach(line -> byType.merge(line.type(), line.in(PROVINCE), ProgressRow::plus));
        return ofWards(List.copyOf(byType.values()), from, to);
    }

    /**
     * On which part of their open days tourist establishments declared, over a period: a sum of cells, one for each day of
     * the province, or for each day and ward, on which an establishment was open. Whichever period is asked for, the cells are the
     * same; only the sum is held between nothing and all.
     *
     * @param from   the first local day
     * @param last   the last one, which is over
     * @param months what is counted of each month that the period touches
     */
    public OpenDays ofDays(LocalDate from, LocalDate last, Territory territory, Function<YearMonth, OpenMonth> months) {
        long open = 0;
        long declared = 0;
        long cells = 0;
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            OpenMonth exact = months.apply(YearMonth.from(day));
            if (territory.isProvince()) {
                long openInAll = exact.open(day);
                if (openInAll > 0) {
                    open += openInAll;
                    declared += noise.summand(exact.declared(day), day, DAYS, PROVINCE);
                    cells++;
                }
                continue;
            }
            for (String ward : exact.wards()) {
                long openHere = territory.covers(ward) ? exact.open(ward, day) : 0;
                if (openHere > 0) {
                    open += openHere;
                    declared += noise.summand(exact.declared(ward, day), day, DAYS, ward);
                    cells++;
                }
            }
        }
        return new OpenDays(open, Math.clamp(declared, 0, open), cells);
    }

    private ProgressRow published(ProgressRow line, LocalDate from, LocalDate to) {
        long declaring = Math.min(line.active(), published(line, from, to, line.declaring(), "declaring"));
        long declared = published(line, from, to, line.declared(), "declared");
        return new ProgressRow(
                line.type(),
                line.ward(),
                line.registered(),
                line.active(),
                declaring,
                line.active() - declaring,
                declared,
                Math.min(declared, published(line, from, to, line.byCardQr(), "byCardQr")),
                Math.min(declared, published(line, from, to, line.late(), "late")),
                Math.min(declared, published(line, from, to, line.arrivalsMovedBack(), "arrivalsMovedBack")));
    }

    private long published(ProgressRow line, LocalDate from, LocalDate to, long exact, String measure) {
        return noise.published(exact, from, to, "PROGRESS", line.type(), line.ward(), measure);
    }
}
