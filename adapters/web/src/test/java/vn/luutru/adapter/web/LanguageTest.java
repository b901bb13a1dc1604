package vn.luutru.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LanguageTest {

    private static final List<Language> OFFICES = List.of(Language.VI, Language.EN);
    private static final List<Language> GUEST = List.of(Language.values());

    @Test
    void a_page_is_vietnamese_unless_somebody_says_otherwise() {
        assertThat(Language.choose(null, null, null, OFFICES)).isEqualTo(Language.VI);
        assertThat(Language.choose(null, null, "fr-FR, de;q=0.5", OFFICES)).isEqualTo(Language.VI);
    }

    @Test
    void the_browser_chooses_among_the_languages_of_the_page() {
        assertThat(Language.choose(null, null, "ko-KR, en;q=0.7", GUEST)).isEqualTo(Language.KO);
        assertThat(Language.choose(null, null, "ko-KR, en;q=0.7", OFFICES)).isEqualTo(Language.EN);
        assertThat(Language.choose(null, null, "zh-Hant-TW", GUEST)).isEqualTo(Language.ZH);
    }

    @Test
    void a_choice_is_worth_more_than_the_browser_and_a_new_one_more_than_an_old_one() {
        assertThat(Language.choose(null, "vi", "en", OFFICES)).isEqualTo(Language.VI);
        assertThat(Language.choose("en", "vi", "vi", OFFICES)).isEqualTo(Language.EN);
    }

    @Test
    void who_chose_korean_reads_the_desks_in_english() {
        assertThat(Language.choose(null, "ko", "vi", OFFICES)).isEqualTo(Language.EN);
    }

    @Property
    void whatever_is_sent_the_answer_is_a_language_of_the_page(
            @ForAll @StringLength(max = 300) String asked,
            @ForAll @StringLength(max = 300) String chosen,
            @ForAll @StringLength(max = 300) String header) {
        assertThat(OFFICES).contains(Language.choose(asked, chosen, header, OFFICES));
    }
}
