package vn.luutru.adapter.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Tables as XLSX files (Office Open XML, ISO/IEC 29500). */
public final class Workbook {

    private Workbook() {}

    /**
     * A file with one sheet: a bold head that stays in sight, numbers as numbers, null as an empty cell.
     *
     * @param name of the sheet, at most 31 characters
     */
    public static byte[] oneSheet(String name, List<String> head, List<? extends List<@Nullable Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(bytes, "Luutru", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                List<@Nullable Object> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    switch (cells.get(column)) {
                        case null -> {}
                        case Number number -> sheet.value(row + 1, column, number);
                        case Object text -> sheet.value(row + 1, column, text.toString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A table that is written to memory", e);
        }
        return bytes.toByteArray();
    }
}
