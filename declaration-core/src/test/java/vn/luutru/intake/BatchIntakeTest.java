package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.intake.IntakeFixture.checkIn;
import static vn.luutru.intake.IntakeFixture.checkOut;
import static vn.luutru.intake.IntakeFixture.read;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.DeclarationOutcome.Kind;

@Timeout(30)
class BatchIntakeTest {

    private final IntakeFixture fixture = new IntakeFixture();

    @Test
    void outcomes_come_in_the_order_of_the_lines_whatever_the_order_of_the_store() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        fixture.store.before = call -> call == 1 ? first : CompletableFuture.completedFuture(null);
        try (BatchIntake batch = batch(false)) {
            batch.declare(1, read(checkIn("A")));
            batch.declare(2, read(checkIn("B")));
            assertThat(batch.poll()).isNull();
            first.complete(null);

            assertThat(rest(batch)).extracting(LineOutcome::line).containsExactly(1L, 2L);
            assertThat(batch.summary()).isEqualTo(new BatchSummary(2, 0, 0));
        }
    }

    @Test
    void lines_of_one_stay_wait_for_each_other_and_others_do_not() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        fixture.store.before = call -> call == 1 ? first : CompletableFuture.completedFuture(null);
        try (BatchIntake batch = batch(false)) {
            batch.declare(1, read(checkIn("A")));
            batch.declare(2, read(checkOut("A")));
            batch.declare(3, read(checkIn("B")));
            assertThat(fixture.store.asked).hasValue(2);
            first.complete(null);

            assertThat(rest(batch)).extracting(line -> line.outcome().kind()).containsOnly(Kind.ACCEPTED);
        }
    }

    @Test
    void a_line_that_the_store_has_no_room_for_is_tried_again_and_nothing_new_is_welcome_meanwhile() throws Exception {
        CountDownLatch progress = new CountDownLatch(1);
        AtomicBoolean full = new AtomicBoolean(true);
        fixture.store.failure = call -> full.get() ? new OverloadException("full") : null;
        try (BatchIntake batch = fixture.intake.batch(fixture.declarant, false, progress::countDown)) {
            batch.declare(1, read(checkIn("A")));
            assertThat(batch.hasRoom()).isFalse();
            full.set(false);
            assertThat(progress.await(5, TimeUnit.SECONDS)).isTrue();

            assertThat(rest(batch)).extracting(line -> line.outcome().kind()).containsExactly(Kind.ACCEPTED);
            while (!batch.hasRoom()) {
                Thread.onSpinWait();
            }
            assertThat(fixture.observed).hasSize(1);
        }
    }

    @Test
    void a_store_that_fails_ends_the_batch_with_its_cause() throws Exception {
        fixture.store.failure = call -> call == 2 ? new IllegalStateException("broken") : null;
        try (BatchIntake batch = batch(false)) {
            batch.declare(1, read(checkIn("A")));
            batch.declare(2, read(checkIn("B")));
            assertThat(batch.take().outcome().kind()).isEqualTo(Kind.ACCEPTED);
            assertThatThrownBy(batch::take)
                    .isInstanceOf(BatchFailedException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_window_of_all_batches_together_is_bounded_and_each_has_a_little() {
        fixture.store.before = call -> new CompletableFuture<>();
        try (BatchIntake greedy = batch(false);
                BatchIntake modest = batch(false)) {
            int taken = 0;
            while (greedy.hasRoom()) {
                greedy.declare(++taken, read(checkIn("G-" + taken)));
            }
            assertThat(taken).isEqualTo(4_096);
            assertThat(modest.hasRoom()).isTrue();
        }
    }

    @Test
    void a_dry_run_stores_nothing_and_judges_each_line_as_if_those_before_it_were_stored() throws Exception {
        try (BatchIntake batch = batch(true)) {
            batch.declare(1, read(checkIn("A")));
            batch.declare(2, read(checkIn("A")));
            batch.declare(3, read(checkOut("A")));
            batch.reject(4, Finding.of(FindingCode.LINE_TOO_LONG, "", "65536"));

            assertThat(rest(batch))
                    .extracting(line -> line.outcome().kind())
                    .containsExactly(Kind.ACCEPTED, Kind.REPLAYED, Kind.ACCEPTED, Kind.REJECTED);
            assertThat(batch.summary()).isEqualTo(new BatchSummary(2, 1, 1));
            assertThat(batch.summary().verdict()).isEqualTo(BatchSummary.Verdict.PARTIAL);
        }
        assertThat(fixture.store.size()).isZero();
    }

    @Test
    void a_closed_batch_sends_no_line_that_waited() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        fixture.store.before = call -> first;
        BatchIntake batch = batch(false);
        batch.declare(1, read(checkIn("A")));
        batch.declare(2, read(checkOut("A")));
        batch.close();
        first.complete(null);

        assertThat(fixture.store.asked).hasValue(1);
    }

    @Test
    void a_line_of_thousands_of_unknown_fields_has_a_bounded_number_of_findings() throws Exception {
        StringBuilder line = new StringBuilder("{\"type\":\"NOTHING\"");
        for (int i = 0; i < 6_000; i++) {
            line.append(",\"f").append(i).append("\":1");
        }
        try (BatchIntake batch = batch(false)) {
            batch.declare(1, read(line.append('}').toString()));
            List<Finding> findings = batch.take().outcome().findings();

            assertThat(findings).hasSize(50);
            assertThat(findings).extracting(Finding::code).contains(FindingCode.TYPE_UNKNOWN);
            assertThat(findings.getLast().code()).isEqualTo(FindingCode.FINDINGS_OMITTED);
            assertThat(Integer.parseInt(findings.getLast().arguments().getFirst()))
                    .isEqualTo(6_000 + 3 - 49);
        }
    }

    private BatchIntake batch(boolean dryRun) {
        return fixture.intake.batch(fixture.declarant, dryRun, () -> {});
    }

    private static List<LineOutcome> rest(BatchIntake batch) throws InterruptedException {
        List<LineOutcome> outcomes = new ArrayList<>();
        for (LineOutcome line = batch.take(); line != null; line = batch.take()) {
            outcomes.add(line);
        }
        return outcomes;
    }
}
