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
    private static final Set<FindingCode> ABOUT_THE_ESTABLISHMENT = Set.of(
            FindingCode.ESTABLISHMENT_CLOSED,
            FindingCode.ESTABLISHMENT_MERGED,
            FindingCode.ESTABLISHMENT_SUSPENDED,
            FindingCode.ESTABLISHMENT_NOT_BEGUN);

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
                .filteredOn(key -> !key.startsWith("field.") && !key.contains("./"))
                .containsExactlyInAnyOrderElementsOf(codes);
        assertThat(keys(bundle))
                .filteredOn(key -> !key.startsWith("field.") && key.contains("./"))
                .allSatisfy(key -> assertThat(codes).contains(key.substring(0, key.indexOf("./"))));
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
        assertThat(vietnamese.replaceAll("\\{(field|fields|pointer|0|1)}", "")).doesNotContain("{", "}");
        assertThat(english.replaceAll("\\{(field|fields|pointer|0|1)}", "")).doesNotContain("{", "}");
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void both_languages_name_the_same_places(FindingCode code) {
        for (String place : List.of("{field}", "{pointer}", "{0}", "{1}")) {
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
        assertThat(Findings.text(Finding.of(FindingCode.FIELD_REQUIRED, "/changes/purpose"), Locale.UK))
                .isEqualTo("Required and missing: purpose of the stay. Please add it and send again.");
    }

    /** What people call a field may be the name of another one: a misspelt {@code /name} is not the establishment's. */
    @Test
    void what_only_a_programmer_can_mend_is_named_as_it_stands_in_the_json() {
        Finding unknown = Finding.of(FindingCode.FIELD_UNKNOWN, "/name");
        Finding department = Finding.of(FindingCode.FIELD_UNKNOWN, "/changes/department");
        Finding type = Finding.of(FindingCode.FIELD_TYPE_WRONG, Field.DOCUMENT_NUMBER);

        assertThat(Findings.text(unknown, VIETNAMESE)).contains("/name").doesNotContain("Tên cơ sở");
        assertThat(Findings.text(department, Locale.UK)).contains("/changes/department");
        assertThat(Findings.text(type, VIETNAMESE)).contains("/guest/document/number");
    }

    @Test
    void a_text_says_the_way_out_of_its_field() {
        Finding born = Finding.of(FindingCode.DATE_MALFORMED, "/changes/guest/dateOfBirth");
        Finding departure = Finding.of(FindingCode.DATE_MALFORMED, Field.EXPECTED_DEPARTURE_ON);
        Finding paper = Finding.of(FindingCode.FIELD_REQUIRED, Field.DOCUMENT_TYPE);

        assertThat(Findings.text(born, VIETNAMESE)).startsWith("Ngày sinh ").contains("1985-03)");
        assertThat(Findings.text(departure, VIETNAMESE))
                .isEqualTo("Ngày dự kiến đi không đúng dạng hoặc không có ngày này."
                        + " Vui lòng ghi năm-tháng-ngày, ví dụ 2026-07-03.");
        assertThat(Findings.text(paper, VIETNAMESE)).contains("NONE");
        assertThat(Findings.text(paper, Locale.UK)).contains("NONE");
        assertThat(required(Field.DOCUMENT_NUMBER)).allMatch(text -> text.contains("NONE"));
        assertThat(required(Field.DATE_OF_BIRTH)).allMatch(text -> text.contains("(1985)") && text.contains("NONE"));
        assertThat(required(Field.ROOM)).first().asString().contains("số giường", "khoa");
    }

    private static List<String> required(Field field) {
        Finding missing = Finding.of(FindingCode.FIELD_REQUIRED, field);
        return List.of(Findings.text(missing, VIETNAMESE), Findings.text(missing, Locale.UK));
    }

    @Test
    void what_holds_for_some_guests_or_establishments_only_says_so() {
        // Hotels read the first, hospitals that miss a date of birth alone the second, foreigners the third.
        assertThat(Findings.text(FindingCode.BIRTH_DATE_UNKNOWN, VIETNAMESE)).contains("Riêng bệnh viện: nếu");
        assertThat(Findings.text(FindingCode.GUEST_UNIDENTIFIED, VIETNAMESE)).contains("Nếu chưa biết tên, ");
        assertThat(Findings.text(FindingCode.DOCUMENT_MISSING, VIETNAMESE)).doesNotContain("số định danh");
        assertThat(Findings.text(FindingCode.INTERNAL_ERROR, VIETNAMESE)).contains("Nếu đây là khai báo ");
        assertThat(Findings.text(FindingCode.FINDINGS_OMITTED, VIETNAMESE)).contains("Nếu khai báo bị từ chối, ");
    }

    @ParameterizedTest
    @EnumSource(
            value = FindingCode.class,
            names = {"ESTABLISHMENT_OUT_OF_SCOPE", "OPERATION_OUT_OF_SCOPE", "ESTABLISHMENT_UNKNOWN"})
    void a_refused_question_is_not_told_that_a_declaration_was_not_stored(FindingCode code) {
        // Who asks after a lost answer whether a guest was stored would read that they were not.
        assertThat(Findings.text(code, VIETNAMESE)).doesNotContain("khai báo chưa được lưu");
        assertThat(Findings.text(code, Locale.ENGLISH)).doesNotContain("stored");
    }

    /** Who asked whether a guest was stored must not read that they may declare again. */
    @Test
    void a_question_that_the_store_did_not_answer_is_told_to_ask_again_and_not_to_declare() {
        assertThat(Findings.text(FindingCode.STORE_NOT_READABLE, VIETNAMESE))
                .contains("hỏi lại")
                .doesNotContain("gửi lại", "khai báo");
        assertThat(Findings.text(FindingCode.STORE_NOT_READABLE, Locale.ENGLISH))
                .contains("ask again")
                .doesNotContain("send", "declar");
    }

    /** A report has no arrival, and what is refused of it is not a declaration. */
    @ParameterizedTest
    @EnumSource(
            value = FindingCode.class,
            names = {"ESTABLISHMENT_CLOSED", "ESTABLISHMENT_MERGED", "ESTABLISHMENT_NOT_BEGUN"})
    void a_day_without_guests_is_spoken_of_as_such(FindingCode code) {
        Finding ofDay = Finding.of(code, "/date", "38-16531-0002");

        assertThat(Findings.text(ofDay, VIETNAMESE)).doesNotContain("ngày khách đến", "Khách đến", "khai khách", "{");
        assertThat(Findings.text(ofDay, Locale.ENGLISH)).doesNotContain("arriv", "declar", "{");
    }

    @Test
    void a_text_holds_the_arguments_of_its_finding() {
        assertThat(Findings.text(Finding.of(FindingCode.FIELD_TOO_LONG, Field.ROOM, "20"), VIETNAMESE))
                .startsWith("Số phòng dài quá 20 ký tự.");
    }

    @Test
    void a_conflict_names_what_differs_in_the_words_of_people() {
        Finding finding = Finding.of(FindingCode.STAY_CONFLICT, "/reference", "/room", "/guest/fullName");

        assertThat(Findings.text(finding, VIETNAMESE)).contains("(khác ở: Số phòng, Họ và tên)");
    }

    @Test
    void who_reads_neither_language_reads_vietnamese() {
        Finding finding = Finding.of(FindingCode.STAY_CONFLICT, "/reference");

        assertThat(Findings.text(finding, Locale.KOREAN)).isEqualTo(Findings.text(finding, VIETNAMESE));
    }

    /** Of what is given in a body: what is missing, or stands in the address, is in no example. */
    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void the_place_of_a_finding_stands_in_its_example(FindingCode code) {
        String example = Findings.example(code);
        boolean body = example.startsWith("{") && !example.startsWith("{\"text\"") && !example.startsWith("{\"lines\"");
        if (body && code != FindingCode.TYPE_MISSING && !ABOUT_THE_ESTABLISHMENT.contains(code)) {
            for (String member : Findings.field(code).split("/")) {
                assertThat(example).contains(member.isEmpty() || member.equals("0") ? "" : "\"" + member + "\":");
            }
        }
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
