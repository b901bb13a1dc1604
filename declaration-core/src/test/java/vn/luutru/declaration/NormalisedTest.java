package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisedTest {

    @ParameterizedTest
    @CsvSource({
        "' Nguyễn  Văn\u00a0Thử ', Nguyễn Văn Thử",
        "'\tThử\r\n', Thử",
        "'Nguye\u0302\u0303n', Nguyễn",
        "'   ', ''",
        "'Thử\u3000 Mẫu', Thử Mẫu",
    })
    void what_looks_the_same_is_written_the_same(String raw, String written) {
        assertThat(Normalised.text(raw)).isEqualTo(written);
    }

    @Test
    void control_characters_within_a_text_are_left_to_be_found() {
        assertThat(Normalised.text("Nguyễn\nThử")).isEqualTo("Nguyễn\nThử");
        assertThat(Normalised.text("\u0000Thử\u200b")).isEqualTo("\u0000Thử\u200b");
    }

    @ParameterizedTest
    @CsvSource({"038 090 000 001, 038090000001", "c-0000.0001, C00000001", "m00\u20130001, M000001", "12/2026, 12/2026"
    })
    void groups_of_digits_are_one_number(String raw, String written) {
        assertThat(Normalised.documentNumber(raw)).isEqualTo(written);
    }

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
}
