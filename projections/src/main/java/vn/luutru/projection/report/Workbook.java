package vn.luutru.projection.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** An XLSX file in the making (Office Open XML, ISO/IEC 29500). Numbers are numbers; texts are never formulas. */
public final class Workbook implements AutoCloseable {

    /**
     * How a cell looks.
     *
     * @param format of numbers, as spreadsheets write it; null for the usual one
     */
    public record Look(
            boolean bold,
            boolean centred,
            boolean framed,
            @Nullable String format) {}

    /** How many characters fit on an upright sheet of A4 at their usual size. */
    private static final int PORTRAIT = 90;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(bytes, "Luutru", "1.0");

    /**
     * A sheet more, to be printed on A4, as wide as the page.
     *
     * @param name   at most 31 characters
     * @param frozen how many rows stay in sight
     * @param widths of the columns, in characters
     */
    public Page sheet(String name, int frozen, List<Integer> widths) {
        Worksheet sheet = workbook.newWorksheet(name);
        for (int column = 0; column < widths.size(); column++) {
            sheet.width(column, widths.get(column));
        }
        if (frozen > 0) {
            sheet.freezePane(0, frozen);
        }
        boolean wide = widths.stream().mapToInt(Integer::intValue).sum() > PORTRAIT;
        sheet.pageOrientation(wide ? "landscape" : "portrait");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        return new Page(sheet, widths);
    }

    /** The sheets as they are now; nothing can be added afterwards. */
    public byte[] bytes() {
        close();
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Sheets that are written to memory", e);
        }
    }

    /** A sheet in the making; rows and columns are counted from 0. */
    public static final class Page {

        /** The height of a line of text, in points. */
        private static final int LINE = 15;

        private final Worksheet sheet;
        private final List<Integer> widths;
        private final Map<Integer, Integer> lines = new HashMap<>();

        private Page(Worksheet sheet, List<Integer> widths) {
            this.sheet = sheet;
            this.widths = widths;
        }

        /**
         * Fills a cell. One that reaches over several columns flows over the empty ones beside it: merged cells are
         * written in the order of their hashes, so that a file would differ from one time to the next.
         *
         * @param value a number or a text; null for an empty cell
         * @param span  over how many columns it reaches
         */
        void put(int row, int column, @Nullable Object value, int span, Look look) {
            switch (value) {
                case null -> {}
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
            style(row, column, look, span == 1);
            if (span == 1 && value instanceof String text) {
                heighten(row, text.length() * (look.bold ? 5 : 4) / (4 * widths.get(column)) + 1);
            }
        }

        /** Not every program finds out by itself how high a row of wrapped text must be. */
        private void heighten(int row, int needed) {
            if (needed > lines.getOrDefault(row, 1)) {
                lines.put(row, needed);
                sheet.rowHeight(row, needed * LINE);
            }
        }

        private void style(int row, int column, Look look, boolean wrapped) {
            StyleSetter style = sheet.style(row, column);
            style.wrapText(wrapped).verticalAlignment("center");
            if (look.bold) {
                style.bold();
            }
            if (look.centred) {
                style.horizontalAlignment("center");
            }
            if (look.framed) {
                style.borderStyle(BorderStyle.THIN);
            }
            if (look.format != null) {
                style.format(look.format);
            }
            style.set();
        }
    }
}
