package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luutru.declaration.validation.InputNormalizer;

class InputNormalizerTest {

    @ParameterizedTest
    @CsvSource({
        "' Nguyễn  Văn\u00a0Thử ', Nguyễn Văn Thử",
        "'\tThử\r\n', Thử",
        "'Nguye\u0302\u0303n', Nguyễn",
        "'   ', ''",
        "'Thử\u3000 Mẫu', Thử Mẫu",
    })
    void what_looks_the_same_is_written_the_same(String raw, String written) {
        assertThat(InputNormalizer.text(raw)).isEqualTo(written);
    }

    @Test
    void control_characters_within_a_text_are_left_to_be_found() {
        assertThat(InputNormalizer.text("\u0000Thử\u0007")).isEqualTo("\u0000Thử\u0007");
        assertThat(InputNormalizer.text("Th\ufffd")).isEqualTo("Th\ufffd");
    }

    @ParameterizedTest
    @CsvSource({
        "'Khu phố Mẫu\r\nPhường Sầm Sơn', Khu phố Mẫu Phường Sầm Sơn",
        "'a\u2028b\tc\u0085d', a b c d",
        "'\u202a0912\u00a0345 678\u202c', 0912 345 678",
        "'\ufeffThử\u200b', Thử",
        "'Nguyễn\u00ad Thử', Nguyễn Thử",
    })
    void what_cannot_be_seen_is_dropped_and_lines_are_joined(String raw, String written) {
        assertThat(InputNormalizer.text(raw)).isEqualTo(written);
    }

    @Test
    void joiners_stay_where_a_script_needs_them_and_nowhere_else() {
        assertThat(InputNormalizer.text("علی\u200cرضا")).isEqualTo("علی\u200cرضا");
        assertThat(InputNormalizer.text("\u0dc1\u0dca\u200d\u0dbb\u0dd3")).isEqualTo("\u0dc1\u0dca\u200d\u0dbb\u0dd3");
        assertThat(InputNormalizer.text("Ali\u200cReza")).isEqualTo("AliReza");
        assertThat(InputNormalizer.text("علی\u200c")).isEqualTo("علی");
    }

    @ParameterizedTest
    @CsvSource({
        "'Số15,QUYểN01/2019', 'SỐ15,QUYỂN01/2019'",
        "'Số 15, Quyển 01/2019', 'SỐ15,QUYỂN01/2019'",
        "'\u200e038090000001\u200f', 038090000001",
        "'０３８０９０００００01', 038090000001",
        "'٠٣٨٠٩٠٠٠٠٠٠١', 038090000001",
        "'c\u22120000\u20110001', C00000001",
        "'ß-1', SS1",
    })
    void numbers_are_folded_by_unicode(String raw, String written) {
        assertThat(InputNormalizer.documentNumber(raw)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"2800 000 000, 2800000000", "' 2800000000 - 001', 2800000000-001"})
    void a_tax_code_has_no_blanks(String raw, String written) {
        assertThat(InputNormalizer.of(Field.WORKER_EMPLOYER_TAX_CODE, raw)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"038 090 000 001, 038090000001", "c-0000.0001, C00000001", "m00\u20130001, M000001", "12/2026, 12/2026"
    })
    void groups_of_digits_are_one_number(String raw, String written) {
        assertThat(InputNormalizer.documentNumber(raw)).isEqualTo(written);
    }
}
