package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.codes;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.Placeholders;

class GuestValidationTest {

    @ParameterizedTest
    @CsvSource({
        "CCCD, 03809000001, PERSONAL_NUMBER_MALFORMED",
        "CCCD, 0380900000012, PERSONAL_NUMBER_MALFORMED",
        "CAN_CUOC, 03809000000A, PERSONAL_NUMBER_MALFORMED",
        "PERSONAL_NUMBER_NOTICE, ٠٣٨٠٩٠٠٠٠٠٠١, PERSONAL_NUMBER_MALFORMED",
        "CCCD, 999090000001, PERSONAL_NUMBER_PREFIX_UNKNOWN",
        "CCCD, 038085000001, PERSONAL_NUMBER_YEAR_DIFFERS",
        "CCCD, 038290000001, PERSONAL_NUMBER_YEAR_DIFFERS",
        "CCCD, 038190000001, PERSONAL_NUMBER_SEX_DIFFERS",
        "PASSPORT, C0000000123, PASSPORT_NUMBER_MALFORMED",
        "PASSPORT, C00/00001, PASSPORT_NUMBER_MALFORMED",
        "DRIVING_LICENCE, 123456789012345678901, DOCUMENT_NUMBER_MALFORMED",
        "HEALTH_INSURANCE, DN 4, DOCUMENT_NUMBER_MALFORMED",
        "OTHER, 1234567890123456789012345678901, FIELD_TOO_LONG",
        "BIRTH_CERTIFICATE, 12/2026, DOCUMENT_UNUSUAL_FOR_AGE",
        "NONE, 1, DOCUMENT_NUMBER_UNEXPECTED",
    })
    void a_number_that_its_document_cannot_have_is_found(DocumentType type, String number, FindingCode code) {
        assertThat(codes(
                        Samples.guest().set(Field.DOCUMENT_TYPE, type).set(Field.DOCUMENT_NUMBER, number),
                        Samples.hotel()))
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource({"170000001", "038090000001"})
    void an_old_identity_card_has_nine_digits_or_twelve_and_has_expired(String number) {
        StayDetails.Builder guest =
                Samples.guest().set(Field.DOCUMENT_TYPE, DocumentType.CMND).set(Field.DOCUMENT_NUMBER, number);

        assertThat(codes(guest, Samples.hotel())).containsExactly(FindingCode.CMND_EXPIRED);
        assertThat(codes(guest.set(Field.DOCUMENT_NUMBER, "1700000012"), Samples.hotel()))
                .contains(FindingCode.CMND_NUMBER_MALFORMED);
    }

    @Test
    void a_guest_without_papers_is_accepted_and_to_be_reported_at_once() {
        StayDetails.Builder guest =
                Samples.guest().set(Field.DOCUMENT_TYPE, DocumentType.NONE).set(Field.DOCUMENT_NUMBER, null);

        assertThat(codes(guest, Samples.hotel())).containsExactly(FindingCode.REPORT_AT_ONCE);
        assertThat(codes(guest, Samples.boardingHouse())).containsExactly(FindingCode.DOCUMENT_MISSING);
    }

    @Test
    void a_card_for_citizens_in_the_hands_of_a_foreigner_is_remarkable() {
        assertThat(codes(Samples.guest().set(Field.NATIONALITY, "KOR"), Samples.hotel()))
                .containsExactly(FindingCode.DOCUMENT_NATIONALITY_DIFFERS);
    }

    @ParameterizedTest
    @CsvSource({
        "2090-03-15, BIRTH_IN_FUTURE",
        "2026-07-02, BIRTH_IN_FUTURE",
        "1849, BIRTH_IMPOSSIBLE",
        "0000, BIRTH_IMPOSSIBLE",
        "1870-01-01, BIRTH_IMPOSSIBLE",
        "1910-01-01, AGE_IMPLAUSIBLE",
    })
    void a_birthday_that_cannot_be_is_found(String born, FindingCode code) {
        assertThat(codes(Samples.foreigner().set(Field.DATE_OF_BIRTH, BirthDate.parse(born)), Samples.hotel()))
                .containsExactly(code);
    }

    @Test
    void a_child_born_on_the_day_of_arrival_is_a_guest() {
        StayDetails.Builder child = Samples.foreigner();

        assertThat(codes(child.set(Field.DATE_OF_BIRTH, BirthDate.parse("2026-07-01")), Samples.hotel()))
                .isEmpty();
        assertThat(codes(child.set(Field.DATE_OF_BIRTH, BirthDate.ofYear(2026)), Samples.hotel()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "38, 16531, ",
        "38, 16537, WARD_FORMER",
        "38, 99999, WARD_UNKNOWN",
        "38, 1653, WARD_UNKNOWN",
        "38, '16 531', WARD_UNKNOWN",
        "01, 16531, WARD_OUTSIDE_PROVINCE",
        "01, 00004, ",
        ", 16531, ",
        "02, , PROVINCE_FORMER",
        "99, , PROVINCE_UNKNOWN",
        "Thanh Hóa, , PROVINCE_UNKNOWN",
    })
    void a_residence_is_looked_up_in_the_tables_of_the_day(String province, String ward, FindingCode code) {
        assertThat(codes(
                        Samples.guest().set(Field.RESIDENCE_PROVINCE, province).set(Field.RESIDENCE_WARD, ward),
                        Samples.hotel()))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00000000",
                "KHÔNG",
                "KHÔNGCÓ",
                "KHÔNGCÓGIẤYTỜ",
                "KHONGCOGIAYTO",
                "KHÔNGCÓCCCD",
                "QUÊNCCCD",
                "QUÊNMANGTHEO",
                "MẤTGIẤYTỜ",
                "CHƯACẤP",
                "N/A",
                "NA",
                "-",
                "123456789",
                "987654321",
                "XXXXX",
                "CHƯACÓ",
                "KO"
            })
    void a_filler_is_no_number(String number) {
        assertThat(codes(
                        Samples.foreigner()
                                .set(Field.DOCUMENT_TYPE, DocumentType.OTHER)
                                .set(Field.DOCUMENT_NUMBER, number),
                        Samples.hotel()))
                .containsExactly(FindingCode.DOCUMENT_NUMBER_PLACEHOLDER);
    }

    @ParameterizedTest
    @CsvSource({"15/2019", "15", "M00000001", "TE12", "SỐ15,QUYỂN01/2019", "MATRIX"})
    void a_short_number_is_still_a_number(String number) {
        assertThat(Placeholders.isNumber(number)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "12345, NAME_WITHOUT_LETTERS",
        "'...', NAME_WITHOUT_LETTERS",
        "Nguyễn Văn 2, NAME_WITH_DIGITS",
        "'Nguyễn\u0007Thử', FIELD_CONTROL_CHARACTERS",
        "'Nguyễn\u200bThử', FIELD_CONTROL_CHARACTERS",
        "'Nguyễn\u202eThử', FIELD_CONTROL_CHARACTERS",
        "'Nguyễn\ufeffThử', FIELD_CONTROL_CHARACTERS",
        "'Nguy\ufffdn Thử', NAME_CHARACTERS_LOST",
        "Nguy?n Thử, NAME_CHARACTERS_LOST",
        "NGUYEN<<THU, NAME_CHARACTERS_LOST",
        "'علی\u200cرضا', ",
        "'\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0dbd\u0d82\u0d9a\u0dcf', ",
        "'Ali\u200cReza', FIELD_CONTROL_CHARACTERS",
        "test, NAME_PLACEHOLDER",
        "N/A, NAME_PLACEHOLDER",
        "Khách, NAME_PLACEHOLDER",
        "KHÔNG CÓ TÊN, NAME_PLACEHOLDER",
        "khach hang, NAME_PLACEHOLDER",
    })
    void a_name_is_made_of_letters_that_can_be_seen(String name, FindingCode code) {
        assertThat(codes(Samples.guest().set(Field.FULL_NAME, name), Samples.hotel()))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"Thử", "Y Blik Êban", "O'Neil", "Nguyễn Thị Ánh-Dương", "王小明", "Žižek", "김 길동", "محمد"})
    void a_name_is_a_name_in_every_script_and_of_one_word(String name) {
        assertThat(codes(Samples.guest().set(Field.FULL_NAME, name), Samples.hotel()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+84 912 345 678, ",
        "(0237) 3852-246, ",
        "không có, PHONE_IMPLAUSIBLE",
        "113, PHONE_IMPLAUSIBLE",
        "09+12345678, PHONE_IMPLAUSIBLE",
    })
    void a_telephone_number_has_digits_to_dial(String phone, FindingCode code) {
        assertThat(codes(Samples.guest().set(Field.PHONE, phone), Samples.hotel()))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }
}
