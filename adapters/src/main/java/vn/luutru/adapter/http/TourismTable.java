package vn.luutru.adapter.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tourism figures as a table: a head, a row a group, no total. Empty cells are null.
 *
 * @param head the names of the columns, as in the JSON
 * @param rows texts and numbers
 */
public record TourismTable(List<String> head, List<List<@Nullable Object>> rows) {

    private static final List<String> MEASURES = Arrays.stream(TourismView.Shown.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    /** The whole alone is one row. */
    static TourismTable of(TourismView view) {
        List<String> head = new ArrayList<>(view.groupBy());
        head.addAll(MEASURES);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TourismView.Item item : view.items()) {
            rows.add(row(item.group().values(), item.figures()));
        }
        if (view.groupBy().isEmpty()) {
            rows.add(row(List.of(), view.total()));
        }
        return new TourismTable(head, rows);
    }

    private static List<@Nullable Object> row(Collection<? extends @Nullable Object> group, TourismView.Shown told) {
        List<@Nullable Object> row = new ArrayList<>(group);
        row.add(told.arrivals());
        row.add(told.dayGuests());
        row.add(told.overnightArrivals());
        row.add(told.openArrivals());
        row.add(told.nights());
        row.add(told.openNights());
        row.add(told.roomsUsed());
        row.add(told.roomsAvailable());
        row.add(told.bedsAvailable());
        row.add(told.averageStay());
        row.add(told.roomOccupancy());
        row.add(told.bedOccupancy());
        row.add(told.guestDays());
        return row;
    }

    /** As RFC 4180 has it; our values need no quotes. */
    String csv() {
        StringBuilder text = new StringBuilder(String.join(",", head)).append("\r\n");
        for (List<@Nullable Object> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                Object cell = row.get(i);
                text.append(i == 0 ? "" : ",").append(cell == null ? "" : cell);
            }
            text.append("\r\n");
        }
        return text.toString();
    }
}
