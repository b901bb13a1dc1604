package vn.luutru.projection.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as two sheets: the figures under their headings, and what they mean. */
public final class TableSheets {

    private static final List<String> RATIOS = List.of(
            "roomOccupancy",
            "openRoomOccupancy",
            "bedOccupancy",
            "openBedOccupancy",
            "cardQrShare",
            "lateShare",
            "guestDaysChange");
    /** The column that names those of a row whose figures are held back. */
    private static final String SUPPRESSED = "suppressed";

    private static final int WIDE = 32;
    private static final int NARROW = 14;

    private TableSheets() {}

    public static List<Sheet> of(Table table, TableTexts texts) {
        return List.of(figures(table, texts), notes(table, texts));
    }

    private static Sheet figures(Table table, TableTexts texts) {
        List<String> head = table.head();
        List<List<@Nullable Object>> rows = table.rows();
        Sheet sheet = new Sheet(texts.text("sheet." + table.code()), 1, widths(head, rows));
        for (int column = 0; column < head.size(); column++) {
            String name = head.get(column);
            sheet.put(0, column, texts.column(table.code(), name), Sheet.Style.HEAD);
            for (int row = 0; row < rows.size(); row++) {
                Object value = rows.get(row).get(column);
                sheet.put(row + 1, column, shown(table, name, value, texts), style(name, value));
            }
            for (int total = 0; total < table.totals().size(); total++) {
                Table.Note label = table.totals().get(total).label();
                Object value = table.totals().get(total).cells().get(column);
                int row = rows.size() + 1 + total;
                if (column == 0) {
                    String text =
                            texts.text("total." + label.code(), label.values().toArray());
                    sheet.put(row, column, text, Sheet.Style.STRONG);
                } else {
                    sheet.put(row, column, value, value == null ? Sheet.Style.STRONG : style(name, value));
                }
            }
        }
        return sheet;
    }

    private static @Nullable Object shown(Table table, String column, @Nullable Object value, TableTexts texts) {
        return column.equals(SUPPRESSED) && value instanceof String names
                ? Arrays.stream(names.split(" ", -1))
                        .map(name -> texts.column(table.code(), name))
                        .collect(Collectors.joining(", "))
                : texts.value(column, value);
    }

    private static List<Integer> widths(List<String> head, List<List<@Nullable Object>> rows) {
        return head.stream()
                .map(name -> {
                    int column = head.indexOf(name);
                    boolean words = rows.stream().map(row -> row.get(column)).anyMatch(TableSheets::words);
                    return words ? WIDE : NARROW;
                })
                .toList();
    }

    private static boolean words(@Nullable Object value) {
        return value != null && !(value instanceof Number);
    }

    private static Sheet.Style style(String column, @Nullable Object value) {
        return switch (value) {
            case Double ratio -> RATIOS.contains(column) ? Sheet.Style.PERCENT : Sheet.Style.DECIMAL;
            case Number count -> Sheet.Style.COUNT;
            case null, default -> Sheet.Style.TEXT;
        };
    }

    private static Sheet notes(Table table, TableTexts texts) {
        Sheet sheet = notes(texts);
        int row = 0;
        sheet.line(row++, texts.text("title." + table.code()), Sheet.Style.TITLE);
        for (Table.Note note : table.notes()) {
            row = put(sheet, row, note, texts);
        }
        for (String column : table.head()) {
            String meaning = texts.meaning(table.code(), column);
            if (meaning != null) {
                sheet.put(row, 0, texts.column(table.code(), column), Sheet.Style.STRONG)
                        .put(row++, 1, meaning, Sheet.Style.TEXT);
            }
        }
        return sheet;
    }

    /** An empty sheet for what has to be known of the others. */
    public static Sheet notes(TableTexts texts) {
        return new Sheet(texts.text("sheet.notes"), 0, List.of(WIDE, 100));
    }

    /** Puts a note into a row of such a sheet; returns the next row. */
    public static int put(Sheet sheet, int row, Table.Note note, TableTexts texts) {
        sheet.put(row, 0, texts.text("note." + note.code()), Sheet.Style.STRONG)
                .put(
                        row,
                        1,
                        texts.text(
                                "note." + note.code() + ".text", note.values().toArray()),
                        Sheet.Style.TEXT);
        return row + 1;
    }
}
