package vn.luutru.declaration.finding;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What findings say to people, in Vietnamese and English, and an example of each.
 *
 * <p>A code has one text, and further ones for fields whose way out is another ({@code CODE./guest/dateOfBirth}).
 * In a text, {@code {field}} stands for what people call the field, {@code {pointer}} for its place in the JSON, which
 * only programmers mend, {@code {0}} for the first argument, and {@code {fields}} for what people call the fields at whose
 * places the arguments point. Texts are filled in by plain replacement: {@code MessageFormat} would read its pattern again
 * for every line of a bulk upload, and takes apostrophes for its own.
 */
public final class Findings {

    private static final String FIELD = "{field}";
    private static final String POINTER = "{pointer}";
    private static final String FIELDS = "{fields}";
    private static final String CHANGES = "/changes";

    private static final Texts VIETNAMESE = new Texts(load("findings"));
    private static final Texts ENGLISH = new Texts(load("findings_en"));

    /** Of the catalogue only: read when it is first asked for, and not part of what runs in the browser. */
    private static final class Examples {
        private static final Map<String, String> EXAMPLES = load("findings_examples");
        private static final Map<String, String> FIELDS = load("findings_fields");
    }

    private Findings() {}

    /** The text of a finding: English for a locale of that language, Vietnamese for every other. */
    public static String text(Finding finding, Locale locale) {
        Texts texts = texts(locale);
        String text = texts.of(finding.code(), finding.field());
        if (text.indexOf('{') < 0) {
            return text;
        }
        String filled = text;
        if (text.contains(FIELD)) {
            String label = texts.label(finding.field());
            // Where people have no word for it, the place stands there already.
            filled = (label.startsWith("/") ? text.replace(" (" + POINTER + ")", "") : text).replace(FIELD, label);
        }
        filled = filled.replace(POINTER, finding.field());
        if (text.contains(FIELDS)) {
            filled = filled.replace(
                    FIELDS, finding.arguments().stream().map(texts::label).collect(Collectors.joining(", ")));
        }
        for (int i = 0; i < finding.arguments().size(); i++) {
            filled = filled.replace("{" + i + "}", finding.arguments().get(i));
        }
        return filled;
    }

    /** The text of a code for the catalogue, its places for field and arguments still open. */
    public static String text(FindingCode code, Locale locale) {
        return texts(locale).of(code);
    }

    /** A piece of JSON, a line or a header that leads to the finding. All persons in it are invented. */
    public static String example(FindingCode code) {
        return Examples.EXAMPLES.getOrDefault(code.name(), "");
    }

    /** Where the finding of the example stands: a JSON pointer, empty for a call, a body or a line as a whole. */
    public static String field(FindingCode code) {
        return Examples.FIELDS.getOrDefault(code.name(), "");
    }

    private static Map<String, String> load(String name) {
        return TextBundle.load(Findings.class, name);
    }

    private static Texts texts(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    /** The texts of one language. */
    private static final class Texts {

        private final Map<FindingCode, String> byCode = new EnumMap<>(FindingCode.class);
        private final Map<String, String> texts;
        private final Set<FindingCode> withTextsOfFields = EnumSet.noneOf(FindingCode.class);

        Texts(Map<String, String> texts) {
            this.texts = texts;
            for (FindingCode code : FindingCode.values()) {
                byCode.put(code, texts.getOrDefault(code.name(), code.name()));
                if (texts.keySet().stream().anyMatch(key -> key.startsWith(code.name() + "./"))) {
                    withTextsOfFields.add(code);
                }
            }
        }

        String of(FindingCode code) {
            return Objects.requireNonNull(byCode.get(code));
        }

        /** The text of a code, or the one that it has for this field. */
        String of(FindingCode code, String pointer) {
            return withTextsOfFields.contains(code)
                    ? texts.getOrDefault(code.name() + "." + plain(pointer), of(code))
                    : of(code);
        }

        /** What people call the field at a pointer; the pointer itself where they have no word for it. */
        String label(String pointer) {
            String plain = plain(pointer);
            return texts.getOrDefault("field." + plain, plain);
        }

        private static String plain(String pointer) {
            return pointer.startsWith(CHANGES + "/") ? pointer.substring(CHANGES.length()) : pointer;
        }
    }
}
