package vn.luutru.declaration.validation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** A text is left as it is only where nothing would be made of it but itself. */
class SettledTextTest {

    @Property(tries = 5_000)
    void a_short_look_at_a_text_changes_nothing_of_its_form(@ForAll("texts") String raw) {
        assertThat(InputNormalizer.text(raw)).isEqualTo(InputNormalizer.settled(raw));
    }

    @Test
    void this_holds_for_each_character_wherever_it_stands() {
        for (int c = 0; c < 0x3000; c++) {
            String character = Character.toString(c);
            for (String raw : new String[] {
                character, character + character, "e" + character, character + "e", "e" + character + "e"
            }) {
                assertThat(InputNormalizer.text(raw)).as("U+%04X", c).isEqualTo(InputNormalizer.settled(raw));
            }
        }
    }

    @Test
    void names_and_addresses_of_this_country_need_no_more_than_the_short_look() {
        String address = "Số 15/2, đường Nguyễn Trãi, phường Hạc Thành";

        assertThat(InputNormalizer.text(address)).isSameAs(address);
    }

    /** Mostly of what texts are made of, seldom of what must be found in them. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> usual = Arbitraries.of("aeNg09,.-/ \u00e2\u0111\u01b0\u1ebf\u1ed9\u1ef9"
                .chars()
                .mapToObj(c -> (char) c)
                .toList());
        Arbitrary<Character> rare = Arbitraries.of(("\t\n\0\u007f\u0085\u00a0\u00ad\u02ff\u0300\u0323\u1dff\u1e00"
                        + "\u1eff\u1f00\u200b\u200d\u2028\u3000\u4e2d\ud83d\ude00")
                .chars()
                .mapToObj(c -> (char) c)
                .toList());
        return Arbitraries.frequencyOf(
                        Tuple.of(12, usual),
                        Tuple.of(1, rare),
                        Tuple.of(1, Arbitraries.chars().all()))
                .list()
                .ofMaxSize(16)
                .map(characters -> {
                    StringBuilder text = new StringBuilder();
                    characters.forEach(text::append);
                    return text.toString();
                });
    }
}
