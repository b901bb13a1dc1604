package vn.luutru.declaration.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Texts by their keys, from a resource in UTF-8: a line is {@code key=text}, empty or a comment that begins with
 * {@code #}. A backslash takes the character after it as it is. {@code java.util.Properties} reads the same files alike;
 * in the browser it would cut each character to a byte.
 */
public final class TextBundle {

    private TextBundle() {}

    /**
     * Reads a bundle.
     *
     * @param beside a class in the package of the resource
     * @param name   of the resource, without {@code .properties}
     * @throws IllegalStateException if a line is neither a text nor a comment
     */
    public static Map<String, String> load(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name + ".properties"))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Texts " + name, e);
        }
    }

    static Map<String, String> read(String lines) {
        Map<String, String> texts = new HashMap<>();
        for (String line : lines.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalStateException("Neither text nor comment: " + line);
            }
            texts.put(line.substring(0, equals), plain(line.substring(equals + 1)));
        }
        return texts;
    }

    private static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            plain.append(c == '\\' && i + 1 < escaped.length() ? escaped.charAt(++i) : c);
        }
        return plain.toString();
    }
}
