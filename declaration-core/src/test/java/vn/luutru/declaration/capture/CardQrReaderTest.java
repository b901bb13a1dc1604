package vn.luutru.declaration.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.capture.Scans.card;
import static vn.luutru.declaration.capture.Scans.codes;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

class CardQrReaderTest {

    @Test
    void a_card_of_seven_fields_says_who_the_guest_is_and_where_each_fact_stood() {
        Capture read = card(Scans.CARD);

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.READ);
        assertThat(read.format()).isEqualTo(DocumentFormat.CARD_QR);
        assertThat(read.method()).isEqualTo(CaptureMethod.CARD_QR);
        assertThat(read.guest().fullName()).isEqualTo("Nguyễn Văn Thử");
        assertThat(read.guest().dateOfBirth()).isEqualTo(BirthDate.parse("1990-03-15"));
        assertThat(read.guest().sex()).isEqualTo(Sex.MALE);
        assertThat(read.guest().nationality()).isEqualTo("VNM");
        assertThat(read.guest().documentType()).isEqualTo(DocumentType.CCCD);
        assertThat(read.guest().documentNumber()).isEqualTo("038090000001");
        assertThat(read.guest().get(Field.RESIDENCE_ADDRESS)).isEqualTo("Thôn Mẫu, Hoằng Tiến, Hoằng Hóa, Thanh Hóa");
        assertThat(read.paper()).isEqualTo(new Paper("VNM", "170000001", null, LocalDate.of(2021, 5, 10), null, 0));
        assertThat(read.sources())
                .containsEntry(Field.DOCUMENT_NUMBER, new Source(Manner.READ, 1, 0, 0))
                .containsEntry(Field.FULL_NAME, new Source(Manner.READ, 3, 0, 0))
                .containsEntry(Field.DATE_OF_BIRTH, new Source(Manner.READ, 4, 0, 0))
                .containsEntry(Field.NATIONALITY, new Source(Manner.DERIVED, 1, 0, 0))
                .containsEntry(Field.DOCUMENT_TYPE, new Source(Manner.DERIVED, 7, 0, 0));
        assertThat(read.sources().keySet()).isEqualTo(read.guest().fields());
    }

    @Test
    void a_card_of_eleven_fields_gives_the_same_and_keeps_nothing_of_the_others() {
        Capture eleven = card(Scans.CARD + "|Nguyễn Văn Bố|Trần Thị Mẹ||x");

        assertThat(eleven.guest()).isEqualTo(card(Scans.CARD).guest());
        assertThat(eleven.paper().moreFields()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "038090000001|170000001|Nguyễn Văn Thử|15031990|Nam|Thôn Mẫu, Thanh Hóa",
                "038090000001||Nguyễn Văn Thử|15031990|Nam|Thôn Mẫu, Thanh Hóa",
                "038090000001|Nguyễn Văn Thử|15031990|Nam|Thôn Mẫu, Thanh Hóa|10052021",
            })
    void a_card_of_six_fields_lacks_the_former_number_or_the_day_of_issue(String scan) {
        Capture read = card(scan);

        assertThat(read.guest().fullName()).isEqualTo("Nguyễn Văn Thử");
        assertThat(read.guest().dateOfBirth()).isEqualTo(BirthDate.parse("1990-03-15"));
        assertThat(read.guest().get(Field.RESIDENCE_ADDRESS)).isEqualTo("Thôn Mẫu, Thanh Hóa");
        assertThat(codes(read).contains(FindingCode.DOCUMENT_TYPE_ASSUMED)).isEqualTo(!scan.endsWith("2021"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.org/",
                "a|b|c|d|e|f|g",
                "38090000001||Nguyễn Văn Thử|15031990|Nam|x|10052021",
                "|||||||"
            })
    void what_is_no_card_is_refused_as_none(String scan) {
        Capture read = card(scan);

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.UNREAD);
        assertThat(read.guest().fields()).isEmpty();
        assertThat(codes(read)).containsExactly(FindingCode.CARD_NOT_RECOGNISED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"038090000001|170000001|Nguyễn Văn Thử|15031990|Nam", Scans.CARD + "|1|2|3|4|5"})
    void fewer_than_six_fields_or_more_than_eleven_are_refused(String scan) {
        Capture read = card(scan);

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.UNREAD);
        assertThat(codes(read)).containsExactly(FindingCode.CARD_FIELD_COUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31021990",
                "15131990",
                "15032090",
                "15031790",
                "1503199",
                "150319900",
                "15O31990",
                "15000000",
                ""
            })
    void an_impossible_date_of_birth_is_left_out(String birth) {
        Capture read = card(Scans.CARD.replace("15031990", birth));

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.PARTLY_READ);
        assertThat(read.guest().dateOfBirth()).isNull();
        assertThat(read.guest().fullName()).isEqualTo("Nguyễn Văn Thử");
        assertThat(codes(read)).contains(FindingCode.CAPTURED_BIRTH_DATE_IMPOSSIBLE);
    }

    @ParameterizedTest
    @CsvSource({"1990, 1990", "00001990, 1990", "00031990, 1990-03"})
    void a_date_of_birth_of_which_less_is_known_stays_so(String written, String read) {
        assertThat(card(Scans.CARD.replace("15031990", written)).guest().dateOfBirth())
                .isEqualTo(BirthDate.parse(read));
    }

    @ParameterizedTest
    @CsvSource({
        "038090000001, 15031991, Nam, PERSONAL_NUMBER_YEAR_DIFFERS",
        "038290000001, 15031990, Nam, PERSONAL_NUMBER_YEAR_DIFFERS",
        "038190000001, 15031990, Nam, PERSONAL_NUMBER_SEX_DIFFERS",
        "038090000001, 15031990, Nữ, PERSONAL_NUMBER_SEX_DIFFERS",
        "999090000001, 15031990, Nam, PERSONAL_NUMBER_PREFIX_UNKNOWN",
    })
    void a_number_that_contradicts_birth_or_sex_is_read_with_a_warning(
            String number, String birth, String sex, FindingCode code) {
        Capture read = card(number + "||Nguyễn Văn Thử|" + birth + "|" + sex + "|Thôn Mẫu, Thanh Hóa|10052021");

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.READ);
        assertThat(codes(read)).contains(code);
    }

    @Test
    void from_july_2024_on_a_card_is_called_can_cuoc() {
        assertThat(card(Scans.CARD.replace("10052021", "30062024")).guest().documentType())
                .isEqualTo(DocumentType.CCCD);
        assertThat(card(Scans.CARD.replace("10052021", "01072024")).guest().documentType())
                .isEqualTo(DocumentType.CAN_CUOC);
    }

    @Test
    void the_address_of_a_card_of_after_the_mergers_names_its_ward() {
        Capture read = card(Scans.NEW_CARD);

        assertThat(read.guest().get(Field.RESIDENCE_WARD)).isEqualTo("16531");
        assertThat(read.guest().get(Field.RESIDENCE_PROVINCE)).isEqualTo("38");
        assertThat(read.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Thôn Mẫu, Hoằng Tiến, Hoằng Hóa, Thanh Hóa; Xã Hoằng Tiến",
                "Thôn Mẫu, Xã Hoằng Tiến, Huyện Hoằng Hóa, Tỉnh Thanh Hóa; Xã Hoằng Tiến",
                "Tổ 1, Phường Trường Sơn, Sầm Sơn, Thanh Hóa; ",
                "Thôn Mẫu, Đồng Tiến, Triệu Sơn, Thanh Hóa; Xã Đồng Tiến",
            })
    void of_an_old_address_the_wards_of_that_name_are_offered_and_none_is_set(String address, String offered) {
        Capture read = card("038090000001||Nguyễn Văn Thử|15031990|Nam|" + address + "|10052021");

        assertThat(read.guest().has(Field.RESIDENCE_WARD)).isFalse();
        assertThat(read.guest().get(Field.RESIDENCE_PROVINCE)).isEqualTo("38");
        assertThat(read.guest().get(Field.RESIDENCE_ADDRESS)).isEqualTo(address);
        assertThat(codes(read)).containsExactly(FindingCode.ADDRESS_WARD_TO_CHOOSE);
        if (offered == null) {
            assertThat(read.wards()).isEmpty();
        } else {
            assertThat(read.wards()).extracting(CodeTable.Entry::vi).contains(offered);
        }
    }

    @Test
    void a_former_province_is_declared_as_the_one_that_it_is_part_of_today() {
        Capture read =
                card("036090000001||Nguyễn Văn Thử|15031990|Nam|Xóm 1, Xuân Mẫu, Xuân Trường, Nam Định|10052021");

        assertThat(read.guest().get(Field.RESIDENCE_PROVINCE)).isEqualTo("37");
        assertThat(read.guest().has(Field.RESIDENCE_WARD)).isFalse();
        assertThat(read.findings())
                .containsExactly(
                        Finding.of(FindingCode.ADDRESS_PROVINCE_FORMER, Field.RESIDENCE_PROVINCE, "Tỉnh Ninh Bình"));
    }

    @Test
    void a_decomposed_text_is_composed() {
        assertThat(card(Normalizer.normalize(Scans.NEW_CARD, Normalizer.Form.NFD))
                        .guest())
                .isEqualTo(card(Scans.NEW_CARD).guest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0002%s\r\n", "]Q1%s", "\ufeff%s\t"})
    void what_a_scanner_adds_before_and_after_does_not_matter(String frame) {
        assertThat(card(frame.formatted(Scans.CARD))).isEqualTo(card(Scans.CARD));
    }

    @Test
    void a_keyboard_of_another_country_may_type_another_bar() {
        assertThat(card(Scans.CARD.replace('|', '~'))).isEqualTo(card(Scans.CARD));
    }

    @Test
    void a_captured_guest_is_not_in_what_is_logged() {
        assertThat(card(Scans.CARD)).asString().isEqualTo("Capture[CARD_QR, READ]");
    }
}
