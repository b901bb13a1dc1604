package vn.luutru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** What a page loads over a slow line. */
class ModuleSizeTest {

    private static final int BUDGET = 600_000;

    @Test
    void reader_and_rules_together_stay_within_their_budget() throws IOException {
        int rules = compressed("rules.js");
        int reader = compressed("qr.js") + compressed("qr-worker.js") + compressed("scanner.js");
        System.out.println("compressed: rules " + rules + " bytes, reader " + reader + " bytes");
        assertThat(rules + reader).isLessThanOrEqualTo(BUDGET);
    }

    @Test
    void the_reader_carries_none_of_the_rules() {
        assertThat(text("rules.js").contains("STAY_CONFLICT")).isTrue();
        assertThat(text("qr.js").contains("STAY_CONFLICT")).isFalse();
        assertThat(Modules.bytes("qr.js")).hasSizeLessThan(950_000);
    }

    @Test
    void no_module_evaluates_text() {
        for (String name : Modules.NAMES) {
            assertThat(Pattern.compile("\\beval\\(|new Function\\(")
                            .matcher(text(name))
                            .find())
                    .as(name)
                    .isFalse();
        }
    }

    private static String text(String name) {
        return new String(Modules.bytes(name), StandardCharsets.UTF_8);
    }

    /** As strongly as pages are served. */
    private static int compressed(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater strongest = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, strongest)) {
            out.write(Modules.bytes(name));
        } finally {
            strongest.end();
        }
        return bytes.size();
    }
}
