package vn.luutru.adapter.web.admin;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.person.NameKey;

/**
 * A list of establishments as it was pasted: rows of a spreadsheet (tabulators), or CSV with commas or semicolons. The
 * first line may name the columns, in any order; else they stand as {@link #COLUMNS} has them. Above the line of headings
 * there may be a title. Types and wards may be codes or names, with or without marks.
 */
public final class PastedList {

    /** More at once is two lists. */
    public static final int MAX_ROWS = 1_000;

    /** Lines that may stand above the headings. */
    private static final int MAX_TITLES = 10;

    static final List<String> COLUMNS =
            List.of("id", "name", "type", "stars", "ward", "rooms", "beds", "zone", "regime", "from");

    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("ma", "id"),
            Map.entry("ma co so", "id"),
            Map.entry("id", "id"),
            Map.entry("ten", "name"),
            Map.entry("ten co so", "name"),
            Map.entry("name", "name"),
            Map.entry("loai", "type"),
            Map.entry("loai hinh", "type"),
            Map.entry("type", "type"),
            Map.entry("sao", "stars"),
            Map.entry("hang sao", "stars"),
            Map.entry("stars", "stars"),
            Map.entry("phuong xa", "ward"),
            Map.entry("phuong", "ward"),
            Map.entry("xa", "ward"),
            Map.entry("ward", "ward"),
            Map.entry("so buong", "rooms"),
            Map.entry("buong", "rooms"),
            Map.entry("rooms", "rooms"),
            Map.entry("so giuong", "beds"),
            Map.entry("giuong", "beds"),
            Map.entry("beds", "beds"),
            Map.entry("khu cong nghiep", "zone"),
            Map.entry("khu", "zone"),
            Map.entry("zone", "zone"),
            Map.entry("khai theo", "regime"),
            Map.entry("regime", "regime"),
            Map.entry("tu ngay", "from"),
            Map.entry("dung tu ngay", "from"),
            Map.entry("co hieu luc tu ngay", "from"),
            Map.entry("hieu luc tu ngay", "from"),
            Map.entry("from", "from"));

    /** What becomes of a row. */
    public enum Verdict implements Code {
        /** It registers a new one. */
        NEW("NEW"),
        /** It describes a known one anew. */
        CHANGE("CHANGE"),
        /** It says what is known already. */
        SAME("SAME"),
        /** It cannot be read. */
        WRONG("WRONG");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * A row.
     *
     * @param line        its number in what was pasted
     * @param form        what stands in it, and what is wrong with it
     * @param description what it says; null if it cannot be read
     */
    public record Row(
            long line, EstablishmentForm form, @Nullable Establishment description, Verdict verdict) {}

    private PastedList() {}

    /**
     * The rows.
     *
     * @param today  where a row names no day
     * @param known  what is registered under an id; null if nothing is
     * @throws IllegalArgumentException if there are more than {@link #MAX_ROWS}, or a cell is too long
     */
    public static List<Row> read(
            String text, LocalDate today, Function<EstablishmentId, @Nullable EstablishmentRecord> known) {
        List<Row> rows = new ArrayList<>();
        List<String> columns = COLUMNS;
        boolean titled = false;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .skipEmptyLines(true)
                .detectBomHeader(false)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (CsvRecord line : records) {
                boolean titles = !titled
                        && rows.size() <= MAX_TITLES
                        && rows.stream().allMatch(row -> row.verdict() == Verdict.WRONG);
                List<String> headings = titles ? headings(line.getFields()) : List.of();
                if (!headings.isEmpty()) {
                    columns = headings;
                    titled = true;
                    rows.clear();
                } else if (line.getFields().stream().anyMatch(field -> !field.isBlank())) {
                    if (rows.size() == MAX_ROWS) {
                        throw new IllegalArgumentException("More than " + MAX_ROWS + " rows");
                    }
                    rows.add(row(line, columns, today, known));
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("No list", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(rows);
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    }

    /** The columns that a line names; empty if it is no line of headings. */
    private static List<String> headings(List<String> fields) {
        List<String> names = fields.stream()
                .map(field -> HEADINGS.getOrDefault(NameKey.of(field), ""))
                .toList();
        return names.contains("id") && names.contains("name") ? names : List.of();
    }

    private static Row row(
            CsvRecord line,
            List<String> columns,
            LocalDate today,
            Function<EstablishmentId, @Nullable EstablishmentRecord> known) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), line.getFieldCount()); i++) {
            values.put(columns.get(i), line.getField(i).strip());
        }
        values.put("type", code("establishment-types", values.getOrDefault("type", "")));
        values.put("ward", code("wards", values.getOrDefault("ward", "")));
        if (values.getOrDefault("regime", "").isEmpty()) {
            values.put("regime", Regime.LICENSED_LODGING.code());
        }
        if (values.getOrDefault("from", "").isEmpty()) {
            values.put("from", today.toString());
        }
        EstablishmentForm form = EstablishmentForm.of(values);
        String id = form.value("id");
        if (!EstablishmentId.isValid(id)) {
            form.wrong("id", "admin.wrong.id");
            form.read(new EstablishmentId("unread"), unread -> null);
            return new Row(line.getStartingLineNumber(), form, null, Verdict.WRONG);
        }
        Establishment description = form.read(new EstablishmentId(id), known).orElse(null);
        if (description == null) {
            return new Row(line.getStartingLineNumber(), form, null, Verdict.WRONG);
        }
        EstablishmentRecord before = known.apply(description.id());
        Verdict verdict = before == null
                ? Verdict.NEW
                : isSame(before.on(description.validFrom()), description) ? Verdict.SAME : Verdict.CHANGE;
        return new Row(line.getStartingLineNumber(), form, description, verdict);
    }

    /** Whether nothing changes but the day from which it is said. */
    private static boolean isSame(Establishment known, Establishment said) {
        return new Establishment(
                        said.id(),
                        said.name(),
                        said.type(),
                        said.stars(),
                        said.regime(),
                        said.ward(),
                        said.zone(),
                        said.rooms(),
                        said.beds(),
                        known.remote(),
                        known.validFrom())
                .equals(known);
    }

    /** The code of an entry that is named by its code or its name; what was typed where there is none, or several. */
    private static String code(String table, String typed) {
        CodeTable codes = CodeTables.find(table);
        if (codes == null || typed.isEmpty() || codes.knows(typed)) {
            return typed;
        }
        String key = NameKey.of(typed);
        List<String> found = codes.entries().stream()
                .filter(entry -> NameKey.of(entry.vi()).equals(key)
                        || NameKey.of(entry.en()).equals(key)
                        || NameKey.of(entry.vi())
                                .replaceFirst("^(phuong|xa) ", "")
                                .equals(key))
                .map(CodeTable.Entry::code)
                .distinct()
                .toList();
        return found.size() == 1 ? found.getFirst() : typed;
    }
}
