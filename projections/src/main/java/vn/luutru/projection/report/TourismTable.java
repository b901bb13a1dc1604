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
            .filter(name -> !name.equals("margins"))
            .toList();

    private TourismTable() {}

    /** @param totals whether they are shown: the whole alone is a row, and with totals one of them beside its period */
    public static Table of(TourismView view, long position, boolean totals) {
        boolean whole = view.groupBy().isEmpty();
        List<String> head = new ArrayList<>(view.groupBy());
        if (whole && totals) {
            head.add("period");
        }
        head.addAll(MEASURES);
        Table table = new Table("tourism", "tourism-" + view.from() + "-" + view.to(), head);
        for (TourismView.Item item : view.items()) {
            row(table, item.group().values(), item.figures());
        }
        if (whole && !totals) {
            row(table, List.of(), view.total());
        } else {
            total(table, head, new Table.Note("all", List.of()), view.from() + "/" + view.to(), view.total());
            view.comparison()
                    .forEach(other -> total(
                            table,
                            head,
                            new Table.Note(other.period().code(), List.of(other.from(), other.to())),
                            other.from() + "/" + other.to(),
                            other.total()));
        }
        return table.note("period", view.from(), view.to())
                .note("countedUntil", view.countedUntil())
                .note("position", position)
                .note(view.rounded() ? "tourismRounded" : "exact");
    }

    private static void total(
            Table table, List<String> head, Table.Note label, String period, TourismView.Shown shown) {
        List<@Nullable Object> groups = new ArrayList<>();
        head.subList(0, head.size() - MEASURES.size())
                .forEach(group -> groups.add(group.equals("period") ? period : null));
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
