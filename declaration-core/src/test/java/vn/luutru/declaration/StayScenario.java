package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayCommand.Cancel;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayCommand.CheckOut;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.StayCommand.Move;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.RuleBook;

/** One stay in a hotel: given what was declared, when something is declared, then this is the answer. */
final class StayScenario {

    private static final StayDecider DECIDER = StayDecider.by(RuleBook.STANDARD);
    private static final String REFERENCE = "R-1";

    private final List<Recorded<StayEvent>> history;

    private StayScenario(List<Recorded<StayEvent>> history) {
        this.history = history;
    }

    /** Declarations that were accepted one after the other, the check-in on time, the others days later. */
    static StayScenario given(StayCommand... commands) {
        StayScenario scenario = new StayScenario(List.of());
        for (StayCommand command : commands) {
            scenario = scenario.after(scenario.when(command).accepted());
        }
        return scenario;
    }

    StayScenario then(StayCommand command) {
        return after(when(command).accepted());
    }

    static StayScenario forget(StayScenario scenario) {
        StayId stay = scenario.stay().checkIn().stay();
        return scenario.after(new StayEvent.StayForgotten(stay, Instant.parse("2029-08-01T00:00:00Z"), "admin"));
    }

    Answer when(StayCommand command) {
        return when(command, Samples.local(command instanceof CheckIn ? "2026-07-01T15:00:00" : "2026-07-05T09:00:00"));
    }

    Answer when(StayCommand command, Instant receivedAt) {
        Submission submission = Samples.submission(command, receivedAt, Samples.hotel());
        return new Answer(DECIDER.decide(submission, stayOrNull()));
    }

    Stay stay() {
        return java.util.Objects.requireNonNull(stayOrNull());
    }

    private Stay stayOrNull() {
        Stay stay = null;
        for (Recorded<StayEvent> recorded : history) {
            stay = Stay.evolve(stay, recorded);
        }
        return stay;
    }

    private StayScenario after(StayEvent event) {
        List<Recorded<StayEvent>> longer = new ArrayList<>(history);
        longer.add(new Recorded<>(longer.size() + 1, event.reportedAt(), event));
        return new StayScenario(longer);
    }

    static CheckIn checkIn() {
        return checkIn(Samples.guest().build());
    }

    static CheckIn checkIn(StayDetails details) {
        return new CheckIn(Samples.ESTABLISHMENT, REFERENCE, details);
    }

    static CheckOut checkOut(Instant departedAt) {
        return new CheckOut(Samples.ESTABLISHMENT, REFERENCE, departedAt);
    }

    static Move move(Instant movedAt, @Nullable String room, @Nullable String bed) {
        return new Move(Samples.ESTABLISHMENT, REFERENCE, movedAt, new Place(null, room, bed));
    }

    static Correct correct(Field field, Object value) {
        return correct(StayDetails.builder().set(field, value).build());
    }

    static Correct correct(StayDetails set) {
        return new Correct(Samples.ESTABLISHMENT, REFERENCE, new Changes(set, Set.of()), "Nhập nhầm");
    }

    static Correct remove(Field field) {
        return new Correct(
                Samples.ESTABLISHMENT, REFERENCE, new Changes(StayDetails.EMPTY, Set.of(field)), "Nhập nhầm");
    }

    static Cancel cancel(CancellationReason reason) {
        return new Cancel(Samples.ESTABLISHMENT, REFERENCE, reason);
    }

    /** What the decider said. */
    record Answer(Decision decision) {

        StayEvent accepted() {
            assertThat(decision).isInstanceOf(Decision.Accept.class);
            return ((Decision.Accept) decision).event();
        }

        Answer replays(long position) {
            assertThat(decision).isInstanceOf(Decision.Replay.class);
            assertThat(((Decision.Replay) decision).first().position()).isEqualTo(position);
            return this;
        }

        void warns(FindingCode code, String field) {
            assertThat(decision.findings()).containsExactly(Finding.of(code, field));
        }

        void warnsOfNothing() {
            assertThat(decision.findings()).isEmpty();
        }

        void rejected(FindingCode code, String... arguments) {
            rejected(code);
            assertThat(decision.findings().getFirst().arguments()).containsExactly(arguments);
        }

        void rejected(FindingCode code) {
            assertThat(decision).isInstanceOf(Decision.Reject.class);
            assertThat(decision.findings()).extracting(Finding::code).containsExactly(code);
        }
    }
}
