package vn.luutru.declaration.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.capture.Scans.codes;
import static vn.luutru.declaration.capture.Scans.zone;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.FindingCode;

class MrzReaderTest {

    @Test
    void the_specimen_of_a_passport() {
        Capture read = zone(Scans.ICAO_TD3);

        assertThat(read.format()).isEqualTo(DocumentFormat.TD3);
        assertThat(read.method()).isEqualTo(CaptureMethod.PASSPORT_MRZ);
        specimen(read, "L898902C3", DocumentType.PASSPORT);
        assertThat(read.sources())
                .containsEntry(Field.FULL_NAME, new Source(Manner.READ, 1, 6, 25))
                .containsEntry(Field.DOCUMENT_NUMBER, new Source(Manner.READ, 2, 1, 9))
                .containsEntry(Field.DATE_OF_BIRTH, new Source(Manner.READ, 2, 14, 19));
    }

    @Test
    void the_specimen_of_a_small_card() {
        specimen(zone(Scans.ICAO_TD1), "D23145890", DocumentType.OTHER);
        assertThat(zone(Scans.ICAO_TD1).format()).isEqualTo(DocumentFormat.TD1);
    }

    @Test
    void the_specimen_of_a_large_card() {
        specimen(zone(Scans.ICAO_TD2), "D23145890", DocumentType.OTHER);
        assertThat(zone(Scans.ICAO_TD2).format()).isEqualTo(DocumentFormat.TD2);
    }

    /** Utopia is no country of the table, and the specimens expired in 2012. */
    private static void specimen(Capture read, String number, DocumentType type) {
        assertThat(read.guest().fullName()).isEqualTo("ERIKSSON ANNA MARIA");
        assertThat(read.guest().dateOfBirth()).isEqualTo(BirthDate.parse("1974-08-12"));
        assertThat(read.guest().sex()).isEqualTo(Sex.FEMALE);
        assertThat(read.guest().documentType()).isEqualTo(type);
        assertThat(read.guest().documentNumber()).isEqualTo(number);
        assertThat(read.paper().issuingState()).isEqualTo("UTO");
        assertThat(read.paper().expiresOn()).isEqualTo(LocalDate.of(2012, 4, 15));
        assertThat(codes(read)).containsExactly(FindingCode.COUNTRY_UNKNOWN, FindingCode.MRZ_DOCUMENT_EXPIRED);
    }

    @Test
    void a_number_of_more_than_nine_characters_goes_on_in_the_optional_data() {
        Capture read = zone(Scans.ICAO_TD1_LONG_NUMBER);

        assertThat(read.guest().documentNumber()).isEqualTo("D23145890734");
        assertThat(read.guest().fullName()).isEqualTo("STEVENSON PETER JOHN");
        assertThat(read.guest().dateOfBirth()).isEqualTo(BirthDate.parse("1934-07-12"));
        assertThat(read.paper().expiresOn()).isEqualTo(LocalDate.of(1995, 7, 12));
    }

    @Test
    void a_large_card_may_have_a_long_number_too() {
        String line = Zones.td2("D23145890<", "UTO", "340712", "M", "950712", "7349<<<");

        assertThat(zone(List.of("I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", line))
                        .guest()
                        .documentNumber())
                .isEqualTo("D23145890734");
        assertThat(zone(List.of("I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", line.replace("7349<<<", "7359<<<")))
                        .outcome())
                .isEqualTo(CaptureOutcome.UNREAD);
    }

    @Test
    void visas_are_not_taken_for_passports() {
        assertThat(codes(zone(Scans.ICAO_VISA_A))).containsExactly(FindingCode.MRZ_VISA);
        assertThat(codes(zone(Scans.ICAO_VISA_B))).containsExactly(FindingCode.MRZ_VISA);
        assertThat(zone(Scans.ICAO_VISA_A).outcome()).isEqualTo(CaptureOutcome.UNREAD);
    }

    @Test
    void a_vietnamese_card_has_its_twelve_digits_in_the_optional_data() {
        Capture read = zone(Scans.VIETNAMESE_CARD);

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.READ);
        assertThat(read.guest().documentNumber()).isEqualTo("038090000001");
        assertThat(read.guest().documentType()).isEqualTo(DocumentType.CCCD);
        assertThat(read.guest().nationality()).isEqualTo("VNM");
        assertThat(read.guest().fullName()).isEqualTo("NGUYEN VAN THU");
        assertThat(read.sources().get(Field.DOCUMENT_NUMBER)).isEqualTo(new Source(Manner.READ, 1, 16, 27));
        assertThat(codes(read))
                .containsExactlyInAnyOrder(FindingCode.DOCUMENT_TYPE_ASSUMED, FindingCode.MRZ_NAME_WITHOUT_MARKS);
    }

    @Test
    void the_check_digit_of_the_twelve_digits_is_checked_too() {
        String line = "IDVNM0900000018038090000001<<6";

        Capture read = zone(Zones.td1Resealed(line, Scans.VIETNAMESE_CARD.get(1), "NGUYEN<<VAN<THU"));

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.UNREAD);
        assertThat(codes(read)).containsExactly(FindingCode.MRZ_CHECK_DIGIT_WRONG);
    }

    @Test
    void a_card_for_life_expires_in_the_next_century() {
        Capture read = zone(Zones.td1Resealed(
                Scans.VIETNAMESE_CARD.getFirst(), Zones.dated("900315", "M", "991231", "VNM"), "NGUYEN<<VAN<THU"));

        assertThat(read.paper().expiresOn()).isEqualTo(LocalDate.of(2099, 12, 31));
        assertThat(codes(read)).doesNotContain(FindingCode.MRZ_DOCUMENT_EXPIRED);
    }

    @Test
    void a_vietnamese_passport_carries_the_personal_number_but_is_declared_by_its_own() {
        Capture read = zone(Scans.VIETNAMESE_PASSPORT);

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.READ);
        assertThat(read.guest().documentNumber()).isEqualTo("C00000001");
        assertThat(read.paper().personalNumber()).isEqualTo("038090000001");
        assertThat(codes(read)).containsExactly(FindingCode.MRZ_NAME_WITHOUT_MARKS);
    }

    @ParameterizedTest
    @ValueSource(chars = {'<', '0'})
    void without_optional_data_its_check_digit_may_be_a_filler_or_zero(char digit) {
        String line = Scans.KOREAN_PASSPORT.get(1);

        Capture read = zone(List.of(Scans.KOREAN_PASSPORT.getFirst(), line.substring(0, 42) + digit + line.charAt(43)));

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.READ);
        assertThat(read.guest().fullName()).isEqualTo("HONG GILDONG");
        assertThat(read.guest().nationality()).isEqualTo("KOR");
        assertThat(read.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"D<<, DEU", "GBD, GBD", "RKS, XKX", "XXA, XXA", "KOR, KOR"})
    void countries_are_those_of_the_table(String written, String code) {
        assertThat(passport("850101", "F", "310101", written).guest().nationality())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "261129, 2026-11-29", // Today: a birth on the road.
        "261130, 1926-11-30",
        "270101, 1927-01-01",
        "850101, 1985-01-01",
        "85<<<<, 1985",
        "8501<<, 1985-01",
    })
    void births_lie_within_the_last_hundred_years(String written, String read) {
        assertThat(passport(written, "F", "310101", "KOR").guest().dateOfBirth())
                .isEqualTo(BirthDate.parse(read));
    }

    @Test
    void the_number_of_a_vietnamese_card_says_the_century_of_birth() {
        String twelve = "038020000001";
        String line = "IDVNM" + Zones.sealed("020000001")
                + Zones.sealed(twelve + "<<").replace("<<", "<<");
        line = line.substring(0, 29) + CheckDigits.of(twelve);

        Capture read = zone(Zones.td1Resealed(line, Zones.dated("200315", "M", "991231", "VNM"), "NGUYEN<<VAN<THU"));

        assertThat(read.guest().dateOfBirth()).isEqualTo(BirthDate.parse("1920-03-15"));
    }

    @ParameterizedTest
    @CsvSource({"310230, CAPTURED_BIRTH_DATE_IMPOSSIBLE", "8502AA, CAPTURED_BIRTH_DATE_IMPOSSIBLE"})
    void what_is_no_date_refuses_the_zone_though_its_check_digit_is_right(String birth, FindingCode code) {
        Capture read = passport(birth, "F", "310101", "KOR");

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.UNREAD);
        assertThat(codes(read)).containsExactly(code);
        assertThat(codes(passport("850101", "F", "311301", "KOR"))).containsExactly(FindingCode.MRZ_EXPIRY_IMPOSSIBLE);
    }

    @Test
    void a_date_of_birth_that_nobody_knows_is_left_to_type() {
        Capture read = passport("<<<<<<", "<", "310101", "XXA");

        assertThat(read.outcome()).isEqualTo(CaptureOutcome.READ);
        assertThat(read.guest().sex()).isEqualTo(Sex.UNKNOWN);
        assertThat(codes(read)).containsExactly(FindingCode.CAPTURED_FIELD_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "ERIKSSON<<ANNA<MARIA, ERIKSSON ANNA MARIA",
        "ARKFREITH, ARKFREITH",
        "VAN<DER<MUELLEN<<CORNELIA, VAN DER MUELLEN CORNELIA",
        "O<CONNOR<<ENYA<SIOBHAN, O CONNOR ENYA SIOBHAN",
    })
    void names_stay_as_the_zone_has_them(String written, String name) {
        Capture read = zone(List.of("P<KOR" + written, Scans.KOREAN_PASSPORT.get(1)));

        assertThat(read.guest().fullName()).isEqualTo(name);
    }

    @Test
    void a_name_that_fills_its_line_may_be_cut() {
        String name = "P<KORNILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K";

        assertThat(codes(zone(List.of(name, Scans.KOREAN_PASSPORT.get(1))))).containsExactly(FindingCode.MRZ_NAME_CUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\n", "  "})
    void a_zone_may_come_as_one_text(String between) {
        for (List<String> lines : List.of(Scans.ICAO_TD1, Scans.ICAO_TD2, Scans.ICAO_TD3)) {
            assertThat(zone(List.of(String.join(between, lines)))).isEqualTo(zone(lines));
        }
    }

    @Test
    void small_letters_blanks_and_fillers_lost_after_the_name_do_not_matter() {
        List<String> lines = List.of("p<korhong<<gildong", " M000000015KOR8501019M3101012<<<<<<<<<<<<<<<2 \r");

        assertThat(zone(lines)).isEqualTo(zone(Scans.KOREAN_PASSPORT));
    }

    @Test
    void what_is_no_zone_says_so_and_what_is_wrong_in_a_line_says_where() {
        assertThat(codes(zone(List.of()))).containsExactly(FindingCode.MRZ_NOT_RECOGNISED);
        assertThat(codes(zone(List.of("Nguyễn Văn Thử")))).containsExactly(FindingCode.MRZ_NOT_RECOGNISED);
        assertThat(codes(zone(List.of("X<KORHONG<<GILDONG", Scans.KOREAN_PASSPORT.get(1)))))
                .containsExactly(FindingCode.MRZ_NOT_RECOGNISED);
        Capture shorter =
                zone(List.of("P<KORHONG<<GILDONG", Scans.KOREAN_PASSPORT.get(1).substring(1)));
        assertThat(codes(shorter)).containsExactly(FindingCode.MRZ_LINE_LENGTH);
        assertThat(shorter.findings().getFirst().arguments()).containsExactly("2", "44");
        Capture strange = zone(List.of(
                "P<KORHONG<<GILDONG",
                "M00000001*" + Scans.KOREAN_PASSPORT.get(1).substring(10)));
        assertThat(codes(strange)).containsExactly(FindingCode.MRZ_CHARACTER_INVALID);
        assertThat(strange.findings().getFirst().arguments()).containsExactly("2", "10");
    }

    private static Capture passport(String birth, String sex, String expiry, String nationality) {
        return zone(List.of("P<KORHONG<<GILDONG", Zones.td3("M00000001", nationality, birth, sex, expiry, "")));
    }
}
