package vn.luutru.projection.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

    /** What may end a cell, whatever the reader's settings, is quoted. */
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\t|\"\\n\\r]");

    /** A comment would be quoted too, and a tab is anyway: so the file has no comments. */
    private static final CsvWriter.CsvWriterBuilder WRITER = CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .commentCharacter('\t')
            .quoteStrategy(new QuoteStrategy() {
                @Override
                public boolean quoteValue(int line, int field, String value) {
                    return SEPARATOR.matcher(value).find();
                }
            });

    private Csv() {}

    /** The bytes of the file. */
    public static byte[] of(Table table) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        lines.add(List.copyOf(table.head()));
        table.rows().forEach(row -> lines.add(new ArrayList<>(row)));
        return bytes(lines);
    }

    /**
     * The same with its totals below the rows. A column more, the first, says of each line what it is: {@code GROUP} of the
     * rows, {@code TOTAL} of their total, and of a total of another period which one it is.
     */
    public static byte[] withTotals(Table table) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        lines.add(led("row", table.head()));
        table.rows().forEach(row -> lines.add(led("GROUP", row)));
        table.totals()
                .forEach(total -> lines.add(led(
                        total.label().code().equals("all")
                                ? "TOTAL"
                                : total.label().code(),
                        total.cells())));
        return bytes(lines);
    }

    private static List<@Nullable Object> led(String first, List<? extends @Nullable Object> cells) {
        List<@Nullable Object> line = new ArrayList<>();
        line.add(first);
        line.addAll(cells);
        return line;
    }

    private static byte[] bytes(List<List<@Nullable Object>> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = WRITER.build(text)) {
            lines.forEach(line -> csv.writeRecord(line.stream().map(Csv::cell).toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String words -> FORMULA.matcher(words).replaceAll("$1'$2");
            default -> value.toString();
        };
    }
}
