package vn.luutru.demo;

import java.io.IOException;
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
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.FindingCode;

/**
 * A list of establishments that somebody brings along: NDJSON with the fields of {@code PUT /v1/establishments/{id}} and
 * {@code id}, or CSV (RFC 4180) with those names in its first line, separated by commas or semicolons. UTF-8, with or
 * without a byte order mark. Other fields are passed over, so that a register can be given as it is.
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
            list.take(Files.readAllLines(file, StandardCharsets.UTF_8));
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

    private void take(List<String> lines) {
        List<String> head = null;
        char separator = ',';
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? lines.get(i).replace(BYTE_ORDER_MARK, "") : lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            if (line.stripLeading().startsWith("{")) {
                object(i + 1, line);
            } else if (head == null) {
                separator = line.indexOf(';') >= 0 && line.indexOf(',') < 0 ? ';' : ',';
                head = cells(line, separator);
                if (head == null || !head.contains("id")) {
                    fault(i + 1, FindingCode.FIELD_REQUIRED, "/id");
                    return;
                }
            } else {
                row(i + 1, head, cells(line, separator));
            }
        }
    }

    private void object(int line, String text) {
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

    private void row(int line, List<String> head, @Nullable List<String> cells) {
        if (cells == null || cells.size() > head.size()) {
            fault(line, FindingCode.CSV_MALFORMED, "");
            return;
        }
        add(line, new EstablishmentFields(name -> {
            int column = head.indexOf(name);
            return column < 0 || column >= cells.size() ? null : cells.get(column);
        }));
    }

    /** The cells of a line; null if a quotation mark is left open. */
    private static @Nullable List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (next == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(line.charAt(++i));
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(next);
            }
        }
        cells.add(cell.toString().strip());
        return quoted ? null : cells;
    }

    private void add(int line, EstablishmentFields fields) {
        Establishment read = fields.establishment();
        fields.findings().forEach(finding -> faults.add(new FaultyLine(line, finding)));
        if (read != null) {
            if (!ids.add(read.id().value())) {
                fault(line, FindingCode.FIELD_DUPLICATE, "/id");
            }
            establishments.add(read);
        }
    }

    private void fault(int line, FindingCode code, String field) {
        faults.add(new FaultyLine(line, Finding.of(code, field)));
    }
}
