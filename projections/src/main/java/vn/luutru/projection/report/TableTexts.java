package vn.luutru.projection.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;

/** What sheets say to people, in Vietnamese and English. Days and times are local, in {@link Vietnam#ZONE}. */
public final class TableTexts {

    private static final TableTexts VIETNAMESE = new TableTexts("tables", false);
    private static final TableTexts ENGLISH = new TableTexts("tables_en", true);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    /** The columns whose values are codes of a reference table. */
    private static final Map<String, String> CODES = Map.of(
            "type", "establishment-types",
            "establishmentType", "establishment-types",
            "sex", "sexes",
            "nationality", "countries");

    private final Properties texts = new Properties();
    private final boolean english;

    private TableTexts(String name, boolean english) {
        this.english = english;
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(TableTexts.class.getResourceAsStream(name + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Texts " + name, e);
        }
    }

    /** English for a locale of that language, Vietnamese for every other. */
    public static TableTexts in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    /** The text of a key, with values in the places {@code {0}}, {@code {1}}, …; the key must be there. */
    public String text(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("No text for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", shown(values[i]));
        }
        return text;
    }

    /** What a column of a table is called, its own name there before the one that tables share. */
    String column(String table, String column) {
        return texts.containsKey(table + "." + column) ? text(table + "." + column) : text("column." + column);
    }

    /** How a column is defined; null if its name says all. */
    @Nullable
    String meaning(String table, String column) {
        return texts.getProperty(table + "." + column + ".means");
    }

    /** A value of a column as people read it. */
    public @Nullable Object value(String column, @Nullable Object value) {
        if (value == null || value instanceof Number) {
            return value;
        }
        String code = value.toString();
        if (column.equals("ward")) {
            CodeTable.Entry ward = CodeTables.WARDS.latest(code);
            return ward == null ? code : name(ward) + " (" + code + ")";
        }
        String table = CODES.get(column);
        CodeTable known = table == null ? null : CodeTables.find(table);
        CodeTable.Entry entry = known == null ? null : known.latest(code);
        return entry == null ? texts.getProperty("value." + column + "." + code, code) : name(entry);
    }

    /** The name of an entry in this language. */
    public String name(CodeTable.Entry entry) {
        return english ? entry.en() : entry.vi();
    }

    private static String shown(Object value) {
        return switch (value) {
            case LocalDate day -> DAY.format(day);
            case YearMonth month -> MONTH.format(month);
            case Instant at -> TIME.format(at.atZone(Vietnam.ZONE));
            default -> value.toString();
        };
    }
}
