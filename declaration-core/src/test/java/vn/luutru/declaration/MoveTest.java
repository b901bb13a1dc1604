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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.StayCommand.Move;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.RuleBook;

/** A guest changes room, bed or department. */
class MoveTest {

    private static final Instant MORNING = local("2026-07-02T09:00:00");
    private static final Instant AFTERNOON = local("2026-07-02T15:00:00");
    private static final Instant EVENING = local("2026-07-02T20:00:00");
    private static final Instant LEFT = local("2026-07-03T11:00:00");

    @Test
    void a_guest_who_moved_is_in_the_new_room_and_was_in_the_old_one() {
        StayScenario stay = given(checkIn());

        assertThat(stay.when(move(AFTERNOON, "302", null)).accepted())
                .isEqualTo(new GuestMoved(
                        checkIn().stay(),
                        AFTERNOON,
                        new Place(null, "302", null),
                        local("2026-07-05T09:00:00"),
                        "key-1"));
        Stay moved = stay.then(move(AFTERNOON, "302", null)).stay();
        assertThat(moved.details().room()).isEqualTo("302");
        assertThat(moved.details().movedAt()).isEqualTo(AFTERNOON);
        assertThat(room(moved, Samples.ARRIVAL)).isEqualTo("301");
        assertThat(room(moved, AFTERNOON.minusMillis(1))).isEqualTo("301");
        assertThat(room(moved, AFTERNOON)).isEqualTo("302");
    }

    @Test
    void moves_may_be_declared_in_any_order() {
        StayScenario late = given(checkIn(), move(AFTERNOON, "303", null));

        late.when(move(MORNING, "302", null)).warns(FindingCode.MOVE_OUT_OF_ORDER, "/movedAt");
        Stay stay = late.then(move(MORNING, "302", null)).stay();
        assertThat(stay.details().room()).isEqualTo("303");
        assertThat(room(stay, MORNING)).isEqualTo("302");
        assertThat(stay.moves())
                .isEqualTo(given(checkIn(), move(MORNING, "302", null), move(AFTERNOON, "303", null))
                        .stay()
                        .moves());
    }

    @Test
    void another_move_at_the_same_instant_takes_the_place_of_the_first() {
        StayScenario first = given(checkIn(), move(MORNING, "302", null), move(AFTERNOON, "303", null));

        assertThat(first.when(move(MORNING, "312", null)).decision().findings())
                .containsExactly(
                        Finding.of(FindingCode.MOVE_REPLACES_ANOTHER, "/movedAt"),
                        Finding.of(FindingCode.MOVE_OUT_OF_ORDER, "/movedAt"));
        Stay stay = first.then(move(MORNING, "312", null)).stay();
        assertThat(room(stay, MORNING)).isEqualTo("312");
        assertThat(room(stay, EVENING)).isEqualTo("303");
    }

    @Test
    void a_wrong_first_room_is_put_right_by_a_move_at_the_arrival() {
        Stay stay = given(checkIn(), move(AFTERNOON, "302", null), move(Samples.ARRIVAL, "311", null))
                .stay();

        assertThat(room(stay, Samples.ARRIVAL)).isEqualTo("311");
        assertThat(room(stay, AFTERNOON)).isEqualTo("302");
    }

    @Test
    void the_same_move_again_is_a_replay_and_says_so_where_it_no_longer_stands() {
        StayScenario moved = given(checkIn(), move(AFTERNOON, "302", null));

        moved.when(move(AFTERNOON, "302", null)).replays(2).warnsOfNothing();
        moved.then(move(EVENING, "303", null))
                .when(move(AFTERNOON, "302", null))
                .replays(2)
                .warnsOfNothing();
        moved.then(move(AFTERNOON, "303", null))
                .when(move(AFTERNOON, "302", null))
                .replays(2)
                .warns(FindingCode.MOVE_SUPERSEDED, "/movedAt");
        moved.then(remove(Field.MOVED_AT))
                .when(move(AFTERNOON, "302", null))
                .replays(2)
                .warns(FindingCode.MOVE_SUPERSEDED, "/movedAt");
    }

    @Test
    void a_move_lies_within_the_stay_and_not_ahead() {
        given(checkIn()).when(move(Samples.ARRIVAL, "302", null)).accepted();
        given(checkIn())
                .when(move(Samples.ARRIVAL.minusMillis(1), "302", null))
                .rejected(FindingCode.MOVE_BEFORE_ARRIVAL);
        given(checkIn())
                .when(move(AFTERNOON, "302", null), AFTERNOON.minusSeconds(901))
                .rejected(FindingCode.MOVE_IN_FUTURE);
        given(checkIn())
                .when(move(AFTERNOON, "302", null), AFTERNOON.minusSeconds(900))
                .accepted();
        given(checkIn(), checkOut(LEFT)).when(move(LEFT, "302", null)).rejected(FindingCode.MOVE_AFTER_DEPARTURE);
        given(checkIn(), checkOut(LEFT)).when(move(AFTERNOON, "302", null)).accepted();
    }

    @Test
    void only_a_stay_that_is_known_and_stands_can_move() {
        given().when(move(AFTERNOON, "302", null)).rejected(FindingCode.STAY_UNKNOWN);
        given(checkIn(), cancel(CancellationReason.DUPLICATE))
                .when(move(AFTERNOON, "302", null))
                .rejected(FindingCode.STAY_CANCELLED);
        given(checkIn(), move(AFTERNOON, "302", null), cancel(CancellationReason.DUPLICATE))
                .when(move(AFTERNOON, "302", null))
                .replays(2)
                .warns(FindingCode.REPLAY_OF_CANCELLED_STAY, "/reference");
        forget(given(checkIn())).when(move(AFTERNOON, "302", null)).rejected(FindingCode.STAY_FORGOTTEN);
    }

    @Test
    void a_move_into_the_room_where_the_guest_is_changes_nothing_however_it_is_written() {
        given(checkIn()).when(move(AFTERNOON, "Phòng 301", null)).warns(FindingCode.MOVE_CHANGES_NOTHING, "/room");
        given(checkIn(), move(AFTERNOON, "301", "1"))
                .when(move(EVENING, null, "Giường 1"))
                .warns(FindingCode.MOVE_CHANGES_NOTHING, "/bed");
        given(checkIn(), move(AFTERNOON, "302", null))
                .when(move(EVENING, "301", null))
                .warnsOfNothing();
    }

    @Test
    void another_bed_leaves_the_room_and_another_room_leaves_the_bed_behind() {
        StayScenario bed = given(checkIn(), move(MORNING, null, "A"));
        assertThat(place(bed.stay(), MORNING)).isEqualTo(new Place(null, "301", "A"));

        StayScenario room = bed.then(move(AFTERNOON, "302", null));
        assertThat(place(room.stay(), AFTERNOON)).isEqualTo(new Place(null, "302", null));
        assertThat(room.stay().details().bed()).isNull();
    }

    @Test
    void a_move_of_nothing_is_refused_and_a_hotel_guest_needs_a_room() {
        given(checkIn()).when(move(AFTERNOON, null, null)).rejected(FindingCode.FIELD_REQUIRED);
        Decision.Reject department = (Decision.Reject) given(checkIn())
                .when(new Move(Samples.ESTABLISHMENT, "R-1", AFTERNOON, new Place("Nội", null, null)))
                .decision();
        assertThat(department.findings())
                .containsExactly(
                        Finding.of(FindingCode.FIELD_REQUIRED, "/room"),
                        Finding.of(FindingCode.PATIENT_UNEXPECTED, "/department"));
    }

    @Test
    void a_patient_moves_to_another_department_and_leaves_room_and_bed_behind() {
        StayDetails patient = Samples.guest()
                .set(Field.PATIENT_ROLE, PatientRole.INPATIENT)
                .set(Field.PATIENT_DEPARTMENT, "Nội")
                .set(Field.BED, "4")
                .build();
        Stay before = given(checkIn(patient)).stay();
        Move move = new Move(Samples.ESTABLISHMENT, "R-1", AFTERNOON, new Place("Ngoại", null, null));
        Submission submission = Samples.submission(
                move,
                local("2026-07-02T16:00:00"),
                Samples.establishment(EstablishmentType.HOSPITAL, Regime.RESIDENCE_ONLY, false));

        Decision decision = StayDecider.by(RuleBook.STANDARD).decide(submission, before);

        assertThat(decision.findings()).isEmpty();
        GuestMoved event = (GuestMoved) ((Decision.Accept) decision).event();
        Stay after = Stay.evolve(before, new Recorded<>(2, AFTERNOON, event));
        assertThat(place(after, AFTERNOON)).isEqualTo(new Place("Ngoại", null, null));
        assertThat(place(after, MORNING)).isEqualTo(new Place("Nội", "301", "4"));
        assertThat(after.details().patientRole()).isEqualTo(PatientRole.INPATIENT);
    }

    @Test
    void a_correction_of_the_room_corrects_the_room_that_was_declared_last() {
        StayScenario moved = given(checkIn(), move(AFTERNOON, "302", "A"));
        Stay corrected = moved.then(correct(Field.ROOM, "303")).stay();

        assertThat(place(corrected, AFTERNOON)).isEqualTo(new Place(null, "303", "A"));
        assertThat(room(corrected, MORNING)).isEqualTo("301");
        // A move to another bed says nothing about the room: the check-in's is the last one.
        Stay sameRoom = given(checkIn(), move(AFTERNOON, null, "B"), correct(Field.ROOM, "311"))
                .stay();
        assertThat(place(sameRoom, MORNING)).isEqualTo(new Place(null, "311", null));
        assertThat(place(sameRoom, EVENING)).isEqualTo(new Place(null, "311", "B"));
    }

    @Test
    void the_instant_of_the_last_move_is_corrected_like_a_departure() {
        Stay stay = given(checkIn(), move(AFTERNOON, "302", null), correct(Field.MOVED_AT, MORNING))
                .stay();

        assertThat(room(stay, MORNING)).isEqualTo("302");
        assertThat(stay.details().movedAt()).isEqualTo(MORNING);
        StayScenario moved = given(checkIn(), move(AFTERNOON, "302", null), checkOut(LEFT));
        assertThat(moved.when(correct(Field.MOVED_AT, LEFT)).decision().findings())
                .containsExactly(Finding.of(FindingCode.MOVE_AFTER_DEPARTURE, "/changes/movedAt"));
        assertThat(moved.when(correct(Field.MOVED_AT, Samples.ARRIVAL.minusMillis(1)))
                        .decision()
                        .findings())
                .containsExactly(Finding.of(FindingCode.MOVE_BEFORE_ARRIVAL, "/changes/movedAt"));
        given(checkIn()).when(correct(Field.MOVED_AT, MORNING)).rejected(FindingCode.MOVE_BY_CORRECTION);
    }

    @Test
    void the_last_move_is_taken_back_by_a_correction() {
        StayScenario twice = given(checkIn(), move(MORNING, "302", null), move(AFTERNOON, "303", "B"));
        StayScenario once = twice.then(remove(Field.MOVED_AT));

        assertThat(once.stay().details().room()).isEqualTo("302");
        assertThat(once.stay().details().bed()).isNull();
        assertThat(once.stay().details().movedAt()).isEqualTo(MORNING);
        Stay never = given(checkIn(), move(AFTERNOON, "303", "B"), remove(Field.MOVED_AT))
                .stay();
        assertThat(never.details()).isEqualTo(given(checkIn()).stay().details());
        assertThat(never.moves().isEmpty()).isTrue();
        given(checkIn()).when(remove(Field.MOVED_AT)).warns(FindingCode.CORRECTION_CHANGES_NOTHING, "/changes");
    }

    @Test
    void what_leaves_a_move_outside_the_stay_is_accepted_with_a_warning() {
        StayScenario moved = given(checkIn(), move(AFTERNOON, "302", null));

        moved.when(checkOut(AFTERNOON)).warns(FindingCode.MOVE_OUTSIDE_STAY, "/departedAt");
        moved.when(checkOut(EVENING)).warnsOfNothing();
        assertThat(moved.when(correct(Field.ARRIVED_AT, EVENING)).decision().findings())
                .contains(Finding.of(FindingCode.MOVE_OUTSIDE_STAY, "/changes/arrivedAt"));
        assertThat(moved.then(checkOut(EVENING))
                        .when(correct(Field.DEPARTED_AT, MORNING))
                        .decision()
                        .findings())
                .containsExactly(Finding.of(FindingCode.MOVE_OUTSIDE_STAY, "/changes/departedAt"));
    }

    @Test
    void a_check_in_sent_again_after_a_move_is_a_replay() {
        given(checkIn(), move(AFTERNOON, "302", null))
                .when(checkIn())
                .replays(1)
                .warnsOfNothing();
    }

    @Test
    void events_of_before_there_were_moves_make_the_same_stay() {
        Stay stay = given(checkIn(), correct(Field.ROOM, "302"), checkOut(LEFT)).stay();

        assertThat(stay.moves().isEmpty()).isTrue();
        assertThat(List.of(room(stay, MORNING), room(stay, EVENING))).containsOnly("302");
    }

    private static Place place(Stay stay, Instant at) {
        return stay.moves().placeAt(stay.details(), at);
    }

    private static @Nullable String room(Stay stay, Instant at) {
        return place(stay, at).room();
    }
}
