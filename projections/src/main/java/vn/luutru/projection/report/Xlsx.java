package vn.luutru.projection.report;

import java.util.List;
import vn.luutru.projection.report.Workbook.Look;

/** Sheets as a file for spreadsheets. */
public final class Xlsx {

    private Xlsx() {}

    /** The bytes of an XLSX file (Office Open XML, ISO/IEC 29500). */
    public static byte[] of(List<Sheet> sheets) {
        try (Workbook workbook = new Workbook()) {
            for (Sheet sheet : sheets) {
                Workbook.Page page = workbook.sheet(sheet.name(), sheet.frozen(), sheet.widths());
                for (Sheet.Placed cell : sheet.cells()) {
                    page.put(cell.row(), cell.column(), cell.value(), cell.span(), look(cell.style()));
                }
            }
            return workbook.bytes();
        }
    }

    private static Look look(Sheet.Style style) {
        return switch (style) {
            case PLAIN -> new Look(false, false, false, null);
            case TITLE -> new Look(true, false, false, null);
            case HEAD -> new Look(true, true, true, null);
            case TEXT -> new Look(false, false, true, null);
            case STRONG -> new Look(true, false, true, null);
            case COUNT -> new Look(false, false, true, "#,##0");
            case DECIMAL -> new Look(false, false, true, "0.00");
            case PERCENT -> new Look(false, false, true, "0.0%");
        };
    }
}
