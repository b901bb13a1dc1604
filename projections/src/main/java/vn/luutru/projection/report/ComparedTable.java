package vn.luutru.projection.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.tourism.Margins;

/** Tourism figures of groups as a table, beside those of each group in another period. */
public final class ComparedTable {

    /** What stands at the right: of which group or period, its arrivals and guest-days, and how these changed. */
    private static final List<String> COLUMNS =
            List.of("comparedWith", "comparedArrivals", "comparedGuestDays", "guestDaysChange");

    private ComparedTable() {}

    /**
     * The table.
     *
     * @param view     by one dimension
     * @param other    the same of the other period
     * @param then     the group of the other period that one is compared with; null for none
     * @param position up to which it is counted
     */
    public static Table of(
            TourismView view, TourismView other, Function<String, @Nullable String> then, long position) {
        Map<String, TourismView.Shown> others = new HashMap<>();
        for (TourismView.Item item : other.items()) {
            String group = value(item);
            if (group != null) {
                others.put(group, item.figures());
            }
        }
        String period = other.from() + "/" + other.to();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TourismView.Item item : view.items()) {
            String now = value(item);
            String compared = now == null ? null : then.apply(now);
            rows.add(cells(
                    compared == null || compared.equals(now) ? period : compared,
                    item.figures(),
                    compared == null ? null : others.getOrDefault(compared, TourismView.Shown.NOTHING)));
        }
        return TourismTable.of(view, position, true)
                .with(COLUMNS, rows, List.of(cells(period, view.total(), other.total())))
                .note("compared", other.from(), other.to());
    }

    private static @Nullable String value(TourismView.Item item) {
        Object value = item.group().values().iterator().next();
        return value == null ? null : value.toString();
    }

    /** @param before null where there is nothing to compare with, as of a leap day */
    private static List<@Nullable Object> cells(
            String compared, TourismView.Shown now, TourismView.@Nullable Shown before) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(before == null ? null : compared);
        cells.add(before == null ? null : before.arrivals());
        cells.add(before == null ? null : before.guestDays());
        cells.add(before == null ? null : change(now, before));
        return cells;
    }

    /** As a part of what it was; null where the margins of both could make the difference, or it was next to nothing. */
    private static @Nullable Double change(TourismView.Shown now, TourismView.Shown before) {
        double marginBefore = margin(before.margins());
        long difference = now.guestDays() - before.guestDays();
        boolean told = before.guestDays() > marginBefore
                && Math.abs(difference) > Math.hypot(margin(now.margins()), marginBefore);
        return told ? Math.round(10_000.0 * difference / before.guestDays()) / 10_000.0 : null;
    }

    private static double margin(@Nullable Margins margins) {
        return margins == null ? 0 : margins.guestDays();
    }
}
