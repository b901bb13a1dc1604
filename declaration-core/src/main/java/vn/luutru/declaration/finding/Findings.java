package vn.luutru.declaration.finding;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * What findings say to people, in Vietnamese and English, and an example of each.
 *
 * <p>In a text, {@code {field}} stands for the name of the field and {@code {0}} for the first argument. Texts are
 * filled in by plain replacement: {@code MessageFormat} would read its pattern again for every line of a push, and takes
 * apostrophes for its own.
 */
public final class Findings {

    private static final String FIELD = "{field}";
    private static final String CHANGES = "/changes";

    private static final Texts VIETNAMESE = new Texts(load("findings"));
    private static final Texts ENGLISH = new Texts(load("findings_en"));
    private static final Properties EXAMPLES = load("findings_examples");
    private static final Properties FIELDS = load("findings_fields");

    private Findings() {}

    /** The text of a finding: English for a locale of that language, Vietnamese for every other. */
    public static String text(Finding finding, Locale locale) {
        Texts texts = texts(locale);
        String text = texts.of(finding.code());
        if (text.indexOf('{') < 0) {
            return text;
        }
        String filled = text.contains(FIELD) ? text.replace(FIELD, texts.label(finding.field())) : text;
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
        return EXAMPLES.getProperty(code.name(), "");
    }

    /** Where the finding of the example stands: a JSON pointer, empty for a call, a body or a line as a whole. */
    public static String field(FindingCode code) {
        return FIELDS.getProperty(code.name(), "");
    }

    private static Texts texts(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Findings.class.getResourceAsStream(name + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Texts " + name, e);
        }
    }

    /** The texts of one language. */
    private static final class Texts {

        private final Map<FindingCode, String> byCode = new EnumMap<>(FindingCode.class);
        private final Properties properties;

        Texts(Properties properties) {
            this.properties = properties;
            for (FindingCode code : FindingCode.values()) {
                byCode.put(code, properties.getProperty(code.name(), code.name()));
            }
        }

        String of(FindingCode code) {
            return Objects.requireNonNull(byCode.get(code));
        }

        /** What people call the field at a pointer; the pointer itself where they have no word for it. */
        String label(String pointer) {
            boolean nested = pointer.startsWith(CHANGES + "/");
            String plain = nested ? pointer.substring(CHANGES.length()) : pointer;
            return properties.getProperty("field." + plain, plain);
        }
    }
}
