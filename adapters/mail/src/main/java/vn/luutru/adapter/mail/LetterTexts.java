package vn.luutru.adapter.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** What letters say, in one language. */
final class LetterTexts {

    static final LetterTexts VIETNAMESE = new LetterTexts("letter_vi");
    static final LetterTexts ENGLISH = new LetterTexts("letter_en");

    private final Properties texts = new Properties();

    private LetterTexts(String bundle) {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(LetterTexts.class.getResourceAsStream(bundle + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Texts " + bundle, e);
        }
    }

    /** @throws IllegalArgumentException if there is no such text */
    String text(String key, Object... arguments) {
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
    String count(String key, int number) {
        String one = key + ".one";
        return text(number == 1 && texts.containsKey(one) ? one : key, number);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
