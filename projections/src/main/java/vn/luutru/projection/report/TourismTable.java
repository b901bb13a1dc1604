package vn.luutru.projection.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tourism figures as a table: a row a group; for people the total and those of the periods to compare it with. */
public final class TourismTable {

    private static final List<String> MEASURES = Arrays.stream(TourismView.Shown.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    private TourismTable() {}

    /** The whole alone is one row. */
    public static Table of(TourismView view, long position) {
        List<String> head = new ArrayList<>(view.groupBy());
        head.addAll(MEASURES);
        Table table = new Table("tourism", "tourism-" + view.from() + "-" + view.to(), head);
        for (TourismView.Item item : view.items()) {
            row(table, item.group().values(), item.figures());
        }
        if (view.groupBy().isEmpty()) {
            row(table, List.of(), view.total());
        } else {
            total(table, view, new Table.Note("all", List.of()), view.total());
            view.comparison()
                    .forEach(other -> total(
                            table,
                            view,
                            new Table.Note(other.period().name(), List.of(other.from(), other.to())),
                            other.total()));
        }
        return table.note("period", view.from(), view.to())
                .note("countedUntil", view.countedUntil())
                .note("position", position)
                .note(view.rounded() ? "tourismRounded" : "exact");
    }

    private static void total(Table table, TourismView view, Table.Note label, TourismView.Shown shown) {
        List<@Nullable Object> groups = new ArrayList<>();
        view.groupBy().forEach(group -> groups.add(null));
        table.total(label, cells(groups, shown).toArray());
    }

    private static void row(Table table, Collection<? extends @Nullable Object> group, TourismView.Shown shown) {
        table.row(cells(group, shown).toArray());
    }

    private static List<@Nullable Object> cells(Collection<? extends @Nullable Object> group, TourismView.Shown shown) {
        List<@Nullable Object> row = new ArrayList<>(group);
        row.add(shown.arrivals());
        row.add(shown.dayGuests());
        row.add(shown.overnightArrivals());
        row.add(shown.openArrivals());
        row.add(shown.nights());
        row.add(shown.openNights());
        row.add(shown.roomsUsed());
        row.add(shown.openRoomsUsed());
        row.add(shown.roomsAvailable());
        row.add(shown.bedsAvailable());
        row.add(shown.averageStay());
        row.add(shown.roomOccupancy());
        row.add(shown.openRoomOccupancy());
        row.add(shown.bedOccupancy());
        row.add(shown.openBedOccupancy());
        row.add(shown.guestDays());
        return row;
    }
}
