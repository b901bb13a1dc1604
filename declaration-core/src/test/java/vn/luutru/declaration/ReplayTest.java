package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.local;
import static vn.luutru.declaration.StayScenario.cancel;
import static vn.luutru.declaration.StayScenario.checkIn;
import static vn.luutru.declaration.StayScenario.checkOut;
import static vn.luutru.declaration.StayScenario.correct;
import static vn.luutru.declaration.StayScenario.given;
import static vn.luutru.declaration.StayScenario.remove;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Severity;
import vn.luutru.declaration.rule.RuleBook;

/** What is declared again has its first receipt, and a warning where it no longer stands. */
class ReplayTest {

    private static final Instant LEFT = local("2026-07-03T11:00:00");

    @Test
    void a_guest_declared_twice_gets_the_first_receipt() {
        given(checkIn()).when(checkIn()).replays(1);
    }

    @Test
    void a_guest_declared_twice_is_warned_of_twice_until_something_else_is_declared() {
        StayDetails without = Samples.guest()
                .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                .set(Field.DOCUMENT_NUMBER, null)
                .build();

        given(checkIn(without))
                .when(checkIn(without))
                .replays(1)
                .warns(FindingCode.REPORT_AT_ONCE, "/guest/document/type");
        given(checkIn(without), correct(Field.ROOM, "302"))
                .when(checkIn(without))
                .replays(1)
                .warnsOfNothing();
    }

    @Test
    void what_was_accepted_once_is_a_replay_even_if_it_would_be_refused_today() {
        EstablishmentRecord closed = new EstablishmentRecord(
                List.of(Samples.hotel()),
                List.of(new EstablishmentRecord.Phase(LocalDate.of(2026, 7, 1), EstablishmentRecord.State.CLOSED)));
        Submission again = new Submission(checkIn(), LEFT, closed, "key-1");
        StayDecider decider = StayDecider.by(RuleBook.STANDARD);

        assertThat(decider.decide(again, null)).isInstanceOf(Decision.Reject.class);
        assertThat(decider.decide(again, given(checkIn()).stay())).isInstanceOf(Decision.Replay.class);
    }

    @Test
    void what_was_stored_before_numbers_were_folded_by_unicode_keeps_its_receipt() {
        StayDetails.Builder child = Samples.guest()
                .set(Field.DOCUMENT_TYPE, DocumentType.BIRTH_CERTIFICATE)
                .set(Field.DATE_OF_BIRTH, BirthDate.parse("2019-03-15"))
                .set(Field.WORKER_EMPLOYER_TAX_CODE, "2800 000 000");
        StayScenario stored = given(
                checkIn(child.set(Field.DOCUMENT_NUMBER, "Số15,QUYểN01/2019").build()));
        StayDetails now = child.set(Field.DOCUMENT_NUMBER, "SỐ15,QUYỂN01/2019")
                .set(Field.WORKER_EMPLOYER_TAX_CODE, "2800000000")
                .build();

        stored.when(checkIn(now)).replays(1).warns(FindingCode.WORKER_UNEXPECTED, "/worker/employerTaxCode");
        stored.when(checkIn(now.toBuilder()
                        .set(Field.DOCUMENT_NUMBER, "SỐ16,QUYỂN01/2019")
                        .build()))
                .rejected(FindingCode.STAY_CONFLICT);
        given(checkIn(), correct(Field.WORKER_EMPLOYER_TAX_CODE, "2800 000 000"))
                .when(correct(Field.WORKER_EMPLOYER_TAX_CODE, "2800000000"))
                .replays(2);
    }

    @Test
    void a_replayed_correction_that_no_longer_stands_says_so_field_by_field() {
        StayDetails both =
                StayDetails.builder().set(Field.ROOM, "302").set(Field.BED, "2").build();

        given(checkIn(), correct(both), correct(Field.ROOM, "303"))
                .when(correct(both))
                .replays(2)
                .warns(FindingCode.CORRECTION_SUPERSEDED, "/changes/room");
    }

    @Test
    void a_replay_into_a_cancelled_stay_has_its_receipt_and_warns_that_nobody_is_declared() {
        StayScenario cancelled = given(
                checkIn(), correct(Field.ROOM, "302"), checkOut(LEFT), cancel(CancellationReason.ENTERED_BY_MISTAKE));

        cancelled.when(checkIn()).replays(1).warns(FindingCode.REPLAY_OF_CANCELLED_STAY, "/reference");
        cancelled.when(correct(Field.ROOM, "302")).replays(2).warns(FindingCode.REPLAY_OF_CANCELLED_STAY, "/reference");
        cancelled.when(checkOut(LEFT)).replays(3).warns(FindingCode.REPLAY_OF_CANCELLED_STAY, "/reference");
        assertThat(FindingCode.REPLAY_OF_CANCELLED_STAY.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void a_check_in_replayed_after_the_departure_warns_that_the_stay_is_over() {
        given(checkIn(), checkOut(LEFT))
                .when(checkIn())
                .replays(1)
                .warns(FindingCode.REPLAY_OF_DEPARTED_STAY, "/reference");
        given(checkIn(), checkOut(LEFT), remove(Field.DEPARTED_AT))
                .when(checkIn())
                .warnsOfNothing();
    }
}
