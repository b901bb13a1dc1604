package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.DryRun;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;
import vn.luutru.declaration.validation.Validation;

class DryRunTest {

    private static final StayDecider DECIDER = StayDecider.by(RuleBook.STANDARD);

    private final ListEngine engine = new ListEngine();
    private final AxonDeclarations declarations = new AxonDeclarations(
            new CommandExecutor(engine, Duration.ofSeconds(2)), DECIDER, new ReceiptNumbers(new byte[32]));
    private final Lines room = new Lines(1_000);
    private final DryRun dryRun = new DryRun(declarations, DECIDER, room);

    @Test
    void a_check_out_meets_the_check_in_of_the_same_file() {
        assertThat(dryRun(checkIn())).isInstanceOf(Decision.Accept.class);
        assertThat(dryRun(checkOut())).isInstanceOf(Decision.Accept.class);
        assertThat(engine.size()).isZero();
    }

    @Test
    void a_check_out_before_its_check_in_is_refused() {
        assertThat(dryRun(checkOut()).findings()).extracting(Finding::code).containsExactly(FindingCode.STAY_UNKNOWN);
        assertThat(dryRun(checkIn())).isInstanceOf(Decision.Accept.class);
    }

    @Test
    void a_guest_declared_twice_in_a_file_is_a_replay_without_a_receipt() {
        dryRun(checkIn());

        assertThat(dryRun(checkIn()))
                .isInstanceOfSatisfying(
                        Decision.Replay.class,
                        replay -> assertThat(replay.first().position()).isEqualTo(DryRun.NOT_STORED));
    }

    @Test
    void what_is_stored_already_counts_too() {
        declarations.submit(submission(checkIn())).join();

        assertThat(dryRun(checkIn()))
                .isInstanceOfSatisfying(
                        Decision.Replay.class,
                        replay -> assertThat(replay.first().position()).isEqualTo(1));
    }

    @Test
    void the_dry_run_of_a_file_promises_what_the_real_run_does() {
        StayCommand cancel = new StayCommand.Cancel(Samples.ESTABLISHMENT, "R-1", CancellationReason.DUPLICATE);
        for (StayCommand line : new StayCommand[] {checkOut(), checkIn(), checkIn(), checkOut(), cancel, checkOut()}) {
            Decision judged = dryRun(line);
            var done = declarations.submit(submission(line)).join();

            assertThat(done.getClass().getSimpleName())
                    .startsWith(judged.getClass().getSimpleName().substring(0, 6));
            assertThat(done.findings()).isEqualTo(judged.findings());
        }
    }

    @Test
    void a_line_without_room_is_refused_and_so_is_every_line_after_it() {
        room.left = 1;
        assertThat(dryRun(checkIn())).isInstanceOf(Decision.Accept.class);
        assertThat(dryRun(checkOut()).findings())
                .containsExactly(Finding.of(FindingCode.DRY_RUN_TOO_LARGE, "", "1000"));

        room.left = 1_000;
        // To judge by what came before would pass over the line that was not tried.
        assertThat(dryRun(checkOut()).findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.DRY_RUN_TOO_LARGE);
    }

    @Test
    void a_line_that_is_tried_again_while_the_store_is_away_takes_room_once() {
        room.left = 3;
        DryRun patient = new DryRun(new Away(declarations, new AtomicInteger(2 * 60)), DECIDER, room);
        for (int i = 0; i < 60; i++) {
            assertThat(patient.decide(submission(checkIn()))).isCompletedExceptionally();
            assertThat(patient.decide(submission(checkOut()))).isCompletedExceptionally();
        }
        assertThat(patient.decide(submission(checkIn())).join()).isInstanceOf(Decision.Accept.class);
        assertThat(patient.decide(submission(checkOut())).join()).isInstanceOf(Decision.Accept.class);
        assertThat(room.left).isEqualTo(1);
    }

    @Test
    void a_history_takes_room_once_however_often_a_line_of_it_cannot_be_judged() {
        declarations.submit(submission(checkIn())).join();
        StayDecider failing = new StayDecider(
                new Failing(new DeclarationValidation(RuleBook.STANDARD), new AtomicInteger(20)), RuleBook.STANDARD);
        DryRun patient = new DryRun(declarations, failing, room);
        for (int i = 0; i < 20; i++) {
            assertThat(patient.decide(submission(checkOut()))).isCompletedExceptionally();
        }
        assertThat(patient.decide(submission(checkOut())).join()).isInstanceOf(Decision.Accept.class);
        assertThat(room.left).isEqualTo(1_000 - 1 - 1);
    }

    @Test
    void what_is_stored_of_a_stay_takes_room_too() {
        declarations.submit(submission(checkIn())).join();
        declarations.submit(submission(checkOut())).join();

        dryRun(checkIn());
        dryRun(checkOut());
        assertThat(room.left).isEqualTo(1_000 - 2 - 2);
    }

    /** A store that finds nothing so many times, as one does that cannot be reached. */
    private record Away(Declarations store, AtomicInteger left) implements Declarations {

        @Override
        public CompletableFuture<Optional<Stay>> find(StayId stay) {
            return left.getAndDecrement() > 0
                    ? CompletableFuture.failedFuture(new StoreUnavailableException("Away", null))
                    : store.find(stay);
        }

        @Override
        public CompletableFuture<Outcome> submit(Submission submission) {
            return store.submit(submission);
        }

        @Override
        public CompletableFuture<Decision> dryRun(Submission submission) {
            return store.dryRun(submission);
        }

        @Override
        public Receipt receipt(Recorded<StayEvent> recorded) {
            return store.receipt(recorded);
        }
    }

    /** Checks that fail so many times at a departure. */
    private record Failing(Validation checks, AtomicInteger left) implements Validation {

        @Override
        public List<Finding> checkIn(StayDetails details, Submission submission) {
            return checks.checkIn(details, submission);
        }

        @Override
        public List<Finding> departure(StayDetails after, Submission submission) {
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("Not now");
            }
            return checks.departure(after, submission);
        }

        @Override
        public List<Finding> move(StayCommand.Move command, Stay stay, Submission submission) {
            return checks.move(command, stay, submission);
        }

        @Override
        public List<Finding> correction(
                StayCommand.Correct command, Stay stay, Moves.Moved after, Submission submission) {
            return checks.correction(command, stay, after, submission);
        }
    }

    /** So many lines. */
    private static final class Lines implements DryRun.Room {

        private final long most;
        private long left;

        Lines(long most) {
            this.most = most;
            this.left = most;
        }

        @Override
        public synchronized boolean take(int lines) {
            if (lines > left) {
                return false;
            }
            left -= lines;
            return true;
        }

        @Override
        public synchronized void give(int lines) {
            left += lines;
        }

        @Override
        public long most() {
            return most;
        }
    }

    private Decision dryRun(StayCommand command) {
        return dryRun.decide(submission(command)).join();
    }

    private static Submission submission(StayCommand command) {
        return Samples.submission(command, Samples.NOW, Samples.hotel());
    }

    private static StayCommand checkIn() {
        return new StayCommand.CheckIn(
                Samples.ESTABLISHMENT, "R-1", Samples.guest().build());
    }

    private static StayCommand checkOut() {
        return new StayCommand.CheckOut(Samples.ESTABLISHMENT, "R-1", Samples.ARRIVAL.plusSeconds(1800));
    }
}
