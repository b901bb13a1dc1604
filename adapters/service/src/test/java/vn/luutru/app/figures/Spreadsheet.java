package vn.luutru.app.figures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** An XLSX file as read back: the values of each sheet, row by row; numbers as numbers, null where nothing is. */
public final class Spreadsheet {

    private Spreadsheet() {}

    public static List<String> names(byte[] file) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return book.getSheets().map(Sheet::getName).toList();
        }
    }

    /** All rows of one of its sheets. */
    public static List<List<Object>> sheet(byte[] file, int index) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<List<Object>> rows = new ArrayList<>();
            for (Row row : book.getSheet(index).orElseThrow().read()) {
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                List<Object> cells = new ArrayList<>();
                for (Cell cell : row) {
                    cells.add(value(cell));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    /** The cells of CSV as RFC 4180 has it. */
    public static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : text.replace("\r\n", "\n").replace("\"\"", "\0").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                rows.getLast().add(cell.toString().replace('\0', '"'));
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(new ArrayList<>());
                }
            }
        }
        rows.removeLast();
        return rows;
    }

    /** Of one cell, rows and columns counted from 0; null where nothing is. */
    public static Object at(List<List<Object>> sheet, int row, int column) {
        return row < sheet.size() && column < sheet.get(row).size()
                ? sheet.get(row).get(column)
                : null;
    }

    /** All texts of a sheet in one, for looking into notes. */
    public static String text(List<List<Object>> sheet) {
        StringBuilder text = new StringBuilder();
        sheet.forEach(row -> text.append(String.join(
                        " | ",
                        row.stream()
                                .filter(Objects::nonNull)
                                .map(Object::toString)
                                .toList()))
                .append('\n'));
        return text.toString();
    }

    private static Object value(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        return cell.getType() == CellType.NUMBER ? cell.asNumber() : cell.getText();
    }
}
