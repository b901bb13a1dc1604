package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;

/** Elections, outages and lost answers: what is acknowledged is stored once, and what is not is reported as unknown. */
@IntegrationTest
@Timeout(120)
class FailOverTest extends OnStandIn {

    FailOverTest() {
        super(StandIn.cluster(3));
    }

    @Test
    void appends_go_to_the_new_leader_after_an_election() {
        append("R-1").join();

        server.elect(1);
        append("R-2").join();
        server.elect(2);
        append("R-3").join();

        assertStoredOnce(List.of("R-1", "R-2", "R-3"));
    }

    @Test
    void appends_go_on_when_the_leader_ends_and_another_is_elected() {
        List<CompletableFuture<?>> appends = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (i == 20) {
                server.stop(0);
                server.elect(1);
            }
            if (i == 40) {
                server.start(0);
            }
            appends.add(append("R-" + i));
        }
        appends.forEach(CompletableFuture::join);

        assertStoredOnce(IntStream.range(0, 60).mapToObj(i -> "R-" + i).toList());
    }

    @Test
    void an_append_whose_answer_is_lost_is_stored_once_and_acknowledged() {
        server.faults().loseAnswers(2);

        append("R-1").join();

        assertStoredOnce(List.of("R-1"));
    }

    @Test
    void an_append_that_nobody_answers_is_tried_again_after_its_response_timeout() {
        server.faults().swallowAnswers(1);

        append("R-1").join();

        assertStoredOnce(List.of("R-1"));
    }

    @Test
    void an_append_that_is_refused_for_a_while_is_stored_then() {
        server.faults().refuseAppends(3, Status.DEADLINE_EXCEEDED);

        append("R-1").join();

        assertStoredOnce(List.of("R-1"));
    }

    /** Credentials that were taken back: nothing is stored, and the sender is told to come again. */
    @Test
    void an_append_that_is_forbidden_fails_as_one_that_the_store_could_not_take() {
        server.faults().refuseAppends(1, Status.PERMISSION_DENIED);

        assertThatThrownBy(() -> append("R-1").join()).hasCauseInstanceOf(StoreUnavailableException.class);

        append("R-1").join();
        assertStoredOnce(List.of("R-1"));
    }

    @Test
    void an_append_that_is_never_answered_is_looked_up_before_it_is_told_to_be_unknown() {
        server.faults().swallowAnswers(1_000);

        append("R-1").join();

        assertStoredOnce(List.of("R-1"));
    }

    @Test
    void while_the_cluster_is_away_appends_fail_as_unavailable_and_afterwards_they_work() {
        append("R-1").join();
        for (int node = 0; node < 3; node++) {
            server.stop(node);
        }

        assertThatThrownBy(() -> append("R-2").join())
                .satisfies(failure -> assertThat(cause(failure)).isInstanceOf(StoreUnavailableException.class));
        assertThat(store.state.problems()).containsOnlyKeys(Cause.WRITE_FAILED);
        assertThat(store.state.refusal()).isNull();
        assertThatThrownBy(() -> store.log.probe()).isInstanceOf(StoreUnavailableException.class);
        for (int node = 0; node < 3; node++) {
            server.start(node);
        }
        append("R-2").join();

        assertThat(store.state.problems()).isEmpty();
        assertStoredOnce(List.of("R-1", "R-2"));
    }

    @Test
    void whether_the_log_can_be_written_is_tried_without_an_event_and_without_carrying_its_time_on() {
        append("R-1").join();
        long head = store.log.head();

        store.log.probe();

        assertThat(store.log.head()).isEqualTo(head);
        append("R-2").join();
        assertThat(store.log.read(0, 10))
                .extracting(Recorded::recordedAt)
                .containsExactly(EventStoreFixture.NOW, EventStoreFixture.NOW);
    }

    @Test
    void slow_answers_delay_and_lose_nothing() {
        server.faults().slow(Duration.ofMillis(200));

        List<CompletableFuture<?>> appends = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> appends.add(append("R-" + i)));
        appends.forEach(CompletableFuture::join);

        assertStoredOnce(IntStream.range(0, 100).mapToObj(i -> "R-" + i).toList());
    }

    private CompletableFuture<?> append(String reference) {
        return store.undecided.append(EventStoreFixture.checkIn(reference));
    }

    private void assertStoredOnce(List<String> references) {
        for (String reference : references) {
            GuestCheckedIn event = EventStoreFixture.checkIn(reference);
            assertThat(store.executor.read(event.stream()).join())
                    .singleElement()
                    .extracting(Recorded::event)
                    .isEqualTo(event);
        }
        List<Recorded<Event>> log = store.log.read(0, 10_000);
        assertThat(log).extracting(Recorded::position).isSorted().doesNotHaveDuplicates();
        assertThat(log)
                .extracting(recorded -> ((GuestCheckedIn) recorded.event()).reference())
                .containsExactlyInAnyOrderElementsOf(references);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
