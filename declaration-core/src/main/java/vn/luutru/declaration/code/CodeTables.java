package vn.luutru.declaration.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;

/**
 * The reference tables of the service, read once from CSV resources.
 *
 * <p>Wards and provinces follow decision 19/2025/QD-TTg, in force from 2025-07-01, with the 63 former provinces before
 * that day. Countries are ISO 3166-1 alpha-3, with the codes for persons without a state of ICAO Doc 9303. Portal codes
 * are those of the police portal's import template and catalogue, 2026.
 */
public final class CodeTables {

    /** The 166 wards and communes of Thanh Hoa. */
    public static final CodeTable WARDS = load("wards");

    /** The provinces of today and the former ones, each with its {@code successor}. */
    public static final CodeTable PROVINCES = load("provinces");

    /** Countries and other nationalities that a passport may name. */
    public static final CodeTable COUNTRIES = load("countries");

    /** The first three digits of personal numbers: the province where the birth was registered. */
    public static final CodeTable PERSONAL_NUMBER_PREFIXES = load("personal-number-prefixes");

    /** What a police officer or another official may ask about persons for. */
    public static final CodeTable PURPOSES_OF_QUERY = load("purposes-of-query");

    /**
     * Economic zones and industrial parks of Thanh Hoa whose board asks for beds and workers. An establishment may name
     * another one: a province adds zones faster than this table.
     */
    public static final CodeTable INDUSTRIAL_ZONES = load("industrial-zones");

    private static final Map<String, CodeTable> BY_NAME = index(
            WARDS,
            PROVINCES,
            COUNTRIES,
            PERSONAL_NUMBER_PREFIXES,
            PURPOSES_OF_QUERY,
            INDUSTRIAL_ZONES,
            load("personal-number-centuries"),
            load("document-types"),
            load("purposes"),
            load("establishment-types"),
            load("capture-methods"),
            load("patient-roles"),
            load("sexes"),
            load("cancellation-reasons"));

    private static final int FIXED_COLUMNS = 6;

    private CodeTables() {}

    /** The table of a name, or null. */
    public static @Nullable CodeTable find(String name) {
        return BY_NAME.get(name);
    }

    /** All tables. */
    public static List<CodeTable> all() {
        return List.copyOf(BY_NAME.values());
    }

    private static Map<String, CodeTable> index(CodeTable... tables) {
        Map<String, CodeTable> index = new LinkedHashMap<>();
        for (CodeTable table : tables) {
            index.put(table.name(), table);
        }
        return Collections.unmodifiableMap(index);
    }

    private static CodeTable load(String name) {
        try (InputStream in = Objects.requireNonNull(CodeTables.class.getResourceAsStream("tables/" + name + ".csv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String version = Names.hex(Names.sha256(text), 8);
            return new CodeTable(name, version, entries(text));
        } catch (IOException e) {
            throw new UncheckedIOException("Table " + name, e);
        }
    }

    private static List<CodeTable.Entry> entries(String text) {
        List<List<String>> rows =
                Arrays.stream(text.split("\n")).map(CodeTables::cells).toList();
        List<String> head = rows.getFirst();
        List<CodeTable.Entry> entries = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> extras = new LinkedHashMap<>();
            for (int i = FIXED_COLUMNS; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    extras.put(head.get(i), row.get(i));
                }
            }
            entries.add(new CodeTable.Entry(
                    row.get(0), row.get(1), row.get(2), day(row.get(3)), day(row.get(4)), orNull(row.get(5)), extras));
        }
        return entries;
    }

    private static @Nullable LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    private static @Nullable String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    /** The cells of a line of CSV (RFC 4180); our tables have no line breaks within cells. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
