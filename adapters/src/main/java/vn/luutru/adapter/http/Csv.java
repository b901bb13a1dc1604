package vn.luutru.adapter.http;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Rows for spreadsheets, as RFC 4180 has them, in UTF-8. A count that is held back is an empty cell. */
final class Csv {

    /** What a reader accepts who wants this. */
    static final String TYPE = "text/csv";

    private static final MediaType MEDIA = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final StringBuilder text = new StringBuilder();

    Csv(Object... head) {
        row(head);
    }

    Csv row(@Nullable Object... cells) {
        text.append(Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    /** @param name of the file, without its suffix; ASCII */
    ResponseEntity<byte[]> file(String name) {
        return ResponseEntity.ok()
                .contentType(MEDIA)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Cell cell -> cell.value() == null ? "" : cell.value().toString();
            case String words -> quoted(words);
            default -> value.toString();
        };
    }

    private static String quoted(String words) {
        // A spreadsheet would run a name that begins like a formula.
        String safe = !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
