package vn.luutru.adapter.http.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table for programs, as RFC 4180 has it, in UTF-8, with the names and codes of the JSON. */
public final class Csv {

    private Csv() {}

    /** The bytes of the file. */
    public static byte[] of(Table table) {
        StringBuilder text = new StringBuilder();
        append(text, table.head());
        table.rows().forEach(row -> append(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, List<? extends @Nullable Object> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
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
