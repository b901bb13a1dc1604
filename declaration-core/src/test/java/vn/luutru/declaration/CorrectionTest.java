package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.local;
import static vn.luutru.declaration.StayScenario.checkIn;
import static vn.luutru.declaration.StayScenario.checkOut;
import static vn.luutru.declaration.StayScenario.correct;
import static vn.luutru.declaration.StayScenario.given;
import static vn.luutru.declaration.StayScenario.remove;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.declaration.validation.DeclarationValidation;

class CorrectionTest {

    private static final Instant LEFT = local("2026-07-03T11:00:00");

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
    void what_is_required_cannot_be_taken_back(Field field) {
        assertThat(given(checkIn()).when(remove(field)).decision().findings())
                .contains(Finding.of(FindingCode.FIELD_REQUIRED, "/changes" + field.pointer()));
    }

    @Test
    void a_correction_names_something() {
        given(checkIn()).when(correct(StayDetails.EMPTY)).rejected(FindingCode.CORRECTION_EMPTY);
    }

    @Test
    void a_correction_that_says_what_is_stored_is_accepted_with_a_hint() {
        given(checkIn()).when(correct(Field.ROOM, "301")).warns(FindingCode.CORRECTION_CHANGES_NOTHING, "/changes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_correction_has_a_reason(String reason) {
        given(checkIn()).when(because(reason)).rejected(FindingCode.FIELD_REQUIRED);
    }

    @Test
    void a_reason_is_short_and_visible() {
        given(checkIn()).when(because("ă".repeat(201))).rejected(FindingCode.FIELD_TOO_LONG);
        given(checkIn()).when(because("Nhập\u0000nhầm")).rejected(FindingCode.FIELD_CONTROL_CHARACTERS);
        given(checkIn()).when(because("ă".repeat(200))).accepted();
    }

    @Test
    void a_stay_once_accepted_stays_correctable_whatever_else_is_odd_about_it() {
        // Stored by older rules: no birthday, an impossible country, a departure before the arrival.
        StayDetails odd = Samples.guest()
                .set(Field.DATE_OF_BIRTH, null)
                .set(Field.NATIONALITY, "ZZZ")
                .set(Field.EXPECTED_DEPARTURE_ON, LocalDate.of(2026, 6, 1))
                .build();
        Correct correct = correct(Field.ROOM, "302");
        Submission submission = Samples.submission(correct, LEFT, Samples.hotel());

        assertThat(new DeclarationValidation(RuleBook.STANDARD)
                        .correction(correct, stored(odd), Moves.NONE.corrected(odd, correct.changes()), submission))
                .isEmpty();
    }

    @Test
    void facts_that_only_contradict_each_other_are_found_at_the_changed_one() {
        given(checkIn())
                .when(correct(Field.ARRIVED_AT, local("2026-07-04T14:00:00")))
                .rejected(FindingCode.EXPECTED_DEPARTURE_BEFORE_ARRIVAL);
        assertThat(given(checkIn())
                        .when(correct(Field.SEX, Sex.FEMALE))
                        .decision()
                        .findings())
                .containsExactly(Finding.of(FindingCode.PERSONAL_NUMBER_SEX_DIFFERS, "/changes/guest/sex"));
    }

    @Test
    void an_arrival_is_not_corrected_to_after_the_departure() {
        assertThat(given(checkIn(), checkOut(LEFT))
                        .when(correct(Field.ARRIVED_AT, LEFT.plusSeconds(1)))
                        .decision()
                        .findings())
                .contains(Finding.of(FindingCode.DEPARTURE_BEFORE_ARRIVAL, "/changes/arrivedAt"));
    }

    @Test
    void a_departure_is_moved_by_a_correction() {
        Stay stay = given(checkIn(), checkOut(LEFT), correct(Field.DEPARTED_AT, LEFT.minusSeconds(3600)))
                .stay();

        assertThat(stay.state()).isEqualTo(Stay.State.DEPARTED);
        assertThat(stay.details().departedAt()).isEqualTo(LEFT.minusSeconds(3600));
    }

    @Test
    void a_number_alone_does_not_make_papers_of_none() {
        StayDetails none = Samples.guest()
                .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                .set(Field.DOCUMENT_NUMBER, null)
                .build();

        assertThat(given(checkIn(none))
                        .when(correct(Field.DOCUMENT_NUMBER, "038090000001"))
                        .decision()
                        .findings())
                .containsExactly(
                        Finding.of(FindingCode.CORRECTION_NEEDS_DOCUMENT_TYPE, "/changes/guest/document/number"));
        assertThat(given(checkIn(none))
                        .when(correct(StayDetails.builder()
                                .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                                .set(Field.DOCUMENT_NUMBER, "038090000001")
                                .build()))
                        .decision()
                        .findings())
                .contains(Finding.of(FindingCode.DOCUMENT_NUMBER_UNEXPECTED, "/changes/guest/document/number"));
        assertThat(given(checkIn())
                        .when(correct(Field.DOCUMENT_TYPE, DocumentType.NONE))
                        .decision()
                        .findings())
                .contains(Finding.of(FindingCode.DOCUMENT_NUMBER_UNEXPECTED, "/changes/guest/document/type"));
        given(checkIn(Samples.guest()
                        .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                        .build()))
                .when(remove(Field.DOCUMENT_NUMBER))
                .accepted();
    }

    @Test
    void papers_are_declared_later_by_type_and_number_together() {
        StayDetails none = Samples.guest()
                .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                .set(Field.DOCUMENT_NUMBER, null)
                .build();

        assertThat(given(checkIn(none))
                        .when(correct(Field.DOCUMENT_TYPE, DocumentType.CCCD))
                        .decision()
                        .findings())
                .contains(Finding.of(FindingCode.FIELD_REQUIRED, "/changes/guest/document/number"));
        given(checkIn(none))
                .when(correct(StayDetails.builder()
                        .set(Field.DOCUMENT_TYPE, DocumentType.CCCD)
                        .set(Field.DOCUMENT_NUMBER, "038090000001")
                        .build()))
                .accepted();
    }

    private static Correct because(String reason) {
        StayDetails room = StayDetails.builder().set(Field.ROOM, "302").build();
        return new Correct(Samples.ESTABLISHMENT, "R-1", new Changes(room, Set.of()), reason);
    }

    private static Stay stored(StayDetails details) {
        StayEvent.GuestCheckedIn event = new StayEvent.GuestCheckedIn(
                StayId.of(Samples.ESTABLISHMENT, "R-1"),
                Samples.ESTABLISHMENT,
                "R-1",
                details,
                null,
                Samples.ARRIVAL,
                Samples.ARRIVAL,
                Timeliness.LATE,
                "LAW-68-2020",
                "key-1");
        return new Stay(
                event, details, Moves.NONE, Stay.State.IN_HOUSE, List.of(new Recorded<>(1, Samples.ARRIVAL, event)));
    }
}
