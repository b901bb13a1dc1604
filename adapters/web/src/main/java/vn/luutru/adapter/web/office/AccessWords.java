package vn.luutru.adapter.web.office;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.projection.access.AccessEntry;

/** Entries of the access log in the words of a page; what has no words keeps the log's own name. */
public final class AccessWords {

    private final PageWords words;

    public AccessWords(PageWords words) {
        this.words = words;
    }

    /** When it was asked or done, by the local clock. */
    public String at(AccessEntry entry) {
        return words.formats().day(entry.askedAt()) + " " + words.formats().time(entry.askedAt());
    }

    public String kind(AccessEntry entry) {
        return words.text("admin.log.kind." + entry.kind().code());
    }

    /** What was asked or done; of what was refused, which call or page it was. */
    public String question(AccessEntry entry) {
        return entry.kind() == AccessEntry.Kind.REFUSED
                ? words.text("office.question.refused", entry.question())
                : or("office.question." + entry.question(), entry.question());
    }

    /** Empty where none has to be stated. */
    public String purpose(AccessEntry entry) {
        String purpose = entry.purpose();
        return purpose == null ? "" : words.name(CodeTables.PURPOSES_OF_QUERY, purpose);
    }

    public String role(AccessEntry entry) {
        return or("office.reader." + entry.role(), entry.role());
    }

    /** The wards by name; empty for the whole province, and for keys and desks. */
    public String territory(AccessEntry entry) {
        String territory = entry.territory();
        if (territory == null) {
            return "";
        }
        List<String> wards = new ArrayList<>();
        for (String code : territory.split(",", -1)) {
            CodeTable.Entry ward = CodeTables.WARDS.latest(code);
            wards.add(ward == null ? code : ward.vi());
        }
        return String.join(", ", wards);
    }

    /** What was asked for, or which key or desk it was, in one line; empty once it is erased. */
    public String criteria(AccessEntry entry) {
        CriterionWords criteria = new CriterionWords(words);
        List<String> parts = new ArrayList<>();
        new TreeMap<>(entry.criteria())
                .forEach((name, value) -> parts.add(criteria.name(name) + ": " + criteria.value(name, value)));
        return String.join("; ", parts);
    }

    private String or(String key, String otherwise) {
        return words.has(key) ? words.text(key) : otherwise;
    }
}
