package vn.luutru.declaration.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBundleTest {

    @ParameterizedTest
    @ValueSource(strings = {"findings", "findings_en", "findings_examples", "findings_fields"})
    void a_bundle_reads_as_the_jdk_reads_it(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Findings.class.getResourceAsStream(name + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        assertThat(TextBundle.load(Findings.class, name)).isNotEmpty().isEqualTo(properties);
    }

    /** The pages write them so too. */
    @Test
    void words_with_two_spellings_have_one() {
        TextBundle.load(Findings.class, "findings")
                .forEach((code, text) ->
                        assertThat(text).as(code).doesNotContainPattern("(?iU)\\b(hủy|khóa|xóa|mã hóa|ủy|tùy)"));
    }

    @Test
    void a_backslash_takes_the_next_character_as_it_is() {
        assertThat(TextBundle.read("# comment\n\na=b\\\\u0007=c\n")).isEqualTo(Map.of("a", "b\\u0007=c"));
    }

    @Test
    void a_line_that_is_no_text_is_refused() {
        assertThatThrownBy(() -> TextBundle.read("a=b\nlost\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lost");
    }
}
