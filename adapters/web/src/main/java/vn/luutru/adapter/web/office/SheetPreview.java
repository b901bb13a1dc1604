package vn.luutru.adapter.web.office;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.projection.report.Sheet;

/**
 * A sheet of a workbook as a page shows it: the lines above its head, and the table. It is made of the same cells as the
 * file, so a page never shows other numbers than are filed.
 *
 * @param lines  above the table
 * @param table  with the sheet's own columns
 */
public record SheetPreview(List<String> lines, DataTable table) {

    /** @param caption of the table */
    public static SheetPreview of(PageWords words, String caption, Sheet sheet) {
        Map<Integer, Map<Integer, Sheet.Placed>> rows = new TreeMap<>();
        for (Sheet.Placed cell : sheet.cells()) {
            rows.computeIfAbsent(cell.row(), row -> new TreeMap<>()).put(cell.column(), cell);
        }
        List<String> lines = new ArrayList<>();
        @Nullable DataTable table = null;
        int columns = 0;
        for (Map<Integer, Sheet.Placed> row : rows.values()) {
            Sheet.Placed first = row.values().iterator().next();
            if (first.style() == Sheet.Style.HEAD) {
                columns = row.size();
                table = table(words, caption, row);
            } else if (table == null) {
                if (first.value() != null) {
                    lines.add(first.value().toString());
                }
            } else if (first.style() != Sheet.Style.PLAIN) {
                add(words, table, row, columns);
            }
        }
        if (table == null) {
            throw new IllegalArgumentException("No head in " + sheet.name());
        }
        return new SheetPreview(List.copyOf(lines), table);
    }

    private static DataTable table(PageWords words, String caption, Map<Integer, Sheet.Placed> head) {
        // The second column names the row; its number stands before it.
        List<DataTable.Column> columns = new ArrayList<>();
        for (Sheet.Placed cell : head.values()) {
            String name = String.valueOf(cell.value());
            if (cell.column() == 1) {
                columns.addFirst(DataTable.Column.words(name));
            } else if (cell.column() > 1) {
                columns.add(
                        cell.column() == 2 && head.size() <= 5
                                ? DataTable.Column.words(name)
                                : DataTable.Column.numbers(name));
            }
        }
        return new DataTable(
                caption,
                "cards dense wrap",
                Html.text(words.text("office.empty")),
                columns.toArray(DataTable.Column[]::new));
    }

    private static void add(PageWords words, DataTable table, Map<Integer, Sheet.Placed> row, int columns) {
        List<Content> cells = new ArrayList<>();
        for (int column = 2; column < columns; column++) {
            cells.add(Html.text(written(words, row.get(column))));
        }
        String number = written(words, row.get(0));
        String name = written(words, row.get(1));
        table.row(Html.text(number.isEmpty() ? name : number + " " + name), cells.toArray(Content[]::new));
    }

    private static String written(PageWords words, Sheet.@Nullable Placed cell) {
        Object value = cell == null ? null : cell.value();
        return switch (value) {
            case null -> "";
            case Double number -> words.formats().decimal(number, 2);
            case Number number -> words.formats().count(number.longValue());
            default -> value.toString();
        };
    }
}
