package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.local;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeclarationValidationTest {

    private static final Validation VALIDATION = new DeclarationValidation(RuleBook.STANDARD);
    private static final Instant NOW = local("2026-07-01T15:00:00");

    @Test
    void nothing_is_said_against_a_complete_check_in() {
        assertThat(findings(Samples.guest(), Samples.hotel())).isEmpty();
        assertThat(findings(Samples.foreigner(), Samples.hotel())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {
                "FULL_NAME",
                "DATE_OF_BIRTH",
                "SEX",
                "NATIONALITY",
                "DOCUMENT_TYPE",
                "DOCUMENT_NUMBER",
                "ARRIVED_AT",
                "PURPOSE",
                "ROOM"
            })
    void a_required_fact_that_is_not_told_is_asked_for(Field field) {
        assertThat(findings(Samples.guest().set(field, null), Samples.hotel()))
                .contains(Finding.of(FindingCode.FIELD_REQUIRED, field));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(findings(StayDetails.builder(), Samples.hotel()))
                .filteredOn(Finding::refuses)
                .extracting(Finding::field)
                .containsExactlyInAnyOrder(
                        "/guest/fullName",
                        "/guest/dateOfBirth",
                        "/guest/sex",
                        "/guest/nationality",
                        "/guest/document/type",
                        "/guest/document/number",
                        "/arrivedAt",
                        "/purpose",
                        "/room");
    }

    @Test
    void before_law_118_the_date_of_birth_was_only_expected() {
        StayDetails.Builder guest =
                Samples.guest().set(Field.DATE_OF_BIRTH, null).set(Field.ARRIVED_AT, local("2026-06-30T23:59:59"));

        assertThat(findings(guest, Samples.hotel()))
                .containsExactly(Finding.of(FindingCode.FIELD_EXPECTED, Field.DATE_OF_BIRTH));
    }

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
        assertThat(codes(guest, boardingHouse())).containsExactly(FindingCode.DOCUMENT_MISSING);
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
        "2026-07-01T08:15:00Z, ",
        "2026-07-01T08:15:00.000000001Z, ARRIVAL_IN_FUTURE",
        "2030-01-01T00:00:00Z, ARRIVAL_IN_FUTURE",
        "1970-01-01T00:00:00Z, ARRIVAL_IMPOSSIBLE",
        "-1000000000-01-01T00:00:00Z, ARRIVAL_IMPOSSIBLE",
        "+1000000000-12-31T23:59:59.999999999Z, ARRIVAL_IN_FUTURE",
        "2025-06-01T00:00:00Z, ARRIVAL_LONG_AGO",
    })
    void an_arrival_that_cannot_be_is_found(Instant arrived, FindingCode code) {
        assertThat(codes(
                        Samples.guest().set(Field.ARRIVED_AT, arrived).set(Field.EXPECTED_DEPARTURE_ON, null),
                        Samples.hotel()))
                .filteredOn(found -> found != FindingCode.FIELD_EXPECTED)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, EXPECTED_DEPARTURE_BEFORE_ARRIVAL",
        "-999999999-01-01, EXPECTED_DEPARTURE_BEFORE_ARRIVAL",
        "2026-07-31, TEMPORARY_RESIDENCE_THRESHOLD",
        "2028-07-01, TEMPORARY_RESIDENCE_THRESHOLD",
        "2028-07-02, EXPECTED_DEPARTURE_FAR",
        "+999999999-12-31, EXPECTED_DEPARTURE_FAR",
        ", FIELD_EXPECTED",
    })
    void a_planned_departure_is_weighed_against_the_arrival(LocalDate leaves, FindingCode code) {
        assertThat(codes(Samples.guest().set(Field.EXPECTED_DEPARTURE_ON, leaves), Samples.hotel()))
                .containsExactly(code);
    }

    @Test
    void an_hourly_guest_is_declared_by_licensed_lodging_and_need_not_be_elsewhere() {
        StayDetails.Builder hourly = Samples.guest().set(Field.EXPECTED_DEPARTURE_ON, LocalDate.of(2026, 7, 1));

        assertThat(codes(hourly, Samples.hotel())).isEmpty();
        assertThat(codes(hourly, boardingHouse())).containsExactly(FindingCode.DECLARATION_NOT_REQUIRED);
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
    @CsvSource({"VN", "vnm", "ZZZ", "RKS", "''"})
    void an_unknown_country_is_refused(String nationality) {
        assertThat(codes(Samples.guest().set(Field.NATIONALITY, nationality), Samples.hotel()))
                .contains(FindingCode.COUNTRY_UNKNOWN);
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
        "'Nguy\ufffdn Thử', FIELD_CONTROL_CHARACTERS",
    })
    void a_name_is_made_of_letters_that_can_be_seen(String name, FindingCode code) {
        assertThat(codes(Samples.guest().set(Field.FULL_NAME, name), Samples.hotel()))
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"Thử", "Y Blik Êban", "O'Neil", "Nguyễn Thị Ánh-Dương", "王小明", "Žižek", "김 길동", "محمد"})
    void a_name_is_a_name_in_every_script_and_of_one_word(String name) {
        assertThat(codes(Samples.guest().set(Field.FULL_NAME, name), Samples.hotel()))
                .isEmpty();
    }

    @Test
    void over_long_values_are_refused_with_what_is_allowed() {
        assertThat(findings(Samples.guest().set(Field.FULL_NAME, "ă".repeat(120)), Samples.hotel()))
                .isEmpty();
        assertThat(findings(Samples.guest().set(Field.FULL_NAME, "ă".repeat(121)), Samples.hotel()))
                .containsExactly(Finding.of(FindingCode.FIELD_TOO_LONG, Field.FULL_NAME, "120"));
    }

    @Test
    void a_patient_may_lie_in_a_department_instead_of_a_room() {
        Establishment hospital = Samples.establishment(EstablishmentType.HOSPITAL, Regime.RESIDENCE_ONLY, false);
        StayDetails.Builder patient =
                Samples.guest().set(Field.ROOM, null).set(Field.PATIENT_ROLE, PatientRole.INPATIENT);

        assertThat(codes(patient, hospital)).containsExactly(FindingCode.FIELD_REQUIRED);
        assertThat(codes(patient.set(Field.PATIENT_DEPARTMENT, "Nội"), hospital))
                .isEmpty();
        assertThat(findings(patient.set(Field.PATIENT_ROLE, null), hospital))
                .containsExactly(Finding.of(FindingCode.FIELD_EXPECTED, Field.PATIENT_ROLE));
    }

    @Test
    void a_homestay_has_no_numbered_rooms() {
        Establishment homestay = Samples.establishment(EstablishmentType.HOMESTAY, Regime.LICENSED_LODGING, false);

        assertThat(codes(Samples.guest().set(Field.ROOM, null), homestay)).isEmpty();
    }

    @Test
    void workers_and_patients_in_a_hotel_are_only_remarked_upon() {
        assertThat(codes(
                        Samples.guest()
                                .set(Field.WORKER_EMPLOYER, "Công ty Mẫu")
                                .set(Field.WORKER_EMPLOYER_TAX_CODE, "2800000000-001")
                                .set(Field.PATIENT_ROLE, PatientRole.COMPANION),
                        Samples.hotel()))
                .containsExactlyInAnyOrder(FindingCode.WORKER_UNEXPECTED, FindingCode.PATIENT_UNEXPECTED);
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

    @Test
    void a_suspended_house_declares_with_a_warning_and_a_closed_one_not_at_all() {
        EstablishmentRecord record = new EstablishmentRecord(
                List.of(Samples.hotel()),
                List.of(
                        new EstablishmentRecord.Phase(LocalDate.of(2026, 6, 1), EstablishmentRecord.State.SUSPENDED),
                        new EstablishmentRecord.Phase(LocalDate.of(2026, 7, 1), EstablishmentRecord.State.CLOSED)));

        assertThat(VALIDATION.checkIn(Samples.guest().build(), submission(record)))
                .containsExactly(Finding.of(FindingCode.ESTABLISHMENT_CLOSED, "/establishmentId"));
        assertThat(VALIDATION.checkIn(
                        Samples.guest()
                                .set(Field.ARRIVED_AT, local("2026-06-30T20:00:00"))
                                .build(),
                        submission(record)))
                .containsExactly(Finding.of(FindingCode.ESTABLISHMENT_SUSPENDED, "/establishmentId"));
    }

    private static Establishment boardingHouse() {
        return Samples.establishment(EstablishmentType.BOARDING_HOUSE, Regime.RESIDENCE_ONLY, false);
    }

    private static Submission submission(EstablishmentRecord record) {
        return new Submission(StayScenario.checkIn(), NOW, record, "key-1");
    }

    private static List<Finding> findings(StayDetails.Builder guest, Establishment house) {
        return VALIDATION.checkIn(guest.build(), submission(Samples.record(house)));
    }

    private static List<FindingCode> codes(StayDetails.Builder guest, Establishment house) {
        return findings(guest, house).stream().map(Finding::code).toList();
    }
}
