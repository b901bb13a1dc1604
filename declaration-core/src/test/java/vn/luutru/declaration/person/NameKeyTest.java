package vn.luutru.declaration.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

    @ParameterizedTest
    @CsvSource({
        "Nguyễn Văn Thử, nguyen van thu",
        "ĐỖ THỊ ĐÀO, do thi dao",
        "  Trần-Lê   Ánh , tran le anh",
        "O'Neil, oneil",
        "Łukasz Ørsted, lukasz orsted",
        "HỒNG GILDONG 2, hong gildong 2",
        "王小明, 王小明",
        "'...', ''",
    })
    void a_name_is_found_without_its_marks(String name, String key) {
        assertThat(NameKey.of(name)).isEqualTo(key);
    }

    @Property(tries = 5_000)
    void a_name_is_found_alike_by_a_table_and_by_its_decomposition(@ForAll("names") String name) {
        assertThat(NameKey.of(name)).isEqualTo(NameKey.decomposed(name));
    }

    @Test
    void this_holds_for_each_character_wherever_it_stands() {
        for (int c = 0; c < 0x2100; c++) {
            String character = Character.toString(c);
            for (String name : List.of(character, "A" + character, character + "A", "A " + character + "' 1")) {
                assertThat(NameKey.of(name)).as("U+%04X", c).isEqualTo(NameKey.decomposed(name));
            }
        }
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> latin = Arbitraries.strings()
                .withCharRange('\0', '\u024f')
                .withCharRange('\u1e00', '\u1eff')
                .withChars(" '-")
                .ofMaxLength(12);
        return Arbitraries.oneOf(latin, Arbitraries.strings().all().ofMaxLength(12));
    }
}
