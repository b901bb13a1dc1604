package vn.luutru.adapter.receipt;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What receipts say on paper, in one language. */
final class PaperTexts {

    static final PaperTexts VIETNAMESE = new PaperTexts("receipt_vi");
    static final PaperTexts ENGLISH = new PaperTexts("receipt_en");

    private final Properties texts = new Properties();

    private PaperTexts(String bundle) {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(PaperTexts.class.getResourceAsStream(bundle + ".properties")),
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

    Iterable<String> keys() {
        return texts.stringPropertyNames();
    }
}
