package vn.luutru.declaration.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.codec.ReadDeclaration.body;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;

/** What is not written as it should be, and is taken all the same as far as it can be understood. */
class InexactDeclarationsTest {

    @Test
    void what_the_law_does_not_ask_for_is_kept_as_far_as_it_fits() {
        ParsedDeclaration reading = body(DeclarationType.CHECK_IN, """
            {"guest": {"fullName": "Nguyễn Văn Thử", "phone": "+84 (0) 912 345 678 / 0237 3852 246 (nhà)",
              "document": {"type": "CCCD", "number": "\\u202a038 090 000 001\\u202c"},
              "residence": {"province": "Thanh Hóa", "address": "Khu phố Mẫu\\r\\nPhường Sầm Sơn"}},
             "room": "301, 302, 303, 304, 305", "bed": "2\\u0007",
             "worker": {"employerTaxCode": "2800 000 000"}, "capture": {"method": "CAMERA", "capturedAt": "now"}}
            """);
        StayDetails details = ((CheckIn) reading.command()).details();

        assertThat(details.documentNumber()).isEqualTo("038090000001");
        assertThat(details.get(Field.RESIDENCE_ADDRESS)).isEqualTo("Khu phố Mẫu Phường Sầm Sơn");
        assertThat(details.get(Field.WORKER_EMPLOYER_TAX_CODE)).isEqualTo("2800000000");
        assertThat(details.get(Field.PHONE)).isEqualTo("+84 (0) 912 345 678 / 0237 3852 246 (nhà");
        assertThat(details.room()).isEqualTo("301, 302, 303, 304,");
        assertThat(details.bed()).isEqualTo("2");
        assertThat(details.has(Field.RESIDENCE_PROVINCE)).isFalse();
        assertThat(details.captureMethod()).isNull();
        assertThat(reading.findings())
                .containsExactlyInAnyOrder(
                        Finding.of(FindingCode.FIELD_SHORTENED, "/guest/phone", "40"),
                        Finding.of(FindingCode.PROVINCE_UNKNOWN, "/guest/residence/province"),
                        Finding.of(FindingCode.FIELD_SHORTENED, "/room", "20"),
                        Finding.of(FindingCode.FIELD_CHARACTERS_DROPPED, "/bed"),
                        Finding.of(FindingCode.FIELD_LEFT_OUT, "/capture/method"),
                        Finding.of(FindingCode.FIELD_LEFT_OUT, "/capture/capturedAt"));
    }

    @Test
    void a_number_in_place_of_a_text_that_refuses_nobody_is_read_as_its_digits() {
        ParsedDeclaration reading = body(DeclarationType.CHECK_IN, """
            {"guest": {"phone": 901234567, "residence": {"province": 38}}, "room": 301, "bed": 2.5, "party": true,
             "worker": {"employerTaxCode": 2800000000, "employer": ["a"]}, "capture": {"method": 1}}
            """);
        StayDetails details = ((CheckIn) reading.command()).details();

        assertThat(details.get(Field.PHONE)).isEqualTo("901234567");
        assertThat(details.get(Field.RESIDENCE_PROVINCE)).isEqualTo("38");
        assertThat(details.room()).isEqualTo("301");
        assertThat(details.get(Field.WORKER_EMPLOYER_TAX_CODE)).isEqualTo("2800000000");
        assertThat(reading.findings())
                .containsExactlyInAnyOrder(
                        Finding.of(FindingCode.FIELD_NUMBER_READ, "/guest/phone"),
                        Finding.of(FindingCode.FIELD_NUMBER_READ, "/guest/residence/province"),
                        Finding.of(FindingCode.FIELD_NUMBER_READ, "/room"),
                        Finding.of(FindingCode.FIELD_LEFT_OUT, "/bed"),
                        Finding.of(FindingCode.FIELD_LEFT_OUT, "/party"),
                        Finding.of(FindingCode.FIELD_NUMBER_READ, "/worker/employerTaxCode"),
                        Finding.of(FindingCode.FIELD_LEFT_OUT, "/worker/employer"),
                        Finding.of(FindingCode.FIELD_LEFT_OUT, "/capture/method"));
    }

    @Test
    void a_correction_reads_a_number_too_and_refuses_what_it_cannot_read() {
        ParsedDeclaration number =
                body(DeclarationType.CORRECTION, "{\"changes\": {\"room\": 302}, \"reason\": \"Đổi phòng\"}");
        ParsedDeclaration list =
                body(DeclarationType.CORRECTION, "{\"changes\": {\"bed\": [2]}, \"reason\": \"Đổi giường\"}");

        assertThat(((Correct) number.command()).changes().set().room()).isEqualTo("302");
        assertThat(list.findings()).containsExactly(Finding.of(FindingCode.FIELD_TYPE_WRONG, "/changes/bed"));
    }

    @Test
    void a_reason_is_cut_and_never_refuses_a_correction() {
        ParsedDeclaration reading = body(
                DeclarationType.CORRECTION,
                "{\"changes\": {\"room\": \"302\"}, \"reason\": \"" + "ă".repeat(201) + "\"}");

        assertThat(((Correct) reading.command()).reason()).isEqualTo("ă".repeat(200));
        assertThat(reading.findings()).containsExactly(Finding.of(FindingCode.FIELD_SHORTENED, "/reason", "200"));
    }

    @ParameterizedTest
    @CsvSource({"1985, 1985", "1985-03, 1985-03", "1985-03-15, 1985-03-15"})
    void of_a_date_of_birth_is_declared_what_is_known(String declared, String read) {
        ParsedDeclaration reading =
                body(DeclarationType.CHECK_IN, "{\"guest\": {\"dateOfBirth\": \"" + declared + "\"}}");

        assertThat(((CheckIn) reading.command()).details().dateOfBirth()).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1985-00-00", "1985-XX-XX", "1985-00", "1985-13", "1985-3", "15/03/1985", "85"})
    void a_day_that_is_not_known_is_left_out_and_not_invented(String declared) {
        ParsedDeclaration reading =
                body(DeclarationType.CHECK_IN, "{\"guest\": {\"dateOfBirth\": \"" + declared + "\"}}");

        assertThat(reading.findings()).containsExactly(Finding.of(FindingCode.DATE_MALFORMED, "/guest/dateOfBirth"));
        assertThat(Findings.text(reading.findings().getFirst(), Locale.ENGLISH))
                .contains("year-month (1985-03)")
                .contains("only the year (1985)")
                .contains("do not invent");
    }
}
