package vn.luutru.adapter.web.office;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;

/** What was asked for, or what a key or a desk is good for, in the words of the pages on which it is chosen. */
final class CriterionWords {

    private final PageWords words;

    CriterionWords(PageWords words) {
        this.words = words;
    }

    /** What the access log calls {@code name}; its own name where a page has no word for it. */
    String name(String name) {
        return or("office.criterion." + name, name);
    }

    /** A value of it; as the log keeps it where it is no code, or one that no page shows. */
    String value(String name, String value) {
        return switch (name) {
            case "list" -> or("police.list." + value, value);
            case "when" -> or("police.when." + value, value);
            case "reading" -> value.isEmpty() ? value : or("office.reading." + value.charAt(0), value);
            case "state" -> or("police.state." + value, value);
            case "trait" -> or("office.trait." + value, value);
            case "kind" -> or("admin.log.kind." + value, value);
            case "ward" -> words.name(CodeTables.WARDS, value);
            case "nationality" -> words.name(CodeTables.COUNTRIES, value);
            case "establishments" ->
                value.equals("*") ? words.text("office.establishments.all") : value.replace(",", ", ");
            case "operations" -> operations(value);
            case "pending", "open" -> or("office.is." + value, value);
            case "code" -> reason(value);
            case "from", "to", "at", "day", "expiresOn", "month" -> time(value);
            default -> value;
        };
    }

    private String operations(String codes) {
        List<String> named = new ArrayList<>();
        for (String code : codes.split(",", -1)) {
            named.add(or("office.operation." + code, code));
        }
        return String.join(", ", named);
    }

    /** The first sentence of what is said to whoever was refused: the others say what they can do. */
    private String reason(String code) {
        String text = Arrays.stream(FindingCode.values())
                .filter(known -> known.name().equals(code))
                .map(known -> Findings.text(known, words.language().locale()))
                .findFirst()
                .orElse(code);
        int end = text.indexOf(". ");
        return text.indexOf('{') >= 0 ? code : end < 0 ? text : text.substring(0, end);
    }

    /** An instant by the local clock, a day or a month; as it was typed where it is none of these. */
    private String time(String value) {
        try {
            if (value.indexOf('T') >= 0) {
                Instant at = Instant.parse(value);
                return words.formats().day(at) + " " + words.formats().time(at);
            }
            return value.length() == "2026-11".length()
                    ? words.formats().month(YearMonth.parse(value))
                    : words.formats().day(LocalDate.parse(value));
        } catch (DateTimeException e) {
            // The log keeps what somebody typed.
            return value;
        }
    }

    private String or(String key, String otherwise) {
        return words.has(key) ? words.text(key) : otherwise;
    }
}
