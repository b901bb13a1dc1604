package vn.luutru.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** Texts of one language, in UTF-8, with places {@code {0}}, {@code {1}} for arguments. Safe for many threads. */
public final class TextBundle {

    private final Properties texts = new Properties();

    /**
     * @param owner  beside whose class the file lies
     * @param bundle the file's name without {@code .properties}
     * @throws NullPointerException if there is no such file
     */
    public TextBundle(Class<?> owner, String bundle) {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(owner.getResourceAsStream(bundle + ".properties"), bundle),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Texts " + bundle, e);
        }
    }

    /** @throws IllegalArgumentException if there is no such text */
    public String text(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No text " + key);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** The text for a number: its key with {@code .one} for one, if there is such a text. */
    public String count(String key, int number) {
        String one = key + ".one";
        return text(number == 1 && texts.containsKey(one) ? one : key, number);
    }

    /** The keys of all texts. */
    public Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
