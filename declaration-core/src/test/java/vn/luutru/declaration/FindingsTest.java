package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;

class FindingsTest {

    private static final Locale VIETNAMESE = Locale.of("vi");

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void every_code_says_something_in_both_languages_and_has_an_example(FindingCode code) {
        assertThat(Findings.text(code, VIETNAMESE)).isNotBlank().isNotEqualTo(code.name());
        assertThat(Findings.text(code, Locale.ENGLISH))
                .isNotBlank()
                .isNotEqualTo(code.name())
                .isNotEqualTo(Findings.text(code, VIETNAMESE));
        assertThat(Findings.example(code)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"findings", "findings_en", "findings_examples", "findings_fields"})
    void no_text_is_left_without_its_code(String bundle) throws Exception {
        Set<String> codes = Arrays.stream(FindingCode.values()).map(Enum::name).collect(Collectors.toSet());

        assertThat(keys(bundle))
                .filteredOn(key -> !key.startsWith("field."))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void every_text_says_what_to_do_and_none_says_that_a_declaration_was_accepted(FindingCode code) {
        String vietnamese = Findings.text(code, VIETNAMESE);
        String english = Findings.text(code, Locale.ENGLISH);

        assertThat(vietnamese).containsIgnoringCase("vui lòng").endsWith(".");
        assertThat(english).containsIgnoringCase("please").endsWith(".");
        // A warning stands beside an error too: what became of the declaration is the outcome's to say.
        assertThat(vietnamese.toLowerCase(Locale.ROOT))
                .doesNotContain("vẫn được nhận", "đã được nhận", "đã ghi nhận", "vẫn được lưu");
        assertThat(english.toLowerCase(Locale.ROOT)).doesNotContain("accepted", "all the same", "is stored all");
        assertThat(vietnamese.replaceAll("\\{(field|0|1)}", "")).doesNotContain("{", "}");
        assertThat(english.replaceAll("\\{(field|0|1)}", "")).doesNotContain("{", "}");
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void both_languages_name_the_same_places(FindingCode code) {
        for (String place : List.of("{field}", "{0}", "{1}")) {
            assertThat(Findings.text(code, Locale.ENGLISH).contains(place))
                    .isEqualTo(Findings.text(code, VIETNAMESE).contains(place));
        }
    }

    @Test
    void every_field_has_a_name_that_people_use() throws Exception {
        List<String> labels =
                Field.all().stream().map(field -> "field." + field.pointer()).toList();

        assertThat(keys("findings")).containsAll(labels);
        assertThat(keys("findings_en")).containsAll(labels);
    }

    @Test
    void a_text_names_the_field_also_within_a_correction() {
        assertThat(Findings.text(Finding.of(FindingCode.FIELD_REQUIRED, Field.FULL_NAME), VIETNAMESE))
                .isEqualTo("Thiếu thông tin bắt buộc: Họ và tên. Vui lòng bổ sung rồi gửi lại.");
        assertThat(Findings.text(Finding.of(FindingCode.FIELD_REQUIRED, "/changes/room"), Locale.UK))
                .isEqualTo("Required and missing: room. Please add it and send again.");
    }

    @Test
    void a_text_holds_the_arguments_of_its_finding() {
        assertThat(Findings.text(Finding.of(FindingCode.FIELD_TOO_LONG, Field.ROOM, "20"), VIETNAMESE))
                .startsWith("Số phòng dài quá 20 ký tự.");
    }

    @Test
    void who_reads_neither_language_reads_vietnamese() {
        Finding finding = Finding.of(FindingCode.STAY_CONFLICT, "/reference");

        assertThat(Findings.text(finding, Locale.KOREAN)).isEqualTo(Findings.text(finding, VIETNAMESE));
    }

    private static Set<String> keys(String bundle) throws Exception {
        Properties properties = new Properties();
        try (var in = new InputStreamReader(
                Findings.class.getResourceAsStream(bundle + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties.stringPropertyNames();
    }
}
