package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.local;
import static vn.luutru.declaration.StayScenario.cancel;
import static vn.luutru.declaration.StayScenario.checkIn;
import static vn.luutru.declaration.StayScenario.checkOut;
import static vn.luutru.declaration.StayScenario.correct;
import static vn.luutru.declaration.StayScenario.forget;
import static vn.luutru.declaration.StayScenario.given;
import static vn.luutru.declaration.StayScenario.move;
import static vn.luutru.declaration.StayScenario.remove;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.rule.Timeliness;

class StayDeciderTest {

    private static final Instant LEFT = local("2026-07-03T11:00:00");

    @Test
    void a_guest_declared_in_time_is_on_time() {
        GuestCheckedIn event = (GuestCheckedIn)
                given().when(checkIn(), local("2026-07-01T22:59:59")).accepted();

        assertThat(event.timeliness()).isEqualTo(Timeliness.ON_TIME);
        assertThat(event.dueAt()).isEqualTo(local("2026-07-01T23:00:00"));
        assertThat(event.ruleSet()).isEqualTo("LAW-118-2025");
        assertThat(event.age()).isEqualTo(36);
    }

    @Test
    void a_guest_declared_at_the_deadline_or_later_is_late_and_still_accepted() {
        assertThat(((GuestCheckedIn) given().when(checkIn(), local("2026-07-01T23:00:00"))
                                .accepted())
                        .timeliness())
                .isEqualTo(Timeliness.LATE);
        assertThat(((GuestCheckedIn) given().when(checkIn(), local("2026-08-15T10:00:00"))
                                .accepted())
                        .timeliness())
                .isEqualTo(Timeliness.LATE);
    }

    @Test
    void a_reference_used_for_another_guest_is_a_conflict() {
        StayDetails other = Samples.guest().set(Field.ROOM, "302").build();

        given(checkIn()).when(checkIn(other)).rejected(FindingCode.STAY_CONFLICT, "/room");
    }

    @Test
    void a_stay_of_very_many_declarations_takes_no_more_corrections_and_moves_but_still_ends() {
        StayScenario busy = given(checkIn());
        for (int i = 1; i < Stay.MOST_EVENTS; i++) {
            busy = busy.then(correct(Field.ROOM, Integer.toString(400 + i)));
        }
        assertThat(busy.stay().history()).hasSize(Stay.MOST_EVENTS);

        busy.when(correct(Field.ROOM, "301")).rejected(FindingCode.STAY_CHANGED_TOO_OFTEN, "200");
        busy.when(move(Samples.ARRIVAL.plusSeconds(3600), "302", null)).rejected(FindingCode.STAY_CHANGED_TOO_OFTEN);
        busy.when(correct(Field.ROOM, "401")).replays(2);
        busy.when(cancel(CancellationReason.ENTERED_BY_MISTAKE)).accepted();
        StayScenario over = busy.then(checkOut(LEFT));
        over.when(correct(Field.ROOM, "301")).rejected(FindingCode.STAY_CHANGED_TOO_OFTEN);
        over.when(cancel(CancellationReason.DUPLICATE)).accepted();
    }

    @Test
    void nothing_can_be_said_about_a_guest_who_was_never_declared() {
        given().when(checkOut(LEFT)).rejected(FindingCode.STAY_UNKNOWN);
        given().when(correct(Field.ROOM, "302")).rejected(FindingCode.STAY_UNKNOWN);
        given().when(cancel(CancellationReason.NO_SHOW)).rejected(FindingCode.STAY_UNKNOWN);
    }

    @Test
    void a_guest_leaves_once() {
        given(checkIn(), checkOut(LEFT)).when(checkOut(LEFT)).replays(2);
        given(checkIn(), checkOut(LEFT)).when(checkOut(LEFT.plusSeconds(60))).rejected(FindingCode.STAY_DEPARTED);
    }

    @Test
    void a_departure_can_neither_precede_the_arrival_nor_lie_ahead() {
        given(checkIn()).when(checkOut(Samples.ARRIVAL.minusSeconds(1))).rejected(FindingCode.DEPARTURE_BEFORE_ARRIVAL);
        given(checkIn()).when(checkOut(LEFT.plusSeconds(3600)), LEFT).rejected(FindingCode.DEPARTURE_IN_FUTURE);
    }

    @Test
    void a_correction_changes_only_what_it_names() {
        Stay stay = given(checkIn(), correct(Field.ROOM, "302")).stay();

        assertThat(stay.details())
                .isEqualTo(Samples.guest().set(Field.ROOM, "302").build());
    }

    @Test
    void a_corrected_arrival_never_turns_an_on_time_declaration_late() {
        Stay stay = given(checkIn(), correct(Field.ARRIVED_AT, local("2026-06-29T14:00:00")))
                .stay();

        assertThat(stay.checkIn().timeliness()).isEqualTo(Timeliness.ON_TIME);
        assertThat(stay.checkIn().dueAt()).isEqualTo(local("2026-07-01T23:00:00"));
        assertThat(stay.details().arrivedAt()).isEqualTo(local("2026-06-29T14:00:00"));
    }

    @Test
    void a_corrected_arrival_is_judged_anew_beside_the_receipt() {
        StayScenario stay = given(checkIn());

        assertThat(rejudged(stay, local("2026-06-29T14:00:00"))).isEqualTo(Timeliness.LATE);
        assertThat(rejudged(stay, local("2026-06-30T22:59:00"))).isEqualTo(Timeliness.LATE);
        assertThat(rejudged(stay, local("2026-07-01T00:10:00"))).isEqualTo(Timeliness.ON_TIME);
        assertThat(((StayCorrected) stay.when(correct(Field.ROOM, "302")).accepted()).rejudged())
                .isNull();
    }

    @Test
    void a_foreigner_declared_as_a_citizen_is_judged_anew_by_the_foreigners_clock() {
        StayScenario stay = given(checkIn(arrivedAtTwo().build()));

        assertThat(stay.stay().checkIn().timeliness()).isEqualTo(Timeliness.ON_TIME);
        assertThat(((StayCorrected) stay.when(correct(Field.NATIONALITY, "KOR")).accepted()).rejudged())
                .isEqualTo(Timeliness.LATE);
        assertThat(((StayCorrected) stay.when(correct(Field.DOCUMENT_TYPE, DocumentType.CAN_CUOC))
                                .accepted())
                        .rejudged())
                .isEqualTo(Timeliness.ON_TIME);
    }

    @Test
    void nobody_becomes_late_by_being_identified() {
        StayScenario stay = given(checkIn(arrivedAtTwo()
                .set(Field.FULL_NAME, "VD-01")
                .set(Field.NATIONALITY, null)
                .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                .set(Field.DOCUMENT_NUMBER, null)
                .build()));

        assertThat(((StayCorrected) stay.when(correct(Field.NATIONALITY, "KOR")).accepted()).rejudged())
                .isEqualTo(Timeliness.ON_TIME);
    }

    /** Declared thirteen hours later. */
    private static StayDetails.Builder arrivedAtTwo() {
        return Samples.guest().set(Field.ARRIVED_AT, local("2026-07-01T02:00:00"));
    }

    private static Timeliness rejudged(StayScenario stay, Instant arrivedAt) {
        return ((StayCorrected) stay.when(correct(Field.ARRIVED_AT, arrivedAt)).accepted()).rejudged();
    }

    @Test
    void a_corrected_birthday_corrects_the_age() {
        StayCorrected event = (StayCorrected) given(checkIn())
                .when(correct(Field.DATE_OF_BIRTH, BirthDate.ofYear(1980)))
                .accepted();

        assertThat(event.age()).isEqualTo(46);
    }

    @Test
    void a_mistaken_check_out_is_taken_back_by_a_correction() {
        Stay stay = given(checkIn(), checkOut(LEFT), remove(Field.DEPARTED_AT)).stay();

        assertThat(stay.state()).isEqualTo(Stay.State.IN_HOUSE);
    }

    @Test
    void who_really_left_at_the_time_taken_back_is_checked_out_again_by_a_correction() {
        StayScenario reopened = given(checkIn(), checkOut(LEFT), remove(Field.DEPARTED_AT));

        reopened.when(checkOut(LEFT)).replays(2).warns(FindingCode.CORRECTION_SUPERSEDED, "/departedAt");
        reopened.when(correct(Field.DEPARTED_AT, LEFT)).accepted();
    }

    @Test
    void a_correction_does_not_stand_in_for_the_check_out() {
        given(checkIn()).when(correct(Field.DEPARTED_AT, LEFT)).rejected(FindingCode.CHECK_OUT_BY_CORRECTION);
    }

    @Test
    void a_cancelled_stay_takes_nothing_but_its_own_past() {
        StayScenario cancelled = given(checkIn(), cancel(CancellationReason.DUPLICATE));

        cancelled.when(checkOut(LEFT)).rejected(FindingCode.STAY_CANCELLED);
        cancelled.when(correct(Field.ROOM, "302")).rejected(FindingCode.STAY_CANCELLED);
        cancelled.when(cancel(CancellationReason.NO_SHOW)).rejected(FindingCode.STAY_CANCELLED);
        assertThat(cancelled
                        .when(cancel(CancellationReason.DUPLICATE))
                        .replays(2)
                        .decision()
                        .findings())
                .isEmpty();
    }

    @Test
    void another_guest_under_a_cancelled_or_departed_reference_needs_a_new_one_and_no_correction() {
        StayDetails other = Samples.guest().set(Field.ROOM, "302").build();

        given(checkIn(), cancel(CancellationReason.NO_SHOW))
                .when(checkIn(other))
                .rejected(FindingCode.STAY_CANCELLED);
        given(checkIn(), checkOut(LEFT)).when(checkIn(other)).rejected(FindingCode.STAY_DEPARTED);
    }

    @Test
    void who_has_left_did_come() {
        given(checkIn(), checkOut(LEFT))
                .when(cancel(CancellationReason.NO_SHOW))
                .rejected(FindingCode.NO_SHOW_AFTER_DEPARTURE);
        given(checkIn(), checkOut(LEFT))
                .when(cancel(CancellationReason.ENTERED_BY_MISTAKE))
                .accepted();
    }

    @Test
    void an_erased_stay_answers_that_it_is_erased() {
        StayScenario forgotten = forget(given(checkIn()));

        forgotten.when(checkIn()).rejected(FindingCode.STAY_FORGOTTEN);
        forgotten.when(checkOut(LEFT)).rejected(FindingCode.STAY_FORGOTTEN);
        assertThat(forgotten.stay().details()).isEqualTo(StayDetails.EMPTY);
    }

    @Test
    void neither_declarations_nor_stays_name_anyone_when_logged() {
        StayCommand.Correct correct = new StayCommand.Correct(
                Samples.ESTABLISHMENT,
                "R-1",
                new Changes(StayDetails.builder().set(Field.ROOM, "302").build(), Set.of()),
                "Nguyễn Văn Thử đổi phòng");
        StayScenario recorded = given(checkIn(), correct);

        assertThat(checkIn().toString() + correct + recorded.stay())
                .contains("R-1")
                .doesNotContain("Nguyễn")
                .doesNotContain("038090000001");
    }
}
