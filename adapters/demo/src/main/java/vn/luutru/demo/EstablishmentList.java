package vn.luutru.demo;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/**
 * A list of establishments in a file: NDJSON with the fields of {@code PUT /v1/establishments/{id}} and {@code id}, or
 * CSV (RFC 4180) with those names in its first line, separated by commas or semicolons. UTF-8, with or without a byte
 * order mark. Other fields are ignored, so that an existing register can be used.
 */
final class EstablishmentList {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Establishment> establishments = new ArrayList<>();
    private final List<FaultyLine> faults = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private EstablishmentList() {}

    /**
     * Reads all of it.
     *
     * @throws BadListException if a line is wrong, with all that are, or if there is none
     */
    static List<Establishment> read(Path file) throws IOException, BadListException {
        EstablishmentList list = new EstablishmentList();
        try {
            list.take(Files.readString(file, StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, ""));
        } catch (MalformedInputException e) {
            list.fault(1, FindingCode.UTF8_INVALID, "");
        }
        if (list.faults.isEmpty() && list.establishments.isEmpty()) {
            list.fault(1, FindingCode.FIELD_REQUIRED, "/id");
        }
        if (!list.faults.isEmpty()) {
            throw new BadListException(list.faults);
        }
        return list.establishments;
    }

    private void take(String text) {
        String trimmed = text.stripLeading();
        if (trimmed.startsWith("{")) {
            objects(text);
        } else if (!trimmed.isEmpty()) {
            rows(text);
        }
    }

    private void objects(String text) {
        long number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank()) {
                object(number, line);
            }
        }
    }

    private void rows(String text) {
        List<String> head = null;
        long line = 1;
        try (CsvReader<CsvRecord> records = reader(text)) {
            for (CsvRecord record : records) {
                line = record.getStartingLineNumber();
                if (head != null) {
                    row(line, head, record.getFields());
                } else if (record.getFields().contains("id")) {
                    head = record.getFields();
                } else {
                    fault(line, FindingCode.FIELD_REQUIRED, "/id");
                    return;
                }
            }
        } catch (CsvParseException e) {
            // A field of more than 16 million characters.
            fault(line, FindingCode.CSV_MALFORMED, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
            // The reader takes a quotation mark that is never closed to be closed at the end of the file.
            fault(line, FindingCode.CSV_MALFORMED, "");
        }
    }

    private static CsvReader<CsvRecord> reader(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        boolean semicolons = first.indexOf(';') >= 0 && first.indexOf(',') < 0;
        return CsvReader.builder()
                .fieldSeparator(semicolons ? ';' : ',')
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .build(CsvRecordHandler.of(handler -> handler.fieldModifier(FieldModifiers.STRIP)), text);
    }

    private void object(long line, String text) {
        try {
            JsonNode json = JSON.readTree(text);
            add(line, new EstablishmentFields(name -> value(json.path(name))));
        } catch (JacksonException e) {
            fault(line, FindingCode.JSON_MALFORMED, "");
        }
    }

    private static @Nullable String value(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : null;
    }

    private void row(long line, List<String> head, List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (cells.size() > head.size()) {
            fault(line, FindingCode.CSV_MALFORMED, "");
            return;
        }
        add(line, new EstablishmentFields(name -> {
            int column = head.indexOf(name);
            // A cell of a spreadsheet may have two lines; a name has one.
            return column < 0 || column >= cells.size()
                    ? null
                    : cells.get(column).replaceAll("\\R", " ");
        }));
    }

    private void add(long line, EstablishmentFields fields) {
        Establishment read = fields.establishment();
        fields.findings().forEach(finding -> faults.add(new FaultyLine(line, finding)));
        if (read != null) {
            if (!ids.add(read.id().value())) {
                fault(line, FindingCode.FIELD_DUPLICATE, "/id");
            }
            establishments.add(read);
        }
    }

    private void fault(long line, FindingCode code, String field) {
        faults.add(new FaultyLine(line, Finding.of(code, field)));
    }
}
