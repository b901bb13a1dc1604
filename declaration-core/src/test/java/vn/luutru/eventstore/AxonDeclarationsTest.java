package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.rule.RuleBook;

class AxonDeclarationsTest {

    private final ListEngine engine = new ListEngine();
    private final AxonDeclarations declarations = over(engine);

    @Test
    void a_guest_declared_twice_gets_the_first_receipt() {
        Outcome first = submit(checkIn("301"));
        Outcome again = submit(checkIn("301"));

        assertThat(first).isInstanceOf(Outcome.Accepted.class);
        assertThat(again).isInstanceOf(Outcome.Replayed.class);
        assertThat(receipt(again)).isEqualTo(receipt(first));
        assertThat(engine.size()).isEqualTo(1);
    }

    @Test
    void another_guest_under_the_same_reference_is_refused() {
        submit(checkIn("301"));

        assertThat(codes(submit(checkIn("302")))).containsExactly(FindingCode.STAY_CONFLICT);
        assertThat(engine.size()).isEqualTo(1);
    }

    @Test
    void a_departure_of_nobody_is_refused_and_nothing_is_stored() {
        Outcome outcome = submit(new StayCommand.CheckOut(Samples.ESTABLISHMENT, "R-1", Samples.ARRIVAL));

        assertThat(codes(outcome)).containsExactly(FindingCode.STAY_UNKNOWN);
        assertThat(engine.size()).isZero();
    }

    @Test
    void a_dry_run_returns_decisions_and_stores_nothing() {
        assertThat(declarations.dryRun(Samples.submission(checkIn("301"), Samples.NOW, Samples.hotel())))
                .isCompletedWithValueMatching(decision -> decision.findings().isEmpty());
        assertThat(engine.size()).isZero();
    }

    @Test
    void while_the_store_may_not_be_written_nothing_is_decided_and_stays_are_found() {
        submit(checkIn("301"));
        StoreUnavailableException clock = new StoreUnavailableException("The clock is wrong", null);
        AxonDeclarations closed = new AxonDeclarations(
                new CommandExecutor(engine, Duration.ofMillis(500)),
                StayDecider.by(RuleBook.STANDARD),
                new ReceiptNumbers(new byte[32]),
                () -> clock);

        assertThatThrownBy(() -> submit(closed, checkIn("302"))).hasCause(clock);
        assertThat(closed.dryRun(Samples.submission(checkIn("302"), Samples.NOW, Samples.hotel())))
                .isCompletedExceptionally();
        assertThat(closed.find(checkIn("301").stay()).join()).isPresent();
        assertThat(engine.size()).isEqualTo(1);
    }

    @Test
    void sixty_four_that_declare_the_same_guest_at_once_share_one_receipt() throws Exception {
        List<Outcome> outcomes = atOnce(64, number -> checkIn("301"));

        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Replayed.class::isInstance).hasSize(63);
        Set<Receipt> receipts = new HashSet<>();
        outcomes.forEach(outcome -> receipts.add(receipt(outcome)));
        assertThat(receipts).hasSize(1);
        assertThat(engine.size()).isEqualTo(1);
    }

    @Test
    void of_sixty_four_different_guests_under_one_reference_one_is_accepted() throws Exception {
        List<Outcome> outcomes = atOnce(64, number -> checkIn(Integer.toString(number)));

        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.Rejected.class::isInstance)
                .hasSize(63)
                .allSatisfy(outcome -> assertThat(codes(outcome)).containsExactly(FindingCode.STAY_CONFLICT));
    }

    @Test
    void corrections_that_meet_are_all_stored_one_after_the_other() throws Exception {
        submit(checkIn("301"));

        List<Outcome> outcomes = atOnce(6, AxonDeclarationsTest::moveToRoom);

        assertThat(outcomes).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(engine.stored(checkIn("301").stay().value())).hasSize(7);
    }

    @Test
    void a_store_that_never_answers_is_reported_in_time() {
        AxonDeclarations stalled = over(new ListEngine() {
            @Override
            protected CompletableFuture<LogPosition> write(Event event, long version, ConsistencyMarker after) {
                return new CompletableFuture<>();
            }
        });

        assertThatThrownBy(() -> submit(stalled, checkIn("301"))).hasCauseInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void a_store_that_never_reads_is_reported_in_time() {
        AxonDeclarations stalled = over(new ListEngine() {
            @Override
            public MessageStream<EventMessage> source(
                    SourcingCondition condition, @Nullable ProcessingContext context) {
                return MessageStream.fromFuture(new CompletableFuture<EventMessage>());
            }
        });

        assertThatThrownBy(() -> stalled.find(checkIn("301").stay()).join())
                .hasCauseInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void an_error_inside_the_unit_of_work_does_not_keep_anybody_waiting() {
        AxonDeclarations broken = over(new ListEngine() {
            @Override
            protected CompletableFuture<LogPosition> write(Event event, long version, ConsistencyMarker after) {
                throw new StackOverflowError("on purpose");
            }
        });

        assertThatThrownBy(() -> submit(broken, checkIn("301"))).isInstanceOf(CompletionException.class);
    }

    @Test
    void a_store_that_takes_no_more_says_so() {
        AxonDeclarations full = over(new ListEngine() {
            @Override
            protected CompletableFuture<LogPosition> write(Event event, long version, ConsistencyMarker after) {
                return CompletableFuture.failedFuture(new OverloadException("full"));
            }
        });

        assertThatThrownBy(() -> submit(full, checkIn("301"))).hasCauseInstanceOf(OverloadException.class);
    }

    @Test
    void a_race_lost_every_time_ends() {
        AxonDeclarations unlucky = over(new ListEngine() {
            @Override
            protected CompletableFuture<LogPosition> write(Event event, long version, ConsistencyMarker after) {
                return super.write(event, version + 1, after);
            }
        });

        assertThatThrownBy(() -> submit(unlucky, checkIn("301"))).hasCauseInstanceOf(OverloadException.class);
    }

    private List<Outcome> atOnce(int senders, java.util.function.IntFunction<StayCommand> command) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
            for (int i = 0; i < senders; i++) {
                StayCommand sent = command.apply(i);
                Callable<Outcome> sender = () -> {
                    start.await();
                    return submit(sent);
                };
                answers.add(threads.submit(sender));
            }
            start.countDown();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        }
    }

    @Test
    void an_engine_that_throws_instead_of_failing_is_a_store_that_does_not_answer() {
        AxonDeclarations broken = over(new ListEngine() {
            @Override
            public MessageStream<EventMessage> source(
                    SourcingCondition condition, @Nullable ProcessingContext context) {
                throw new IllegalStateException("thrown, not returned");
            }
        });

        CompletableFuture<?> found = broken.find(StayId.of(Samples.ESTABLISHMENT, "R-1"));

        assertThat(found).failsWithin(Duration.ofSeconds(5)).withThrowableThat().withMessageContaining("thrown");
    }

    private Outcome submit(StayCommand command) {
        return submit(declarations, command);
    }

    private static Outcome submit(AxonDeclarations to, StayCommand command) {
        return to.submit(Samples.submission(command, Samples.NOW, Samples.hotel()))
                .join();
    }

    private static AxonDeclarations over(EventStorageEngine engine) {
        return new AxonDeclarations(
                new CommandExecutor(engine, Duration.ofMillis(500)),
                StayDecider.by(RuleBook.STANDARD),
                new ReceiptNumbers(new byte[32]));
    }

    private static StayCommand checkIn(String room) {
        return new StayCommand.CheckIn(
                Samples.ESTABLISHMENT,
                "R-1",
                Samples.guest().set(Field.ROOM, room).build());
    }

    private static StayCommand moveToRoom(int room) {
        StayDetails set = StayDetails.builder()
                .set(Field.ROOM, Integer.toString(400 + room))
                .build();
        return new StayCommand.Correct(Samples.ESTABLISHMENT, "R-1", new Changes(set, Set.of()), "Đổi phòng");
    }

    private static Receipt receipt(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted.receipt();
            case Outcome.Replayed replayed -> replayed.receipt();
            case Outcome.Rejected rejected -> throw new AssertionError("Rejected: " + rejected.findings());
        };
    }

    private static List<FindingCode> codes(Outcome outcome) {
        return outcome.findings().stream().map(Finding::code).toList();
    }
}
