package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.codes;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Severity;
import vn.luutru.declaration.person.NameScripts;

class NameScriptsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguy\u0435n Van Thu",
                "\u041dguyen",
                "Nguy\u1ec5n V\u0430n",
                "\u0391nna",
                "\u738b Wang",
                "\u30d1\u30af \ubc15",
            })
    void letters_of_two_scripts_are_remarked(String name) {
        assertThat(NameScripts.mixes(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Thị Ánh Tuyết",
                "O'Brien-Łukasz",
                "Иван Петров",
                "王小明",
                "田中 さくら",
                "サトウ 花子",
                "박 朴",
                "สมชาย ใจดี",
                "محمد",
                "123 -",
            })
    void names_of_one_language_are_not(String name) {
        assertThat(NameScripts.mixes(name)).isFalse();
        assertThat(NameScripts.stacksMarks(name)).isFalse();
    }

    @Test
    void a_heap_of_marks_is_remarked_and_what_scripts_need_is_not() {
        assertThat(NameScripts.stacksMarks("A" + "\u0301".repeat(90))).isTrue();
        assertThat(NameScripts.stacksMarks("Tha\u0300\u0301\u0309\u0303\u0323nh"))
                .isTrue();
        String vietnamese = Normalizer.normalize("Nguyễn Thị Ấm", Normalizer.Form.NFD);
        assertThat(NameScripts.stacksMarks(vietnamese)).isFalse();
        assertThat(NameScripts.stacksMarks("\u05e9\u05c1\u05bc\u05b8\u05dc\u05d5\u05b9\u05dd"))
                .isFalse();
        assertThat(NameScripts.stacksMarks("\u0e01\u0e34\u0e48")).isFalse();
    }

    @Test
    void what_is_taken_for_latin_needs_no_look_up() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (NameScripts.isLatin(c)) {
                assertThat(UnicodeScript.of(c)).as("U+%04X", c).isIn(UnicodeScript.LATIN, UnicodeScript.COMMON);
                assertThat(Character.isDigit(c)).as("U+%04X", c).isEqualTo(c >= '0' && c <= '9');
                assertThat(Character.getType(c))
                        .as("U+%04X", c)
                        .isNotIn((int) Character.NON_SPACING_MARK, (int) Character.ENCLOSING_MARK, (int)
                                Character.COMBINING_SPACING_MARK);
            }
            if (NameScripts.isLatinAdditional(c)) {
                assertThat(Character.isLetter(c)).as("U+%04X", c).isTrue();
            }
        }
    }

    @Test
    void both_are_warnings_of_a_check_in() {
        assertThat(FindingCode.NAME_MIXED_SCRIPTS.severity()).isEqualTo(Severity.WARNING);
        assertThat(FindingCode.NAME_STACKED_MARKS.severity()).isEqualTo(Severity.WARNING);
        assertThat(codes(Samples.guest().set(Field.FULL_NAME, "Nguy\u0435n Van Thu"), Samples.hotel()))
                .containsExactly(FindingCode.NAME_MIXED_SCRIPTS);
        assertThat(codes(Samples.guest().set(Field.FULL_NAME, "A" + "\u0301".repeat(90)), Samples.hotel()))
                .containsExactly(FindingCode.NAME_STACKED_MARKS);
    }
}
