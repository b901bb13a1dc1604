package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.LogMark;

/** What every log owes to its projections. An adapter's test class extends it; each test begins with an empty log. */
public abstract class EventLogContract {

    private static final Instant REPORTED = Instant.parse("2026-07-01T15:00:00Z");

    /** The log under test, the same for the whole of one test. */
    protected abstract EventLog log();

    /** Stores events, in this order, each the first of its stream; returns when they can be read. */
    protected abstract void append(List<Event> events);

    @Test
    void an_empty_log_has_no_head_and_no_events() {
        assertThat(log().head()).isZero();
        assertThat(log().read(0, 10)).isEmpty();
    }

    @Test
    void events_come_back_as_they_were_in_the_order_of_their_positions() {
        List<Event> events = events(1, 7);
        append(events);
        List<Recorded<Event>> read = log().read(0, 100);
        assertThat(read)
                .extracting(Recorded::position)
                .doesNotHaveDuplicates()
                .isSorted()
                .allSatisfy(position -> assertThat(position).isPositive());
        assertThat(read).extracting(Recorded::event).containsExactlyElementsOf(events);
        assertThat(log().head()).isEqualTo(read.getLast().position());
    }

    @Test
    void reading_on_in_pieces_misses_nothing_and_repeats_nothing() {
        append(events(1, 10));
        append(events(11, 23));
        List<Event> read = new ArrayList<>();
        long after = 0;
        for (List<Recorded<Event>> piece = log().read(after, 4); !piece.isEmpty(); piece = log().read(after, 4)) {
            assertThat(piece).hasSizeLessThanOrEqualTo(4);
            for (Recorded<Event> recorded : piece) {
                assertThat(recorded.position()).isGreaterThan(after);
                after = recorded.position();
                read.add(recorded.event());
            }
        }
        assertThat(read).isEqualTo(events(1, 23));
    }

    @Test
    void waiting_for_what_is_there_already_is_no_wait() throws InterruptedException {
        append(events(1, 2));
        assertThat(log().awaitAfter(position(1), Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void waiting_ends_when_the_time_is_over() throws InterruptedException {
        append(events(1, 2));
        assertThat(log().awaitAfter(position(2), Duration.ofMillis(50))).isFalse();
    }

    @Test
    void waiting_ends_when_something_new_is_stored() throws Exception {
        append(events(1, 2));
        long second = position(2);
        CompletableFuture<Boolean> woken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                woken.complete(log().awaitAfter(second, Duration.ofSeconds(20)));
            } catch (InterruptedException e) {
                woken.completeExceptionally(e);
            }
        });
        append(events(3, 3));
        assertThat(woken.get()).isTrue();
        assertThat(log().head()).isEqualTo(position(3)).isGreaterThan(second);
    }

    @Test
    void what_comes_after_the_end_of_a_day_is_recorded_on_a_later_day() {
        append(events(1, 2));
        Instant night = log().read(0, 2).getLast().recordedAt().plus(Duration.ofDays(2));
        assertThat(log().timeAfter(position(1), night))
                .as("not the end of the log")
                .isNull();
        assertThat(log().timeAfter(position(2), night)).isEqualTo(night);
        append(events(3, 4));
        assertThat(log().read(position(2), 2))
                .allSatisfy(recorded -> assertThat(recorded.recordedAt()).isAfterOrEqualTo(night));
        assertThat(log().timeAfter(position(2), night.plus(Duration.ofDays(2)))).isNull();
    }

    @Test
    void the_time_of_the_log_never_goes_back() {
        append(events(1, 1));
        Instant night = log().read(0, 1).getFirst().recordedAt().plus(Duration.ofDays(2));
        assertThat(log().timeAfter(position(1), night)).isEqualTo(night);
        assertThat(log().timeAfter(position(1), night.minus(Duration.ofDays(1))))
                .isEqualTo(night);
    }

    @Test
    void a_mark_is_that_of_the_event_at_the_position_and_there_is_none_between() {
        append(events(1, 2));
        assertThat(log().mark(position(2)))
                .isEqualTo(LogMark.of(log().identity(), log().read(0, 2).getLast()));
        assertThat(log().mark(position(2) + 1)).isNull();
    }

    @Test
    void one_event_is_read_by_its_position_by_whoever_read_nothing_before_it() {
        append(events(1, 3));
        Recorded<Event> second = log().read(0, 3).get(1);
        log().dropCache();
        assertThat(log().readAt(second.position())).isEqualTo(second);
        assertThat(log().readAt(log().head() + 1)).isNull();
    }

    /** The position of the event with this number, from 1 on. */
    private long position(int number) {
        return log().read(0, number).getLast().position();
    }

    private static List<Event> events(int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            LocalDate day = LocalDate.of(2026, 7, 1).plusDays(i);
            events.add(new NilReported(new EstablishmentId("38-16531-0001"), day, REPORTED, "key-1"));
        }
        return events;
    }
}
