package vn.luutru.adapter.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.Texts;
import vn.luutru.adapter.web.WordsOf;

class ChangeTest {

    private static final PageWords WORDS = WordsOf.language(new Texts(), Language.VI);

    private final Change change = new Change(WORDS, "tuần trước");

    private static String written(Content content) {
        StringOutput output = new StringOutput();
        content.writeTo(output);
        return output.toString();
    }

    @Test
    void a_rise_and_a_fall_are_told_in_words_too() {
        assertThat(written(change.inPercent(110, 100, 0, 0)))
                .contains("class=\"up\"", "▲", "tăng", "10,0\u00a0% so tuần trước");
        assertThat(written(change.inPercent(90, 100, 0, 0))).contains("class=\"down\"", "▼", "giảm");
    }

    @Test
    void a_difference_that_the_margins_could_make_is_neither_a_rise_nor_a_fall() {
        assertThat(written(change.inPercent(110, 100, 8, 8)))
                .contains("trong sai số")
                .doesNotContain("▲");
        assertThat(written(change.inPercent(112, 100, 8, 8))).contains("▲");
        assertThat(written(change.inPoints(0.31, 0.30, 0.02, 0))).contains("trong sai số");
    }

    @Test
    void without_a_figure_before_there_is_no_percentage() {
        assertThat(written(change.inPercent(10, 0, 0, 0))).contains("tuần trước: quá ít để so");
    }
}
