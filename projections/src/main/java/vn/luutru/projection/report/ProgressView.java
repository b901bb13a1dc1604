package vn.luutru.projection.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.projection.compliance.ProgressRow;

/** The report on Project 06 as it is answered. */
public record ProgressView(LocalDate from, LocalDate to, List<Line> items) {

    /** Of fewer stays no share is published outside the police. */
    private static final long MIN_STAYS = 20;

    /**
     * Establishments of one type in one ward. Others than the police get rounded counts, and shares of these.
     *
     * @param cardQrShare of the declared stays, 0 to 1, to the hundredth; null without any, or outside the police when
     *                    there are few
     * @param lateShare   the same of those whose first report came late
     */
    public record Line(
            EstablishmentType type,
            String ward,
            long registered,
            long active,
            long declaring,
            long silent,
            Cell declared,
            Cell byCardQr,
            Cell late,
            Cell arrivalsMovedBack,
            @Nullable Double cardQrShare,
            @Nullable Double lateShare) {}

    /** @param whole whether these are exact figures, and not published ones */
    public static ProgressView of(LocalDate from, LocalDate to, List<ProgressRow> found, boolean whole) {
        return new ProgressView(
                from, to, found.stream().map(line -> line(line, whole)).toList());
    }

    private static Line line(ProgressRow line, boolean whole) {
        return new Line(
                line.type(),
                line.ward(),
                line.registered(),
                line.active(),
                line.declaring(),
                line.silent(),
                Cell.of(line.declared(), whole),
                Cell.of(line.byCardQr(), whole),
                Cell.of(line.late(), whole),
                Cell.of(line.arrivalsMovedBack(), whole),
                share(line.byCardQr(), line.declared(), whole),
                share(line.late(), line.declared(), whole));
    }

    private static @Nullable Double share(long part, long all, boolean whole) {
        if (all == 0 || (!whole && all < MIN_STAYS)) {
            return null;
        }
        return Math.round(100.0 * part / all) / 100.0;
    }
}
