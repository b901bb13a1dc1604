package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.codes;
import static vn.luutru.declaration.Samples.findings;
import static vn.luutru.declaration.Samples.local;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;
import vn.luutru.declaration.validation.Validation;

class DeclarationValidationTest {

    private static final Validation VALIDATION = new DeclarationValidation(RuleBook.STANDARD);

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
    void a_required_fact_that_is_missing_is_asked_for(Field field) {
        assertThat(findings(Samples.guest().set(field, null), Samples.hotel()))
                .contains(Finding.of(FindingCode.FIELD_REQUIRED, field));
    }

    @Test
    void every_finding_is_returned_at_once() {
        assertThat(findings(StayDetails.builder(), Samples.hotel()))
                .filteredOn(Finding::refuses)
                .extracting(Finding::field)
                .containsExactlyInAnyOrder(
                        "/guest/fullName",
                        "/guest/dateOfBirth",
                        "/guest/sex",
                        "/guest/nationality",
                        "/guest/document/type",
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
        assertThat(codes(hourly, Samples.boardingHouse())).containsExactly(FindingCode.DECLARATION_NOT_REQUIRED);
    }

    @Test
    void who_arrives_in_the_night_and_leaves_the_same_day_stayed_overnight() {
        StayDetails.Builder guest = Samples.guest()
                .set(Field.ARRIVED_AT, local("2026-07-01T02:00:00"))
                .set(Field.EXPECTED_DEPARTURE_ON, LocalDate.of(2026, 7, 1));

        assertThat(codes(guest, Samples.boardingHouse())).isEmpty();
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

    @Test
    void one_that_was_merged_is_told_which_one_stays_from_the_day_on() {
        EstablishmentRecord record = new EstablishmentRecord(
                List.of(Samples.hotel()),
                List.of(new EstablishmentRecord.Phase(
                        LocalDate.of(2026, 7, 1),
                        EstablishmentRecord.State.CLOSED,
                        new EstablishmentId("38-16531-0002"))));

        assertThat(VALIDATION.checkIn(Samples.guest().build(), submission(record)))
                .containsExactly(Finding.of(FindingCode.ESTABLISHMENT_MERGED, "/establishmentId", "38-16531-0002"));
        assertThat(VALIDATION.checkIn(
                        Samples.guest()
                                .set(Field.ARRIVED_AT, local("2026-06-30T20:00:00"))
                                .build(),
                        submission(record)))
                .isEmpty();
    }

    @Test
    void a_suspended_establishment_declares_with_a_warning_and_a_closed_one_not_at_all() {
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

    @Test
    void a_guest_before_the_first_day_of_the_establishment_is_accepted_with_a_warning() {
        EstablishmentRecord record = Samples.record(Samples.hotel());
        Finding before = Finding.of(FindingCode.ESTABLISHMENT_NOT_BEGUN, "/establishmentId", "2020-01-01");

        assertThat(VALIDATION.checkIn(arrivedAt("2019-12-31T23:30:00"), submission(record)))
                .contains(before);
        assertThat(VALIDATION.checkIn(arrivedAt("2020-01-01T00:00:00"), submission(record)))
                .doesNotContain(before);
    }

    private static StayDetails arrivedAt(String local) {
        return Samples.guest().set(Field.ARRIVED_AT, local(local)).build();
    }

    private static Submission submission(EstablishmentRecord record) {
        return new Submission(StayScenario.checkIn(), Samples.NOW, record, "key-1");
    }
}
