package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.intake.IntakeFixture.checkIn;
import static vn.luutru.intake.IntakeFixture.read;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** How much the dry runs of a process may remember. */
class TrialLinesTest {

    private static final Declarant ONE = declarant("one");
    private static final Declarant OTHER = declarant("other");
    private static final Declarant THIRD = declarant("third");

    private final TrialLines trials = new TrialLines(7, 4);
    private final DeclarationIntake intake = new IntakeFixture().intake(trials);

    @Test
    void all_dry_runs_of_a_caller_remember_together_what_one_caller_may() throws Exception {
        try (BatchIntake first = intake.batch(ONE, true, () -> {});
                BatchIntake second = intake.batch(ONE, true, () -> {});
                BatchIntake other = intake.batch(OTHER, true, () -> {})) {
            assertThat(declared(first, 3)).containsExactly("", "", "");
            assertThat(declared(second, 3)).containsExactly("", "DRY_RUN_TOO_LARGE", "DRY_RUN_TOO_LARGE");
            assertThat(declared(other, 2)).containsExactly("", "");
            assertThat(trials.used()).isEqualTo(6);
        }
        assertThat(trials.used()).isZero();
    }

    @Test
    void all_callers_remember_together_what_the_process_may_until_one_of_them_ends() throws Exception {
        try (BatchIntake third = intake.batch(THIRD, true, () -> {})) {
            try (BatchIntake first = intake.batch(ONE, true, () -> {});
                    BatchIntake second = intake.batch(OTHER, true, () -> {})) {
                declared(first, 4);
                declared(second, 3);
                assertThat(declared(third, 1)).containsExactly("DRY_RUN_TOO_LARGE");
            }
            try (BatchIntake again = intake.batch(THIRD, true, () -> {})) {
                assertThat(declared(again, 4)).containsOnly("");
            }
            assertThat(declared(third, 1)).as("once without room, always").containsExactly("DRY_RUN_TOO_LARGE");
        }
    }

    @Test
    void what_is_to_be_stored_is_not_remembered() throws Exception {
        try (BatchIntake stored = intake.batch(ONE, false, () -> {})) {
            assertThat(declared(stored, 9)).containsOnly("");
            assertThat(trials.used()).isZero();
        }
    }

    /** What refuses each of so many check-ins; empty where nothing does. */
    private static List<String> declared(BatchIntake batch, int lines) throws InterruptedException {
        for (int i = 0; i < lines; i++) {
            batch.declare(i + 1L, read(checkIn("R-" + i)));
        }
        List<String> refused = new ArrayList<>();
        for (LineOutcome line = batch.take(); line != null; line = batch.take()) {
            refused.add(line.outcome().findings().stream()
                    .filter(Finding::refuses)
                    .map(Finding::code)
                    .map(FindingCode::name)
                    .findFirst()
                    .orElse(""));
        }
        return refused;
    }

    private static Declarant declarant(String id) {
        return Declarant.of(new Caller.Operator(
                id, Scope.establishments(Set.of(Samples.ESTABLISHMENT)), EnumSet.allOf(Operation.class)));
    }
}
