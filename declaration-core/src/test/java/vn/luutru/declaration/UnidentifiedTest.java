package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.codes;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.rule.RuleSet;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.declaration.validation.Unidentified;

class UnidentifiedTest {

    private static final Establishment HOSPITAL =
            Samples.establishment(EstablishmentType.HOSPITAL, Regime.RESIDENCE_ONLY, false);

    private static StayDetails.Builder patient() {
        return Samples.guest()
                .set(Field.FULL_NAME, "VD-2026-01")
                .set(Field.DATE_OF_BIRTH, null)
                .set(Field.SEX, Sex.UNKNOWN)
                .set(Field.NATIONALITY, null)
                .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                .set(Field.DOCUMENT_NUMBER, null)
                .set(Field.PATIENT_ROLE, PatientRole.INPATIENT);
    }

    @Test
    void nothing_need_be_invented_for_a_patient_whom_nobody_knows() {
        assertThat(codes(patient(), HOSPITAL))
                .containsExactlyInAnyOrder(
                        FindingCode.FIELD_EXPECTED, FindingCode.BIRTH_DATE_UNKNOWN, FindingCode.GUEST_UNIDENTIFIED);
        assertThat(codes(patient().set(Field.NATIONALITY, "XXX"), HOSPITAL))
                .containsExactlyInAnyOrder(FindingCode.BIRTH_DATE_UNKNOWN, FindingCode.GUEST_UNIDENTIFIED);
        assertThat(Findings.text(Finding.of(FindingCode.BIRTH_DATE_UNKNOWN, Field.DATE_OF_BIRTH), java.util.Locale.UK))
                .contains("48 hours");
    }

    @Test
    void a_guest_with_papers_has_a_birthday_and_a_nationality() {
        assertThat(codes(Samples.guest().set(Field.DATE_OF_BIRTH, null), HOSPITAL))
                .contains(FindingCode.FIELD_REQUIRED);
        assertThat(codes(Samples.guest().set(Field.NATIONALITY, null), HOSPITAL))
                .contains(FindingCode.FIELD_REQUIRED);
    }

    @Test
    void the_deadline_is_not_that_of_foreigners() {
        StayDetails unknown = patient().set(Field.NATIONALITY, "XXX").build();
        StayDetails refugee = Samples.foreigner().set(Field.NATIONALITY, "XXX").build();
        RuleSet rules = RuleBook.STANDARD.at(Samples.ARRIVAL);

        assertThat(unknown.foreigner()).isFalse();
        assertThat(rules.dueAt(unknown, HOSPITAL)).isEqualTo(Samples.local("2026-07-01T23:00:00"));
        assertThat(refugee.foreigner()).isTrue();
    }

    @Test
    void who_is_identified_later_is_not_late() {
        StayScenario unknown = StayScenario.given(StayScenario.checkIn(patient().build()));
        StayDetails identity = StayDetails.builder()
                .set(Field.FULL_NAME, "HONG GILDONG")
                .set(Field.DATE_OF_BIRTH, BirthDate.parse("1985-01-19"))
                .set(Field.NATIONALITY, "KOR")
                .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
                .set(Field.DOCUMENT_NUMBER, "M00000001")
                .build();
        GuestCheckedIn first = unknown.stay().checkIn();
        StayScenario known = unknown.then(StayScenario.correct(identity));

        assertThat(first.timeliness()).isEqualTo(Timeliness.ON_TIME);
        assertThat(known.stay().checkIn()).isEqualTo(first);
        assertThat(Unidentified.is(unknown.stay().details())).isTrue();
        assertThat(Unidentified.is(known.stay().details())).isFalse();
    }

    @Test
    void papers_found_later_bring_their_facts_along() {
        StayScenario unknown = StayScenario.given(StayScenario.checkIn(patient().build()));
        StayCommand.Correct papersOnly = new StayCommand.Correct(
                Samples.ESTABLISHMENT,
                "R-1",
                new Changes(
                        StayDetails.builder()
                                .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
                                .set(Field.DOCUMENT_NUMBER, "M00000001")
                                .build(),
                        Set.of()),
                "Tìm thấy hộ chiếu");

        assertThat(unknown.when(papersOnly).decision().findings())
                .filteredOn(Finding::refuses)
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("/changes/guest/nationality", "/changes/guest/dateOfBirth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VD-01", "VD01", "VD 2026/17", "Vô danh", "VÔ DANH nam 1", "Unidentified 3"})
    void a_temporary_name_is_no_name(String name) {
        assertThat(Unidentified.isTemporaryName(name)).isTrue();
        assertThat(codes(patient().set(Field.FULL_NAME, name), HOSPITAL))
                .doesNotContain(FindingCode.NAME_WITH_DIGITS, FindingCode.NAME_PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vũ Đức", "Vdovin", "Nguyễn Văn Thử"})
    void a_name_is_not_taken_for_a_temporary_one(String name) {
        assertThat(Unidentified.isTemporaryName(name)).isFalse();
    }
}
