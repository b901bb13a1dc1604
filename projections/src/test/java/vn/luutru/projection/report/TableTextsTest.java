package vn.luutru.projection.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TableTextsTest {

    private static final TableTexts VIETNAMESE = TableTexts.in(Locale.of("vi"));

    @Test
    void both_languages_say_the_same_things_with_the_same_values() throws IOException {
        Properties vietnamese = load("tables");
        Properties english = load("tables_en");
        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(vietnamese.keySet()));
        for (String key : vietnamese.stringPropertyNames()) {
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(vietnamese.getProperty(key)));
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void days_and_times_are_shown_as_they_are_in_viet_nam() {
        assertThat(VIETNAMESE.text("note.period.text", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31)))
                .isEqualTo("Từ 01/07/2026 đến hết 31/07/2026");
        assertThat(VIETNAMESE.text("note.at.text", Instant.parse("2026-07-01T17:00:00Z")))
                .isEqualTo("00:00 02/07/2026");
    }

    @Test
    void a_missing_text_is_an_error_and_an_unknown_code_is_shown_as_it_is() {
        assertThatThrownBy(() -> VIETNAMESE.text("sheet.none")).isInstanceOf(IllegalStateException.class);
        assertThat(VIETNAMESE.value("ward", "00000")).isEqualTo("00000");
        assertThat(VIETNAMESE.value("nationality", "XXZ")).isEqualTo("XXZ");
        assertThat(VIETNAMESE.value("ward", "16531")).isEqualTo("Phường Sầm Sơn (16531)");
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                TableTexts.class.getResourceAsStream(name + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
