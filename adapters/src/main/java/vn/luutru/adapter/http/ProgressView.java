package vn.luutru.adapter.http;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.projection.compliance.ProgressLine;

/**
 * The report on Project 06 as it is answered. There is no total line: nothing is recomputed from what is held back.
 */
record ProgressView(LocalDate from, LocalDate to, List<Line> items) {

    /** @param cardQrShare of the declared stays, 0 to 1; null without any, or when a count of it is held back */
    record Line(
            EstablishmentType type,
            String ward,
            long registered,
            long active,
            long declaring,
            long silent,
            Cell declared,
            Cell byCardQr,
            Cell late,
            @Nullable Double cardQrShare) {}

    /** @param whole whether small counts are answered too */
    static ProgressView of(LocalDate from, LocalDate to, List<ProgressLine> found, boolean whole) {
        return new ProgressView(
                from, to, found.stream().map(line -> line(line, whole)).toList());
    }

    private static Line line(ProgressLine line, boolean whole) {
        boolean few = !whole && SmallCells.small(line.declared());
        boolean fewByCard = !whole && SmallCells.small(line.byCardQr());
        boolean fewLate = !whole && SmallCells.small(line.late());
        boolean noShare = few || fewByCard || line.declared() == 0;
        return new Line(
                line.type(),
                line.ward(),
                line.registered(),
                line.active(),
                line.declaring(),
                line.silent(),
                Cell.of(line.declared(), few),
                Cell.of(line.byCardQr(), few || fewByCard),
                Cell.of(line.late(), few || fewLate),
                noShare ? null : (double) line.byCardQr() / line.declared());
    }
}
