package vn.luutru.projection.register.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NameLettersTest {

    @Test
    void every_letter_of_unicode_is_looked_up_as_it_is_decomposed() {
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isLetterOrDigit(c)) {
                String letter = Character.toString(c);
                assertThat(NameLetters.plain(letter))
                        .as("U+%s", Integer.toHexString(c).toUpperCase(Locale.ROOT))
                        .isEqualTo(NameLetters.decomposed(letter));
            }
        }
    }

    @Property
    void so_is_every_word(@ForAll @StringLength(max = 20) String text) {
        StringBuilder letters = new StringBuilder("ữ");
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);

        assertThat(NameLetters.plain(letters.toString())).isEqualTo(NameLetters.decomposed(letters.toString()));
    }

    @Test
    void letters_of_vietnamese_lose_their_marks() {
        assertThat(NameLetters.plain("NGUYỄN")).isEqualTo("nguyen");
        assertThat(NameLetters.plain("Đặng")).isEqualTo("dang");
        assertThat(NameLetters.plain("Nguye\u0302\u0303n")).isEqualTo("nguyen");
    }
}
