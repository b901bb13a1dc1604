package vn.luutru.adapter.web.police;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.report.Csv;
import vn.luutru.projection.report.Table;

/**
 * Stays as a file for programs: codes, instants in UTC, days as ISO 8601 writes them.
 *
 * @param stays    {@link #MAX_ROWS} at most
 * @param complete whether these are all
 */
record ResidentFile(List<Resident> stays, boolean complete) {

    /** A file holds so many stays; one that leaves some out says so in its last row and in its name. */
    static final int MAX_ROWS = 5_000;

    private static final List<String> HEAD = List.of(
            "fullName",
            "dateOfBirth",
            "sex",
            "nationality",
            "documentType",
            "documentNumber",
            "establishmentName",
            "ward",
            "room",
            "arrivedAt",
            "departedAt",
            "state");

    /** @param pages asks for the page of a token, of null for the first */
    static ResidentFile of(Function<@Nullable String, Page<Resident>> pages) {
        List<Resident> stays = new ArrayList<>();
        String page = null;
        do {
            Page<Resident> part = pages.apply(page);
            stays.addAll(part.items());
            page = part.nextPage();
        } while (page != null && stays.size() < MAX_ROWS);
        boolean complete = page == null && stays.size() <= MAX_ROWS;
        return new ResidentFile(List.copyOf(stays.subList(0, Math.min(stays.size(), MAX_ROWS))), complete);
    }

    int size() {
        return stays.size();
    }

    /** What the file is called, without its suffix; one that leaves some out says so. */
    String name() {
        return complete ? "luu-tru" : "luu-tru-" + MAX_ROWS + "-dong-dau";
    }

    /**
     * In UTF-8 with the mark by which spreadsheets know it.
     *
     * @param rest what the last row says of a file that leaves some out
     */
    ResponseEntity<byte[]> download(String rest) {
        Table table = new Table("residents", "luu-tru", HEAD);
        stays.forEach(stay -> table.row(row(stay)));
        if (!complete) {
            @Nullable Object[] last = new @Nullable Object[HEAD.size()];
            last[0] = rest;
            table.row(last);
        }
        byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
        byte[] csv = Csv.of(table);
        byte[] file = Arrays.copyOf(mark, mark.length + csv.length);
        System.arraycopy(csv, 0, file, mark.length, csv.length);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name() + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(file);
    }

    private static @Nullable Object[] row(Resident stay) {
        return new @Nullable Object[] {
            stay.fullName(),
            stay.dateOfBirth() == null ? null : stay.dateOfBirth().toString(),
            stay.sex() == null ? null : stay.sex().code(),
            stay.nationality(),
            stay.documentType() == null ? null : stay.documentType().code(),
            stay.documentNumber(),
            stay.establishmentName(),
            stay.ward(),
            stay.room(),
            stay.arrivedAt().toString(),
            stay.departedAt() == null ? null : stay.departedAt().toString(),
            stay.state().code()
        };
    }
}
