package vn.luutru.projection.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table for programs, as RFC 4180 has it, in UTF-8, with the names and codes of the JSON. */
public final class Csv {

    /**
     * What a spreadsheet would run as a formula: one of these characters, or its full-width form, at the beginning of a
     * cell. Which character ends a cell depends on the reader's settings, not on ours: in Vietnam it is often a semicolon,
     * and then our quotes do not hold either. So a text is made harmless after every character that may end a cell.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(^|[,;\\t|\\n\\r\"])([ \u00a0]*[=+\\-@\uff1d\uff0b\uff0d\uff20])");

    private Csv() {}

    /** The bytes of the file. */
    public static byte[] of(Table table) {
        StringBuilder text = new StringBuilder();
        append(text, table.head());
        table.rows().forEach(row -> append(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The same with its totals below the rows. A column more, the first, says of each line what it is: {@code GROUP} of the
     * rows, {@code TOTAL} of their total, and of a total of another period which one it is.
     */
    public static byte[] withTotals(Table table) {
        StringBuilder text = new StringBuilder();
        append(text, led("row", table.head()));
        table.rows().forEach(row -> append(text, led("GROUP", row)));
        table.totals()
                .forEach(total -> append(
                        text,
                        led(
                                total.label().code().equals("all")
                                        ? "TOTAL"
                                        : total.label().code(),
                                total.cells())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<@Nullable Object> led(String first, List<? extends @Nullable Object> cells) {
        List<@Nullable Object> line = new ArrayList<>();
        line.add(first);
        line.addAll(cells);
        return line;
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
        String safe = FORMULA.matcher(words).replaceAll("$1'$2");
        boolean plain = safe.chars().noneMatch(c -> ",;\t|\"\n\r".indexOf(c) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
