package vn.luutru.adapter.web.admin;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook that holds something, as lines with tabulators between the cells. Dates are written as
 * calendars write them, numbers without separators; what a formula was last seen to yield counts as its cell.
 */
final class Workbook {

    /** Rows that hold something: one list, its headings and what stands above them. */
    private static final int MAX_ROWS = PastedList.MAX_ROWS + 20;

    /** Empty rows count as lines, so that a line is what its sheet calls the row. */
    private static final int MAX_LINES = 20_000;

    private static final int MAX_COLUMNS = 40;

    /** No name of a place is longer; what is longer is no list. */
    private static final int MAX_CHARACTERS = 2_000;

    private Workbook() {}

    static ListFile read(byte[] file) throws ListFile.UnreadableException {
        byte[] parts = BoundedZip.copy(file);
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(parts), new ReadingOptions(true, true))) {
            String text = null;
            String name = null;
            int others = 0;
            for (Sheet sheet : book.getSheets().toList()) {
                if (sheet.getVisibility() != SheetVisibility.VISIBLE || isEmpty(sheet)) {
                    continue;
                }
                if (text == null) {
                    text = text(sheet);
                    name = sheet.getName();
                } else {
                    others++;
                }
            }
            return new ListFile(text == null ? "" : text, name, others);
        } catch (TooMuchException e) {
            throw new ListFile.UnreadableException("admin.import.unreadable", e);
        } catch (IOException | RuntimeException e) {
            // The library checks little: a damaged file shows as whatever it stumbles over.
            throw new ListFile.UnreadableException("admin.import.file.unknown", e);
        }
    }

    /** More than one list holds. */
    private static final class TooMuchException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static boolean isEmpty(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.allMatch(row -> cells(row).stream().allMatch(String::isBlank));
        }
    }

    private static String text(Sheet sheet) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter lines = CsvWriter.builder()
                        .fieldSeparator('\t')
                        .lineDelimiter(LineDelimiter.LF)
                        .build(text);
                Stream<Row> rows = sheet.openStream()) {
            int line = 0;
            int filled = 0;
            for (Row row : (Iterable<Row>) rows::iterator) {
                List<String> cells = cells(row);
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                filled++;
                if (filled > MAX_ROWS || row.getRowNum() > MAX_LINES) {
                    throw new TooMuchException();
                }
                for (line++; line < row.getRowNum(); line++) {
                    lines.writeRecord("", "");
                }
                lines.writeRecord(cells);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return text.toString();
    }

    /** At least two, so that a line has a tabulator. */
    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MAX_COLUMNS); i++) {
            cells.add(text(row.getOptionalCell(i).orElse(null)));
        }
        while (cells.size() < 2) {
            cells.add("");
        }
        return cells;
    }

    private static String text(@Nullable Cell cell) {
        Object value = cell == null || cell.getType() == CellType.ERROR ? null : cell.getValue();
        if (cell == null || value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return isDate(cell.getDataFormatString())
                    ? cell.asDate().toLocalDate().toString()
                    : number(number);
        }
        // What a formula could not find out ("#REF!") is nothing that anybody typed.
        String text = value.toString().replaceAll("[\\t\\r\\n]+", " ").strip();
        if (text.length() > MAX_CHARACTERS) {
            throw new TooMuchException();
        }
        return cell.getType() == CellType.FORMULA && text.startsWith("#") ? "" : text;
    }

    /** With a comma, which no count of rooms has: a point would stand for thousands. */
    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** Formats of dates name a day or a year outside their quoted texts, colours and languages. */
    private static boolean isDate(@Nullable String format) {
        if (format == null) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.indexOf('d') >= 0 || bare.indexOf('y') >= 0;
    }
}
