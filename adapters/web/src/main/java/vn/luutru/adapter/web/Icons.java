package vn.luutru.adapter.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The drawn symbols of the pages, by name. */
final class Icons {

    private static final Map<String, String> DRAWN = read();

    private Icons() {}

    private static Map<String, String> read() {
        Properties file = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Icons.class.getResourceAsStream("icons.properties")), StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, file::getProperty));
    }

    static boolean has(String name) {
        return DRAWN.containsKey(name);
    }

    static Collection<String> names() {
        return DRAWN.keySet();
    }

    /** The sprite with these symbols only. */
    static String sprite(Collection<String> names) {
        return names.stream()
                .map(name -> "<symbol id=\"i-" + name + "\" viewBox=\"0 0 24 24\">" + DRAWN.get(name) + "</symbol>")
                .collect(Collectors.joining(
                        "",
                        "<svg class=\"lt-sprite\" aria-hidden=\"true\" focusable=\"false\"><defs><pattern id=\"vach\""
                                + " width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\""
                                + " patternTransform=\"rotate(45)\"><path class=\"hat\" d=\"M0 0v8\"/></pattern></defs>",
                        "</svg>"));
    }
}
