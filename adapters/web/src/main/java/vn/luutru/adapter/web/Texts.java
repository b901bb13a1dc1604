package vn.luutru.adapter.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What people read on pages, by language. A bundle is a file {@code texts/AREA_LANGUAGE.properties}; its keys begin with
 * {@code AREA.}. {@code {0}} stands for the first argument.
 */
public final class Texts {

    private static final String FILES = "classpath*:vn/luutru/adapter/web/texts/*_%s.properties";

    private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);

    /** Reads all bundles on the class path. */
    public Texts() {
        for (Language language : Language.values()) {
            byLanguage.put(language, read(language));
        }
    }

    private static Map<String, String> read(Language language) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources(FILES.replace("%s", language.tag()))) {
                Properties bundle = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    bundle.load(reader);
                }
                for (String key : bundle.stringPropertyNames()) {
                    if (texts.put(key, bundle.getProperty(key)) != null) {
                        throw new IllegalStateException("Two texts for " + key + " in " + language);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** All keys of a language with their texts, in alphabetical order. */
    public Map<String, String> all(Language language) {
        return Map.copyOf(of(language));
    }

    /** Whether a language has this text. */
    public boolean has(Language language, String key) {
        return of(language).containsKey(key);
    }

    /**
     * The text as it stands, with its arguments.
     *
     * @throws IllegalArgumentException if the language has no such text
     */
    public String text(Language language, String key, Object... arguments) {
        return fill(pattern(language, key), arguments);
    }

    /** The text as HTML: its own marks are kept, its arguments are escaped. */
    Content rich(Language language, String key, Object... arguments) {
        String pattern = pattern(language, key);
        return output -> writeRich(output, pattern, arguments);
    }

    private static void writeRich(TemplateOutput output, String pattern, Object... arguments) {
        Object[] escaped = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            escaped[i] = escape(String.valueOf(arguments[i]));
        }
        output.writeContent(fill(pattern, escaped));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private String pattern(Language language, String key) {
        String pattern = of(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text " + key + " in " + language);
        }
        return pattern;
    }

    private Map<String, String> of(Language language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    private static String fill(String pattern, Object... arguments) {
        if (arguments.length == 0) {
            return pattern;
        }
        StringBuilder filled = new StringBuilder(pattern.length() + 32);
        int from = 0;
        for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
            int argument =
                    at + 2 < pattern.length() && pattern.charAt(at + 2) == '}' ? pattern.charAt(at + 1) - '0' : -1;
            filled.append(pattern, from, at);
            if (argument >= 0 && argument < arguments.length) {
                filled.append(arguments[argument]);
                from = at + 3;
            } else {
                filled.append('{');
                from = at + 1;
            }
        }
        return filled.append(pattern, from, pattern.length()).toString();
    }
}
