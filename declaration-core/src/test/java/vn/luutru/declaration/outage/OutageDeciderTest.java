package vn.luutru.declaration.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.event.OutageEvent.OutageConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageProclaimed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawalConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawn;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.outage.Outage.State;

class OutageDeciderTest {

    private static final UUID ID = new UUID(1, 8);
    private static final Instant BEGINS = Instant.parse("2026-11-29T14:30:00Z");
    private static final Instant ENDS = Instant.parse("2026-11-29T17:00:00Z");
    private static final Instant MOVED_TO = Instant.parse("2026-11-30T01:00:00Z");
    private static final Instant BEFORE = BEGINS.minusSeconds(60);
    private static final Instant AFTER = ENDS.plusSeconds(60);

    private Outage known;

    @Test
    void an_outage_that_is_still_to_come_moves_deadlines_at_once() {
        assertThat(decided(proclaim(MOVED_TO), BEFORE, "first")).isEmpty();
        assertThat(known.state()).isEqualTo(State.IN_FORCE);
        assertThat(known.moves(BEGINS, "16531")).isTrue();
        assertThat(known.moves(ENDS, "16531")).isFalse();
    }

    @Test
    void one_that_moves_deadlines_of_the_past_waits_for_another_administrator() {
        decided(proclaim(MOVED_TO), AFTER, "first");
        assertThat(known.state()).isEqualTo(State.PENDING);
        assertThat(known.inForce()).isFalse();
        assertThat(decided(new OutageCommand.Confirm(ID), AFTER, "first"))
                .containsExactly(FindingCode.SECOND_ADMINISTRATOR_REQUIRED);
        assertThat(decided(new OutageCommand.Confirm(ID), AFTER, "second")).isEmpty();
        assertThat(known.state()).isEqualTo(State.IN_FORCE);
        assertThat(known.confirmedBy()).isEqualTo("second");
        assertThat(OutageDecider.decide(new OutageCommand.Confirm(ID), known, AFTER, "second"))
                .as("nothing waits any more")
                .isNull();
    }

    @Test
    void its_withdrawal_waits_as_well_and_the_outage_holds_until_then() {
        decided(proclaim(MOVED_TO), BEFORE, "first");
        assertThat(decided(new OutageCommand.Withdraw(ID, "  "), AFTER, "first"))
                .containsExactly(FindingCode.FIELD_REQUIRED);
        decided(new OutageCommand.Withdraw(ID, "nhầm ngày"), AFTER, "first");
        assertThat(known.state()).isEqualTo(State.WITHDRAWAL_PENDING);
        assertThat(known.inForce()).isTrue();
        assertThat(decided(new OutageCommand.Confirm(ID), AFTER, "first"))
                .containsExactly(FindingCode.SECOND_ADMINISTRATOR_REQUIRED);
        decided(new OutageCommand.Confirm(ID), AFTER, "second");
        assertThat(known.state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void one_administrator_takes_back_what_has_moved_nothing_yet() {
        decided(proclaim(MOVED_TO), BEFORE, "first");
        decided(new OutageCommand.Withdraw(ID, "nhầm ngày"), BEFORE, "second");
        assertThat(known.state()).isEqualTo(State.WITHDRAWN);

        known = null;
        decided(proclaim(MOVED_TO), AFTER, "first");
        decided(new OutageCommand.Withdraw(ID, "nhầm ngày"), AFTER, "first");
        assertThat(known.state()).as("nobody had confirmed it").isEqualTo(State.WITHDRAWN);
    }

    @Test
    void what_is_said_twice_is_recorded_once() {
        decided(proclaim(MOVED_TO), BEFORE, "first");
        assertThat(OutageDecider.decide(proclaim(MOVED_TO), known, BEFORE, "first"))
                .isEqualTo(new OutageDecider.Step(null, List.of()));
        decided(new OutageCommand.Withdraw(ID, "x"), BEFORE, "first");
        assertThat(OutageDecider.decide(new OutageCommand.Withdraw(ID, "y"), known, BEFORE, "first"))
                .isEqualTo(new OutageDecider.Step(null, List.of()));
        assertThat(OutageDecider.decide(new OutageCommand.Confirm(ID), null, BEFORE, "first"))
                .as("nobody proclaimed it")
                .isNull();
    }

    @Test
    void times_that_cannot_be_and_missing_parts_are_refused() {
        for (OutageCommand.Proclaim wrong : List.of(
                proclaim(BEGINS, BEGINS, MOVED_TO),
                proclaim(BEGINS, ENDS, ENDS.minusSeconds(1)),
                proclaim(BEGINS, ENDS, ENDS.plus(OutageDecider.MAX_GRACE).plusSeconds(1)),
                proclaim(BEGINS, BEGINS.plus(OutageDecider.MAX_DURATION).plusSeconds(1), null),
                proclaim(BEGINS.minus(Duration.ofDays(400)), ENDS.minus(Duration.ofDays(400)), null))) {
            assertThat(decided(wrong, BEFORE, "first")).containsExactly(FindingCode.OUTAGE_TIMES_IMPOSSIBLE);
        }
        OutageCommand.Proclaim empty = new OutageCommand.Proclaim(ID, null, null, null, List.of("99999"), " ", null);
        assertThat(Objects.requireNonNull(OutageDecider.decide(empty, null, BEFORE, "first"))
                        .findings())
                .extracting(finding -> finding.field() + " " + finding.code())
                .containsExactlyInAnyOrder(
                        "/begins FIELD_REQUIRED",
                        "/ends FIELD_REQUIRED",
                        "/reason FIELD_REQUIRED",
                        "/document FIELD_REQUIRED",
                        "/wards CODE_UNKNOWN");
    }

    @Test
    void a_deadline_moves_from_one_outage_into_the_next_and_never_back() {
        Outage first = outage(1, BEGINS, ENDS, MOVED_TO, List.of());
        Outage second = outage(2, MOVED_TO, MOVED_TO.plusSeconds(3_600), MOVED_TO.plusSeconds(7_200), List.of("16531"));
        OutageCalendar calendar = new OutageCalendar(List.of(first, second));
        assertThat(calendar.moved(BEGINS, "16531")).isEqualTo(MOVED_TO.plusSeconds(7_200));
        assertThat(calendar.moved(BEGINS, "16522")).isEqualTo(MOVED_TO);
        assertThat(calendar.moved(BEGINS.minusMillis(1), "16531")).isEqualTo(BEGINS.minusMillis(1));
        assertThat(calendar.judge(MOVED_TO.minusMillis(1), BEGINS, "16522")).hasToString("ON_TIME");
        assertThat(calendar.judge(MOVED_TO, BEGINS, "16522")).hasToString("LATE");
    }

    private static Outage outage(int id, Instant begins, Instant ends, Instant movedTo, List<String> wards) {
        return Outage.evolve(
                null,
                new OutageProclaimed(
                        new UUID(2, id),
                        begins,
                        ends,
                        movedTo,
                        wards.isEmpty() ? null : String.join(",", wards),
                        "x",
                        "y",
                        false,
                        begins,
                        "a"));
    }

    private static OutageCommand.Proclaim proclaim(Instant movedTo) {
        return proclaim(BEGINS, ENDS, movedTo);
    }

    private static OutageCommand.Proclaim proclaim(Instant begins, Instant ends, Instant movedTo) {
        return new OutageCommand.Proclaim(ID, begins, ends, movedTo, List.of(), "Đứt cáp quang", "CV 88/CAT");
    }

    /** Decides and records; the codes of what is wrong. */
    private List<FindingCode> decided(OutageCommand command, Instant at, String by) {
        OutageDecider.Step step = Objects.requireNonNull(OutageDecider.decide(command, known, at, by));
        if (step.event() != null) {
            assertThat(step.event())
                    .isInstanceOfAny(
                            OutageProclaimed.class,
                            OutageConfirmed.class,
                            OutageWithdrawn.class,
                            OutageWithdrawalConfirmed.class);
            known = Outage.evolve(known, step.event());
        }
        return step.findings().stream().map(Finding::code).toList();
    }
}
