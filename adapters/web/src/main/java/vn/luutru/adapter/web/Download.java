package vn.luutru.adapter.web;

import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.luutru.projection.report.Csv;
import vn.luutru.projection.report.Sheet;
import vn.luutru.projection.report.Table;
import vn.luutru.projection.report.Xlsx;

/** Figures of a page as files. */
public final class Download {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Download() {}

    /** A table for programs. */
    public static ResponseEntity<byte[]> csv(Table table) {
        return file(CSV, table.file() + ".csv", Csv.of(table));
    }

    /** A table for programs, with its totals. */
    public static ResponseEntity<byte[]> csvWithTotals(Table table) {
        return file(CSV, table.file() + ".csv", Csv.withTotals(table));
    }

    /**
     * A workbook for people.
     *
     * @param name of the file, without its suffix; ASCII
     */
    public static ResponseEntity<byte[]> workbook(String name, List<Sheet> sheets) {
        return file(XLSX, name + ".xlsx", Xlsx.of(sheets));
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                // Some hold persons.
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }
}
