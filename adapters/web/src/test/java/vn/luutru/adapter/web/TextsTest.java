package vn.luutru.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\w+}");
    private static final Pattern MARK = Pattern.compile("</?([a-z]+)[^>]*>");
    private static final Set<String> ALLOWED_MARKS = Set.of("b", "span", "br");

    private final Texts texts = new Texts();

    @Test
    void desks_read_each_text_in_vietnamese_and_english() {
        assertThat(keys(Language.EN)).isEqualTo(keys(Language.VI));
    }

    @Test
    void guests_read_each_text_of_theirs_in_four_languages() {
        for (Language language : Language.values()) {
            assertThat(keys(language, "guest.", "shell."))
                    .as(language.name())
                    .isEqualTo(keys(Language.VI, "guest.", "shell."));
        }
    }

    @Test
    void a_text_takes_the_same_arguments_and_marks_in_every_language() {
        for (Language language : Language.values()) {
            texts.all(language).forEach((key, text) -> {
                String vietnamese = texts.text(Language.VI, key);
                assertThat(found(ARGUMENT, text)).as(key + " " + language).isEqualTo(found(ARGUMENT, vietnamese));
                Matcher marks = MARK.matcher(text);
                while (marks.find()) {
                    assertThat(ALLOWED_MARKS).as(key + " " + language).contains(marks.group(1));
                }
            });
        }
    }

    @Test
    void no_text_is_empty_or_has_a_mark_that_is_not_composed() {
        for (Language language : Language.values()) {
            texts.all(language).forEach((key, text) -> {
                assertThat(text).as(key).isNotBlank();
                assertThat(java.text.Normalizer.isNormalized(text, java.text.Normalizer.Form.NFC))
                        .as(key)
                        .isTrue();
            });
        }
    }

    /** Both are seen; a page that says "huỷ" beside a finding that says "hủy" looks as if two had written it. */
    @Test
    void words_with_two_spellings_have_one() {
        Pattern other = Pattern.compile("(?iU)\\b(hủy|khóa|xóa)");
        texts.all(Language.VI).forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern(other));
    }

    @Test
    void the_arguments_of_a_text_with_marks_are_escaped_and_its_marks_are_kept() {
        StringOutput output = new StringOutput();
        texts.rich(Language.VI, "shell.demo.words").writeTo(new OwaspHtmlTemplateOutput(output));
        assertThat(output.toString()).startsWith("<b>Bản dùng thử.</b>");
    }

    @Test
    void arguments_stand_where_the_text_has_them() {
        assertThat(texts.text(Language.EN, "shell.errors.many", 3)).isEqualTo("3 things to correct");
    }

    @Test
    void a_text_that_does_not_exist_is_a_fault_and_no_empty_word() {
        assertThatThrownBy(() -> texts.text(Language.VI, "shell.none")).isInstanceOf(IllegalArgumentException.class);
    }

    private Set<String> keys(Language language, String... areas) {
        Set<String> keys = new TreeSet<>();
        texts.all(language).keySet().stream()
                .filter(key ->
                        areas.length == 0 || java.util.Arrays.stream(areas).anyMatch(key::startsWith))
                .forEach(keys::add);
        return keys;
    }

    private static Map<String, Integer> found(Pattern pattern, String text) {
        Map<String, Integer> found = new java.util.TreeMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.put(matcher.group(), 1);
        }
        return found;
    }
}
